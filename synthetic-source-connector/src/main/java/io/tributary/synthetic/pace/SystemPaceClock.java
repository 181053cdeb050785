package io.tributary.synthetic.pace;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The machine's wall clock at the start, carried on by its monotonic clock: a step of the wall clock does not disturb the rate. */
public final class SystemPaceClock implements PaceClock {
    private final long startEpochNanos;
    private final long startNanos;
    private final CountDownLatch released = new CountDownLatch(1);

    /**
     * @param wall tells the time at the start
     */
    public SystemPaceClock(Clock wall) {
        Instant now = wall.instant();
        this.startEpochNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
        this.startNanos = System.nanoTime();
    }

    @Override
    public long epochNanos() {
        return startEpochNanos + (System.nanoTime() - startNanos);
    }

    @Override
    public boolean await(long nanos) throws InterruptedException {
        return released.await(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void release() {
        released.countDown();
    }
}
