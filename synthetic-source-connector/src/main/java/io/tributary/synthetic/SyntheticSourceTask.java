package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import io.tributary.synthetic.pace.PaceClock;
import io.tributary.synthetic.pace.SystemPaceClock;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;

/** Makes the records of some shards. Started by Connect with a configuration from {@link SyntheticSourceConnector#taskConfigs}. */
public final class SyntheticSourceTask extends SourceTask {
    private volatile PaceClock clock;
    private RecordStream stream;
    private volatile Runnable hideMetrics = () -> {};

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public void start(Map<String, String> properties) {
        SyntheticConfig config = SyntheticConfig.of(properties);
        clock = new SystemPaceClock(Clock.systemUTC());
        TaskCounters counters = new TaskCounters();
        List<Integer> shards = TaskShards.of(properties);
        stream = new ShardAssembly(config, clock, context.offsetStorageReader(), counters).stream(shards);
        String connector = properties.getOrDefault("name", "unnamed");
        // The first shard of a task has the number of the task.
        hideMetrics = MetricsPublisher.publish(counters, config, context, connector, shards.get(0));
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        List<SourceRecord> records = stream.poll();
        return records.isEmpty() ? null : records;
    }

    @Override
    public void stop() {
        PaceClock started = clock;
        if (started != null) {
            started.release();
        }
        hideMetrics.run();
    }
}
