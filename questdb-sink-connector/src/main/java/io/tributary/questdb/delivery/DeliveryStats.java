package io.tributary.questdb.delivery;

import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** What delivery has done so far and holds now, for the metrics. Written by the task's thread, read by others. */
public final class DeliveryStats {
    private final Clock clock;
    private final LatencyWindow requestLatency;
    private final LatencyWindow recordLatency;
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicLong badRecords = new AtomicLong();
    private final AtomicLong reportedRecords = new AtomicLong();
    private final AtomicLong ignoredRecords = new AtomicLong();
    private volatile long rowsUnderWay;
    private volatile long bytesUnderWay;
    private volatile long rowsHeld;
    private volatile long bytesHeld;
    private volatile long awayMillis;

    /**
     * Starts with zeros.
     *
     * @param clock tells the age of records
     * @param nanos tells how long something took
     */
    public DeliveryStats(Clock clock, LongSupplier nanos) {
        this.clock = clock;
        this.requestLatency = new LatencyWindow(nanos);
        this.recordLatency = new LatencyWindow(nanos);
    }

    void accepted(Batch batch, long tookNanos) {
        rows.addAndGet(batch.rows());
        bytes.addAndGet(batch.bytes());
        requests.incrementAndGet();
        requestLatency.add(TimeUnit.NANOSECONDS.toMillis(tookNanos));
        if (batch.oldestMillis() != Long.MAX_VALUE) {
            recordLatency.add(clock.millis() - batch.oldestMillis());
        }
    }

    void retried() {
        retries.incrementAndGet();
    }

    void badRecord() {
        badRecords.incrementAndGet();
    }

    void reportedRecord() {
        reportedRecords.incrementAndGet();
    }

    void ignoredRecord() {
        ignoredRecords.incrementAndGet();
    }

    void holds(Outbox outbox, long totalAwayMillis) {
        rowsHeld = outbox.rows();
        bytesHeld = outbox.bytes();
        rowsUnderWay = outbox.rowsUnderWay();
        bytesUnderWay = outbox.bytesUnderWay();
        awayMillis = totalAwayMillis;
    }

    /** Rows that QuestDB has taken. */
    public long rows() {
        return rows.get();
    }

    /** Bytes of lines that QuestDB has taken. */
    public long bytes() {
        return bytes.get();
    }

    /** Requests that QuestDB has taken. */
    public long requests() {
        return requests.get();
    }

    /** Requests that had to be sent again. */
    public long retries() {
        return retries.get();
    }

    /** Records that could not become rows. */
    public long badRecords() {
        return badRecords.get();
    }

    /** Bad records handed to the dead letter queue. */
    public long reportedRecords() {
        return reportedRecords.get();
    }

    /** Records that make no row by configuration. */
    public long ignoredRecords() {
        return ignoredRecords.get();
    }

    /** Rows in requests that QuestDB has not answered yet. */
    public long rowsUnderWay() {
        return rowsUnderWay;
    }

    /** Bytes in requests that QuestDB has not answered yet. */
    public long bytesUnderWay() {
        return bytesUnderWay;
    }

    /** Rows waiting or under way. */
    public long rowsHeld() {
        return rowsHeld;
    }

    /** Bytes waiting or under way. */
    public long bytesHeld() {
        return bytesHeld;
    }

    /** How long QuestDB did not take rows, in all, in milliseconds. */
    public long awayMillis() {
        return awayMillis;
    }

    /** From sending a request to its answer. */
    public LatencyWindow requestLatency() {
        return requestLatency;
    }

    /** From the Kafka timestamp of the oldest record of a request to the request's answer. */
    public LatencyWindow recordLatency() {
        return recordLatency;
    }
}
