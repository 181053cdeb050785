package io.tributary.synthetic.pace;

/**
 * When the records of all shards together are due: a function of time alone. Record number 0 is due at the start.
 *
 * <p>Record {@code i} of shard {@code s} of {@code n} shards is record number {@code i * n + s} of the whole, so that the shards interleave
 * evenly.
 */
public interface Schedule {
    /**
     * How many records are due by the given time.
     *
     * @param elapsedNanos nanoseconds since the start, not negative
     */
    long dueBy(long elapsedNanos);

    /**
     * When a record is due, in nanoseconds since the start, at most Long.MAX_VALUE; never decreases with {@code number}.
     *
     * @param number the record's number in the whole, not negative
     */
    long dueAt(long number);

    /** The highest rate that is ever reached, in records per second. */
    double peakRate();
}
