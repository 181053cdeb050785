package io.tributary.synthetic.pace;

/**
 * One shard's share of a schedule.
 *
 * @param whole the schedule of all shards together
 * @param shard the shard's number, from 0
 * @param shards how many shards there are
 * @param base the index of the record that the schedule starts with; those before it were made by another schedule
 */
public record ShardSchedule(Schedule whole, int shard, int shards, long base) {
    /** The share from the first record on. */
    public ShardSchedule(Schedule whole, int shard, int shards) {
        this(whole, shard, shards, 0);
    }

    /** The same schedule, started with another record. */
    public ShardSchedule startedWith(long index) {
        return new ShardSchedule(whole, shard, shards, index);
    }

    /** The index of the first record that is not due by the given time, in nanoseconds since the start. */
    public long dueBy(long elapsedNanos) {
        return base + countBelow(whole.dueBy(elapsedNanos));
    }

    /** When the shard's record {@code index} is due, in nanoseconds since the start; as long before it for records before the base. */
    public long dueAt(long index) {
        long number = numberOf(index - base);
        return number >= 0 ? whole.dueAt(number) : -whole.dueAt(-number);
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
