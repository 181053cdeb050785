package io.tributary.questdb.delivery;

import io.tributary.questdb.row.RecordEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * What is not yet safe of one partition, from its assignment to its revocation. Batches and reports hold their first
 * offset, so a record costs nothing here.
 */
final class PartitionTrack {
    private final TopicPartition partition;
    private final int lane;
    private final List<Hold> holds = new ArrayList<>();
    private boolean revoked;
    private long latestTime = RecordEncoder.NO_TIME;
    private long lastArrival;
    private long lastTurn;

    /**
     * @param now time spent listening, as in {@link #arrives}
     * @param turn how many turns partitions have had so far, as in {@link #arrives}
     */
    PartitionTrack(TopicPartition partition, int lane, long now, long turn) {
        this.partition = partition;
        this.lane = lane;
        this.lastArrival = now;
        this.lastTurn = turn;
    }

    /** The partition the records were read from, whatever a transform renamed their topic to. */
    TopicPartition partition() {
        return partition;
    }

    /** The lane whose requests carry this partition, one after the other. */
    int lane() {
        return lane;
    }

    /**
     * Takes note of a row that came.
     *
     * @param time the time of the row
     * @param now time spent listening to Kafka so far, in nanoseconds
     * @param turn how many turns partitions have had so far: how often records of one followed on those of another
     */
    void arrives(long time, long now, long turn) {
        latestTime = Math.max(latestTime, time);
        lastArrival = now;
        lastTurn = turn;
    }

    /** The latest time that a row of this partition had. */
    long latestTime() {
        return latestTime;
    }

    /** How long no row has come from this partition though Kafka was asked. */
    long silentNanos(long now) {
        return now - lastArrival;
    }

    /** How many turns partitions have had since a row came from this one. */
    long turnsSince(long turn) {
        return turn - lastTurn;
    }

    Hold hold(long offset) {
        Hold hold = new Hold(this, offset);
        holds.add(hold);
        return hold;
    }

    void release(Hold hold) {
        holds.remove(hold);
    }

    /** The first offset that is not safe; empty when all are. */
    OptionalLong firstUnsafe() {
        return holds.stream().mapToLong(Hold::offset).min();
    }

    /** Whether another task answers for this partition by now, so that its unsent rows are to be dropped. */
    boolean revoked() {
        return revoked;
    }

    void revoke() {
        revoked = true;
    }
}
