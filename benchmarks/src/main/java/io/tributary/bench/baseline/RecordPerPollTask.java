package io.tributary.bench.baseline;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Hands Connect one record at a time. */
public final class RecordPerPollTask extends SourceTask {
    private static final Map<String, Object> PARTITION = Map.of("task.id", 0L);

    private final GenericReadings readings = new GenericReadings(new Random(1));
    private String topic;
    private long count;

    /** Made by Connect. */
    public RecordPerPollTask() {}

    @Override
    public String version() {
        return "1";
    }

    @Override
    public void start(Map<String, String> config) {
        topic = config.get(RecordPerPollConnector.TOPIC);
    }

    @Override
    public List<SourceRecord> poll() {
        Object value = readings.toStruct(readings.next());
        count++;
        ConnectHeaders headers = new ConnectHeaders();
        headers.addLong("task.generation", 0L);
        headers.addLong("task.id", 0L);
        headers.addLong("current.iteration", count);
        Map<String, Object> offset = Map.of("task.generation", 0L, "current.iteration", count, "random.seed", 1L);
        return List.of(new SourceRecord(
                PARTITION, offset, topic, null, null, null, GenericReadings.SCHEMA, value, null, headers));
    }

    @Override
    public void stop() {}
}
