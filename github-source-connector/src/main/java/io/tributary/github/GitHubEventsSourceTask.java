package io.tributary.github;

import io.tributary.github.api.HttpTransport;
import io.tributary.github.config.SourceConfig;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.FeedReader;
import io.tributary.github.poll.FeedPoller;
import io.tributary.github.poll.FeedPollerBuilder;
import io.tributary.github.poll.Idle;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.source.SourceTask;
import org.apache.kafka.connect.source.TransactionContext;

/** Reads the feeds of one task. One call of {@link #poll} returns the records of one complete read of one feed, or none. */
public final class GitHubEventsSourceTask extends SourceTask {
    /** Connect stops a task between two calls of {@code poll()}: none may take long. */
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private final InstantSource clock = InstantSource.system();
    private FeedPoller poller;
    private ReadRecords records;
    private MetricsExport export;

    /** For Connect. */
    public GitHubEventsSourceTask() {}

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public void start(Map<String, String> properties) {
        SourceConfig config = SourceConfig.of(properties, PluginVersion.get());
        List<FeedReader> readers = StoredPositions.readers(config, context.offsetStorageReader());
        TaskCredentials credentials = TaskCredentials.of(config);
        TaskMetrics metrics = new TaskMetrics(clock, readers.size());
        export = MetricsExport.of(context, properties, config.share().index(), metrics);
        records = new ReadRecords(config.endpoint(), config.output(), metrics);
        poller = new FeedPollerBuilder(
                        config.endpoint(),
                        new HttpTransport(config.http()),
                        config.polling(),
                        metrics,
                        clock,
                        Idle.real(),
                        new Random())
                .build(readers, credentials.credentials(), config.reserve(), credentials.sharers());
    }

    @Override
    public List<SourceRecord> poll() throws InterruptedException {
        Optional<CompletedRead> read = poller.poll();
        if (read.isEmpty()) {
            poller.await(LONGEST_WAIT);
            read = poller.poll();
        }
        List<SourceRecord> batch =
                read.map(it -> records.of(it, clock.instant())).orElse(List.of());
        if (batch.isEmpty()) {
            return null; // Connect's sign for "nothing now"
        }
        endTransactionAfter(batch.get(batch.size() - 1));
        return batch;
    }

    /** With exactly-once support and {@code transaction.boundary=connector}: one transaction for each read. */
    private void endTransactionAfter(SourceRecord last) {
        TransactionContext transactions = context.transactionContext();
        if (transactions != null) {
            transactions.commitTransaction(last);
        }
    }

    @Override
    public void stop() {
        if (poller != null) {
            poller.close();
        }
        if (export != null) {
            export.close();
        }
    }
}
