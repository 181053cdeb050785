package io.tributary.stack.fault;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The quality of the line between client and server. Changes reach those who wait at once. Thread-safe. */
final class Line {
    private static final long SLICES_PER_SECOND = 20;
    private static final int LARGEST_SLICE = 64 * 1024;
    private static final long NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private long oneWayNanos;
    private long bytesPerSecond = FaultProxy.UNLIMITED;
    private boolean blackHole;

    Line() {}

    synchronized void setOneWay(Duration delay) {
        oneWayNanos = delay.toNanos();
        notifyAll();
    }

    synchronized void setBandwidth(long limit) {
        if (limit <= 0) {
            throw new IllegalArgumentException("The bandwidth must be positive, not " + limit);
        }
        bytesPerSecond = limit;
        notifyAll();
    }

    synchronized void setBlackHole(boolean on) {
        blackHole = on;
        notifyAll();
    }

    /** Waits until what was sent at a time of {@link System#nanoTime()} may arrive. */
    synchronized void awaitArrival(long sentAt) throws InterruptedException {
        while (true) {
            long left = sentAt + oneWayNanos - System.nanoTime();
            if (blackHole) {
                wait();
            } else if (left > 0) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            } else {
                return;
            }
        }
    }

    /** How much to send at once so that a limited line flows evenly. */
    synchronized int slice() {
        return (int) Math.max(1, Math.min(LARGEST_SLICE, bytesPerSecond / SLICES_PER_SECOND));
    }

    /** Waits as long as a line of this bandwidth is busy with so many bytes, sent at a time of {@link System#nanoTime()}. */
    synchronized void awaitSent(int bytes, long sentAt) throws InterruptedException {
        while (bytesPerSecond != FaultProxy.UNLIMITED) {
            long left = sentAt + (long) ((double) bytes / bytesPerSecond * NANOS_PER_SECOND) - System.nanoTime();
            if (left <= 0) {
                return;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }
}
