package io.tributary.github.poll;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Where the task waits when there is nothing to do. */
public interface Idle {
    /** Waits until {@link #wake} is called, was called since the last wait, or the time is over. */
    void await(Duration atMost) throws InterruptedException;

    /** Ends the wait, or the next one; from any thread. */
    void wake();

    /** Waits in real time. */
    static Idle real() {
        Semaphore permits = new Semaphore(0);
        return new Idle() {
            @Override
            public void await(Duration atMost) throws InterruptedException {
                if (permits.tryAcquire(atMost.toNanos(), TimeUnit.NANOSECONDS)) {
                    permits.drainPermits();
                }
            }

            @Override
            public void wake() {
                permits.release();
            }
        };
    }
}
