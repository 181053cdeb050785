package io.tributary.synthetic.pace;

/**
 * One shard's share of a schedule.
 *
 * @param whole the schedule of all shards together
 * @param shard the shard's number, from 0
 * @param shards how many shards there are
 */
public record ShardSchedule(Schedule whole, int shard, int shards) {
    /** How many of the shard's records are due by the given time, in nanoseconds since the start. */
    public long dueBy(long elapsedNanos) {
        return countBelow(whole.dueBy(elapsedNanos));
    }

    /** When the shard's record {@code index} is due, in nanoseconds since the start. */
    public long dueAt(long index) {
        return whole.dueAt(numberOf(index));
    }

    /** The number in the whole of the shard's record {@code index}. */
    public long numberOf(long index) {
        return index * shards + shard;
    }

    /** How many of the first {@code total} records of the whole are the shard's. */
    public long countBelow(long total) {
        return total <= shard ? 0 : (total - shard - 1) / shards + 1;
    }
}
