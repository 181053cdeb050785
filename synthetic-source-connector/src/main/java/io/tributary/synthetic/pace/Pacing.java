package io.tributary.synthetic.pace;

/** Says how many records of one shard are owed. */
public interface Pacing {
    /**
     * How many of the shard's records are due and not yet made.
     *
     * @param next the index of the shard's next record
     * @param last the index of the record that has to be due before the next one may go out, itself or one after it
     * @param now the time, in nanoseconds since 1970
     */
    long owed(long next, long last, long now);

    /**
     * How long until the shard's next record may go out, in nanoseconds; 0 when it may.
     *
     * @param last the index of the record that has to be due before
     * @param now the time, in nanoseconds since 1970
     */
    long nanosUntil(long last, long now);

    /**
     * For how long the shard's next record could have been out, in nanoseconds; 0 when it is not late.
     *
     * @param last the index of the record that had to be due before
     * @param now the time, in nanoseconds since 1970
     */
    long nanosLate(long last, long now);

    /** The instant the schedule counts from, in nanoseconds since 1970. */
    long origin();
}
