package io.tributary.synthetic;

import io.tributary.synthetic.fault.FaultTally;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The numbers behind the metrics of a task. Written by the task's thread, read by any. */
final class TaskCounters {
    private final AtomicLong records = new AtomicLong();
    private final AtomicLong slips = new AtomicLong();
    private final AtomicLong slippedNanos = new AtomicLong();
    private final FaultTally faults = new FaultTally();
    private volatile long nanosLate;
    private volatile int shardsDone;

    void polled(int count, long late, int done) {
        records.addAndGet(count);
        nanosLate = late;
        shardsDone = done;
    }

    void slipped(long nanos) {
        slips.incrementAndGet();
        slippedNanos.addAndGet(nanos);
    }

    FaultTally faults() {
        return faults;
    }

    /** The value of any metric but {@link ConnectorMetric#FAULTS}, which has one for each kind. */
    long value(ConnectorMetric metric) {
        return switch (metric) {
            case RECORDS -> records.get();
            case LAG -> TimeUnit.NANOSECONDS.toMillis(nanosLate);
            case SLIPS -> slips.get();
            case SLIPPED -> TimeUnit.NANOSECONDS.toMillis(slippedNanos.get());
            case SHARDS_DONE -> shardsDone;
            case FAULTS -> throw new IllegalArgumentException("counted by kind");
        };
    }
}
