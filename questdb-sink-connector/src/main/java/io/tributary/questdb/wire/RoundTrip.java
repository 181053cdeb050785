package io.tributary.questdb.wire;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How far away the server is: the shortest time that any answer took. Safe for use by several threads. */
final class RoundTrip {
    private static final long NEAR_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    /** The first answers say little: they wait for the connection, and for a server that may have just started. */
    private static final int ENOUGH_ANSWERS = 4;

    private final AtomicLong shortest = new AtomicLong(Long.MAX_VALUE);
    private final AtomicInteger answers = new AtomicInteger();

    void took(long nanos) {
        shortest.accumulateAndGet(nanos, Math::min);
        answers.incrementAndGet();
    }

    /** Whether an answer needs less than 20 ms; assumed until some have come. */
    boolean isShort() {
        return answers.get() < ENOUGH_ANSWERS || shortest.get() < NEAR_NANOS;
    }
}
