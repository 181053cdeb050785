package io.tributary.questdb.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.sink.SinkTaskContext;

/** Decides when Connect reads on from Kafka, and when it calls the task again though there is nothing to read. */
final class Pace {
    /** Fewer records than this are never a sign of a backlog. */
    private static final int FULL_POLL = 100;

    private static final long BACKLOG_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final long WAITING_FOR_LANE_MILLIS = 5;
    private static final long UNDER_WAY_MILLIS = 20;
    private static final long AWAY_MILLIS = 1_000;
    private static final long COMMIT_INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final SinkTaskContext context;
    private final DeliveryConfig config;
    private int largestPoll = FULL_POLL;
    private boolean behind;
    private long behindUntil;
    private final Set<TopicPartition> paused = new HashSet<>();
    private boolean full;
    private long lastCommit;
    private long rowsAtLastCommit;

    Pace(SinkTaskContext context, DeliveryConfig config, long now) {
        this.context = context;
        this.config = config;
        this.lastCommit = now;
    }

    /**
     * Whether Kafka has more at once: a poll just now was as large as polls get. The last poll alone does not tell, because
     * a backlog comes in fetches, and the last poll of each is small.
     */
    boolean isBehind(int polled, long now) {
        if (polled >= largestPoll) {
            largestPoll = polled;
            behindUntil = now + BACKLOG_NANOS;
            behind = true;
        } else if (now - behindUntil >= 0) {
            behind = false;
        }
        return behind;
    }

    /**
     * Pauses and resumes partitions.
     *
     * @param allTaken whether no record waits for room
     * @param ahead partitions that are to wait for others
     */
    void adjust(Outbox outbox, Link link, boolean allTaken, Set<TopicPartition> ahead, long now) {
        long rows = outbox.rows();
        long bytes = outbox.bytes();
        if (!allTaken || rows >= config.bufferRows() || bytes >= config.bufferBytes()) {
            full = true;
        } else if (rows <= config.bufferRows() / 2 && bytes <= config.bufferBytes() / 2) {
            full = false;
        }
        pauseOnly(full ? context.assignment() : ahead);
        callAgain(outbox, link, allTaken, full || !ahead.isEmpty(), now);
    }

    private void callAgain(Outbox outbox, Link link, boolean allTaken, boolean pausing, long now) {
        boolean unsent = outbox.hasUnsent() || !allTaken;
        if (link.isAway() && !outbox.isUnderWay()) {
            long untilNextTry = TimeUnit.NANOSECONDS.toMillis(link.nanosUntilNextTry(now));
            context.timeout(Math.max(1, Math.min(AWAY_MILLIS, untilNextTry)));
        } else if (outbox.isUnderWay()) {
            context.timeout(unsent ? WAITING_FOR_LANE_MILLIS : UNDER_WAY_MILLIS);
        } else if (unsent) {
            context.timeout(Math.max(1, config.linger().toMillis()));
        } else if (pausing) {
            // What is paused may be all there is to read, and only this task can resume it.
            context.timeout(UNDER_WAY_MILLIS);
        }
    }

    /**
     * Asks for a commit every five seconds while rows are taken, so that a crash does not send the rows of Connect's whole
     * commit interval, a minute by default, again.
     */
    void commitNowAndThen(long rowsTaken, long now) {
        if (rowsTaken != rowsAtLastCommit && now - lastCommit >= COMMIT_INTERVAL_NANOS) {
            committing(rowsTaken, now);
            context.requestCommit();
        }
    }

    /** Takes note of a commit. */
    void committing(long rowsTaken, long now) {
        lastCommit = now;
        rowsAtLastCommit = rowsTaken;
    }

    private void pauseOnly(Set<TopicPartition> wanted) {
        if (wanted.equals(paused)) {
            return;
        }
        Set<TopicPartition> assigned = context.assignment();
        TopicPartition[] more = assigned.stream()
                .filter(partition -> wanted.contains(partition) && !paused.contains(partition))
                .toArray(TopicPartition[]::new);
        // A partition that was paused, went and came back may still be paused.
        TopicPartition[] fewer = assigned.stream()
                .filter(partition -> paused.contains(partition) && !wanted.contains(partition))
                .toArray(TopicPartition[]::new);
        paused.addAll(List.of(more));
        paused.removeAll(List.of(fewer));
        if (more.length > 0) {
            context.pause(more);
        }
        if (fewer.length > 0) {
            context.resume(fewer);
        }
    }
}
