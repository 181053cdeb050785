package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import io.tributary.synthetic.pace.ShardSchedule;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceConnectorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Watches the committed offsets of all shards and asks for new task configurations, of which there are none, when all are done. */
final class EndWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EndWatch.class);
    private static final long PERIOD_SECONDS = 2;

    private final SyntheticConfig config;
    private final SourceConnectorContext context;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "synthetic-source-end-watch");
        thread.setDaemon(true);
        return thread;
    });

    private ScheduledFuture<?> looking;

    EndWatch(SyntheticConfig config, SourceConnectorContext context) {
        this.config = config;
        this.context = context;
    }

    void start() {
        looking = timer.scheduleWithFixedDelay(this::look, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
    }

    /** Whether the committed offsets say that all shards are done. */
    boolean isDone() {
        List<Map<String, Object>> partitions = IntStream.range(0, config.data().shards())
                .mapToObj(ShardOffset::partition)
                .toList();
        Map<Map<String, Object>, Map<String, Object>> stored =
                context.offsetStorageReader().offsets(partitions);
        return IntStream.range(0, config.data().shards()).allMatch(shard -> isDone(shard, stored));
    }

    private boolean isDone(int shard, Map<Map<String, Object>, Map<String, Object>> stored) {
        long end = new ShardSchedule(
                        config.rate().schedule(), shard, config.data().shards())
                .countBelow(config.data().maxRecords());
        return StoredOffset.of(stored.get(ShardOffset.partition(shard)))
                .map(offset -> offset.index() >= end)
                .orElse(end == 0);
    }

    private void look() {
        try {
            if (isDone()) {
                LOG.info(
                        "All {} records are made: ending the tasks.",
                        config.data().maxRecords());
                timer.shutdown();
                context.requestTaskReconfiguration();
            }
        } catch (RuntimeException e) {
            LOG.warn("Cannot read the committed offsets to see whether all records are made; trying again.", e);
        }
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
        }
        timer.shutdownNow();
    }
}
