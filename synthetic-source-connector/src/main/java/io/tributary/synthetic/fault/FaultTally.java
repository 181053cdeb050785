package io.tributary.synthetic.fault;

import java.util.concurrent.atomic.AtomicLongArray;

/** How often each kind of trouble was made by a task. Written by one thread, read by any. */
public final class FaultTally {
    private final AtomicLongArray counts = new AtomicLongArray(FaultKind.values().length);

    /** The records a kind has happened to since the task started. */
    public long count(FaultKind kind) {
        return counts.get(Long.numberOfTrailingZeros(kind.bit()));
    }

    /** Counts a record with each kind of a set. */
    void add(long kinds) {
        for (long rest = kinds; rest != 0; rest &= rest - 1) {
            counts.getAndIncrement(Long.numberOfTrailingZeros(rest));
        }
    }
}
