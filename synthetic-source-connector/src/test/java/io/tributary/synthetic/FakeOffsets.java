package io.tributary.synthetic;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.storage.OffsetStorageReader;

/** Offsets in memory, as Connect would have stored them. */
final class FakeOffsets implements OffsetStorageReader {
    private final Map<Map<String, ?>, Map<String, Object>> stored = new HashMap<>();

    void commit(SourceRecord record) {
        stored.put(record.sourcePartition(), new HashMap<>(record.sourceOffset()));
    }

    @Override
    public <T> Map<String, Object> offset(Map<String, T> partition) {
        return stored.get(partition);
    }

    @Override
    public <T> Map<Map<String, T>, Map<String, Object>> offsets(Collection<Map<String, T>> partitions) {
        return partitions.stream().filter(stored::containsKey).collect(Collectors.toMap(it -> it, stored::get));
    }
}
