package io.tributary.questdb.delivery;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.metrics.PluginMetrics;
import org.apache.kafka.connect.errors.IllegalWorkerStateException;
import org.apache.kafka.connect.sink.ErrantRecordReporter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.sink.SinkTaskContext;

/**
 * A worker's side of a task, as far as a sink task sees it. Connect's consumer forgets that a partition is paused as soon as
 * it is not assigned; Connect itself remembers, until partitions are assigned the next time, and then pauses again.
 */
public final class FakeSinkTaskContext implements SinkTaskContext, ErrantRecordReporter {
    /** One call of {@link #report}. */
    public record Reported(SinkRecord record, Throwable error, CompletableFuture<Void> delivered) {}

    private final Set<TopicPartition> assignment = new HashSet<>();
    private final Set<TopicPartition> paused = new HashSet<>();
    private final Set<TopicPartition> pausedForConnect = new HashSet<>();
    private final List<Reported> reported = new ArrayList<>();
    private boolean hasReporter;
    private boolean reportsArriveAtOnce = true;
    private long timeout = -1;

    public FakeSinkTaskContext assign(TopicPartition... partitions) {
        assignment.addAll(List.of(partitions));
        pausedForConnect.retainAll(assignment);
        paused.addAll(pausedForConnect);
        return this;
    }

    public void unassign(TopicPartition... partitions) {
        List.of(partitions).forEach(assignment::remove);
        List.of(partitions).forEach(paused::remove);
    }

    public FakeSinkTaskContext withDeadLetterQueue() {
        hasReporter = true;
        return this;
    }

    public FakeSinkTaskContext withSlowDeadLetterQueue() {
        reportsArriveAtOnce = false;
        return withDeadLetterQueue();
    }

    /** What is not read from. */
    public Set<TopicPartition> paused() {
        return paused;
    }

    public List<Reported> reported() {
        return reported;
    }

    public List<Long> reportedOffsets() {
        return reported.stream().map(report -> report.record().kafkaOffset()).toList();
    }

    public long lastTimeout() {
        return timeout;
    }

    @Override
    public Future<Void> report(SinkRecord record, Throwable error) {
        CompletableFuture<Void> delivered = new CompletableFuture<>();
        reported.add(new Reported(record, error, delivered));
        if (reportsArriveAtOnce) {
            delivered.complete(null);
        }
        return delivered;
    }

    @Override
    public ErrantRecordReporter errantRecordReporter() {
        return hasReporter ? this : null;
    }

    @Override
    public void timeout(long timeoutMs) {
        timeout = timeoutMs;
    }

    @Override
    public Set<TopicPartition> assignment() {
        return Set.copyOf(assignment);
    }

    @Override
    public void pause(TopicPartition... partitions) {
        requireAssigned(partitions);
        paused.addAll(List.of(partitions));
        pausedForConnect.addAll(List.of(partitions));
    }

    @Override
    public void resume(TopicPartition... partitions) {
        requireAssigned(partitions);
        List.of(partitions).forEach(paused::remove);
        List.of(partitions).forEach(pausedForConnect::remove);
    }

    private void requireAssigned(TopicPartition... partitions) {
        if (!assignment.containsAll(List.of(partitions))) {
            throw new IllegalWorkerStateException("a partition that is not assigned");
        }
    }

    @Override
    public Map<String, String> configs() {
        return Map.of();
    }

    @Override
    public void offset(Map<TopicPartition, Long> offsets) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void offset(TopicPartition tp, long offset) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void requestCommit() {
        throw new AssertionError("no commit is due within the seconds that a test takes");
    }

    @Override
    public PluginMetrics pluginMetrics() {
        throw new NoSuchMethodError("as on Connect 3.6");
    }
}
