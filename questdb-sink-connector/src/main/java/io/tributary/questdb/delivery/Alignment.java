package io.tributary.questdb.delivery;

import io.tributary.questdb.row.RecordEncoder;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;

/**
 * Keeps the partitions of a task side by side in time while Kafka has a backlog, by holding those that run ahead.
 *
 * <p>Together they may be ahead by half a request. A partition is held only as long as others catch up, and not longer than a
 * given time: then the distance is too great, and it runs freely until the others are there.
 */
final class Alignment {
    private static final long SILENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

    private final int rowsAhead;
    private final long longestNanos;

    /**
     * @param rowsAhead how many rows all partitions together may be ahead of the slowest
     * @param longest how long a partition is held
     */
    Alignment(int rowsAhead, Duration longest) {
        this.rowsAhead = rowsAhead;
        this.longestNanos = longest.toNanos();
    }

    /**
     * Up to which time the rows of all partitions are here, as far as can be told: the latest time of the partition that
     * is behind the others. One that has been silent for a while does not count, for it may have nothing to say.
     */
    static long completeUntil(Collection<PartitionTrack> tracks, long now) {
        long slowest = Long.MAX_VALUE;
        for (PartitionTrack track : tracks) {
            if (track.isHeld() || track.silentNanos(now) < SILENCE_NANOS) {
                slowest = Math.min(slowest, track.latestTime());
            }
        }
        return slowest;
    }

    /** The partitions that are to be paused now. */
    Set<TopicPartition> hold(Collection<PartitionTrack> tracks, long now) {
        long slowest = completeUntil(tracks, now);
        int each = rowsAhead / Math.max(1, tracks.size());
        boolean othersRun =
                tracks.stream().anyMatch(track -> !track.isHeld() && track.silentNanos(now) < SILENCE_NANOS);
        Set<TopicPartition> held = new HashSet<>();
        for (PartitionTrack track : tracks) {
            if (!othersRun || track.latestTime() == RecordEncoder.NO_TIME || track.latestTime() <= slowest) {
                track.joins();
            } else if (track.isHeld() && now - track.heldSince() >= longestNanos) {
                track.runsFreely();
            } else if (!track.isHeld() && track.rowsAhead() > each) {
                track.holdSince(now);
            }
            if (track.isHeld()) {
                held.add(track.partition());
            }
        }
        return held;
    }

    /** Lets all partitions run. */
    Set<TopicPartition> release(Collection<PartitionTrack> tracks) {
        tracks.forEach(PartitionTrack::joins);
        return Set.of();
    }
}
