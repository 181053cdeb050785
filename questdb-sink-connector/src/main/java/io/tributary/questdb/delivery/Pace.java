package io.tributary.questdb.delivery;

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
    /** Whether no more rows can be held; until a quarter of them has gone. */
    private boolean full;

    private Set<TopicPartition> paused = Set.of();
    /** Whether partitions came or went since: what Connect made of the pause in the meantime is not known. */
    private boolean uncertain;

    private long lastCommit;
    private long rowsAtLastCommit;

    Pace(SinkTaskContext context, DeliveryConfig config, long now) {
        this.context = context;
        this.config = config;
        this.lastCommit = now;
    }

    /**
     * Whether Kafka has more at once: a poll just now was as large as polls get. The last poll alone does not tell, because
     * a backlog comes in fetches, and the last poll of each is small. While there is no room nothing is polled.
     */
    boolean isBehind(int polled, long now) {
        if (polled >= largestPoll || full) {
            largestPoll = Math.max(largestPoll, polled);
            behindUntil = now + BACKLOG_NANOS;
            behind = true;
        } else if (now - behindUntil >= 0) {
            behind = false;
        }
        return behind;
    }

    /** Whether Kafka is asked for nothing. */
    boolean isPaused() {
        return !paused.isEmpty();
    }

    /** Takes note that partitions come or go. Connect may forget their pause, or pause those that come back. */
    void rebalanced() {
        uncertain = true;
    }

    void adjust(Outbox outbox, Link link, boolean allTaken, long now) {
        long rows = outbox.rows();
        long bytes = outbox.bytes();
        if (rows >= config.bufferRows() || bytes >= config.bufferBytes()) {
            full = true;
        } else if (rows <= config.bufferRows() / 4 * 3 && bytes <= config.bufferBytes() / 4 * 3) {
            full = false;
        }
        if (full || !allTaken) {
            pause();
        } else {
            resume();
        }
        callAgain(outbox, link, allTaken, now);
    }

    private void callAgain(Outbox outbox, Link link, boolean allTaken, long now) {
        boolean unsent = outbox.hasUnsent() || !allTaken;
        if (link.isAway() && !outbox.isUnderWay()) {
            long untilNextTry = TimeUnit.NANOSECONDS.toMillis(link.nanosUntilNextTry(now));
            context.timeout(Math.max(1, Math.min(AWAY_MILLIS, untilNextTry)));
        } else if (outbox.isUnderWay()) {
            context.timeout(unsent ? WAITING_FOR_LANE_MILLIS : UNDER_WAY_MILLIS);
        } else if (unsent) {
            context.timeout(Math.max(1, config.linger().toMillis()));
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

    private void pause() {
        Set<TopicPartition> assigned = context.assignment();
        if (uncertain || !assigned.equals(paused)) {
            uncertain = false;
            paused = Set.copyOf(assigned);
            context.pause(assigned.toArray(TopicPartition[]::new));
        }
    }

    private void resume() {
        if (uncertain || !paused.isEmpty()) {
            uncertain = false;
            paused = Set.of();
            context.resume(context.assignment().toArray(TopicPartition[]::new));
        }
    }
}
