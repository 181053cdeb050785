package io.tributary.synthetic.dataset;

/**
 * A place in the data: record {@code index} of a shard and the series (device, sensor, truck, …) it reports on.
 *
 * <p>Mutable and reused from record to record by the generator that owns it, because it is on the hot path; a {@link ValueSource} only
 * reads it while it draws.
 */
public final class Place {
    private long recordHash;
    private long seriesHash;
    private int series;
    private double step;
    private long elapsedNanos;
    private long eventTime;

    Place() {}

    void set(long recordHash, long seriesHash, int series, double step, long elapsedNanos, long eventTime) {
        this.recordHash = recordHash;
        this.seriesHash = seriesHash;
        this.series = series;
        this.step = step;
        this.elapsedNanos = elapsedNanos;
        this.eventTime = eventTime;
    }

    /** A hash that is this record's own. */
    public long recordHash() {
        return recordHash;
    }

    /** A hash that all records of the series share. */
    public long seriesHash() {
        return seriesHash;
    }

    /** The number of the series, from 0; 0 when the data set has none. */
    public int series() {
        return series;
    }

    /** How far along its walks the series is: about the number of its records so far. */
    public double step() {
        return step;
    }

    /** Nanoseconds from the start of the schedule to the record's event time. */
    public long elapsedNanos() {
        return elapsedNanos;
    }

    /** The record's event time in the unit of the data. */
    public long eventTime() {
        return eventTime;
    }
}
