package io.tributary.synthetic.pace;

/** Says how many records of one shard are owed. */
public interface Pacing {
    /**
     * How many of the shard's records are due and not yet made.
     *
     * @param next the index of the shard's next record
     * @param now the time, in nanoseconds since 1970
     */
    long owed(long next, long now);

    /**
     * How long until the shard's next record is due, in nanoseconds; 0 when it is.
     *
     * @param next the index of the shard's next record
     * @param now the time, in nanoseconds since 1970
     */
    long nanosUntil(long next, long now);

    /**
     * How late the shard's next record is, in nanoseconds; 0 when it is not late.
     *
     * @param next the index of the shard's next record
     * @param now the time, in nanoseconds since 1970
     */
    long nanosLate(long next, long now);

    /** The instant the schedule counts from, in nanoseconds since 1970. */
    long origin();
}
