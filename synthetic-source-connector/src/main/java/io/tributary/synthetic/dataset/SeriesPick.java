package io.tributary.synthetic.dataset;

/** Which of a shard's series a record reports on, and how far that series has come. */
interface SeriesPick {
    /**
     * The series of a record, as a number from 0 among the shard's own.
     *
     * @param index the record's index in the shard
     * @param recordHash the record's hash
     */
    int pick(long index, long recordHash);

    /**
     * The expected part of the shard's records that report on a series.
     *
     * @param local the series, as {@link #pick} returned it
     */
    double share(int local);
}
