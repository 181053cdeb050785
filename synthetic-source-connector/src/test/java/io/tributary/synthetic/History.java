package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;

/** Records of the past, all of them, made at once. */
final class History {
    private History() {}

    /** The records of a task with these settings, which the counters have counted. */
    static List<SourceRecord> of(Map<String, String> settings, long records, TaskCounters counters)
            throws InterruptedException {
        settings.put("max.records", Long.toString(records));
        settings.put("time.mode", "historical");
        settings.put("start.time", "2024-01-01T00:00:00Z");
        SyntheticConfig config = SyntheticConfig.of(settings);
        RecordStream stream = new ShardAssembly(
                        config,
                        new FakePaceClock(TimeUnit.SECONDS.toNanos(1_800_000_000L)),
                        new FakeOffsets(),
                        counters)
                .stream(IntStream.range(0, config.data().shards()).boxed().toList());
        List<SourceRecord> all = new ArrayList<>();
        while (counters.value(ConnectorMetric.SHARDS_DONE) < config.data().shards()) {
            all.addAll(stream.poll());
        }
        return all;
    }
}
