package io.tributary.questdb.delivery;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Average, largest value and 99th percentile of the last 30 to 60 seconds. Percentiles are exact to about 12 %: values
 * are counted in eight classes per power of two.
 */
public final class LatencyWindow {
    private static final long HALF_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final int CLASSES_PER_POWER = 8;

    private final LongSupplier nanos;
    private Half now;
    private Half before;

    LatencyWindow(LongSupplier nanos) {
        this.nanos = nanos;
        this.now = new Half(nanos.getAsLong());
        this.before = now;
    }

    /** What came in during 30 seconds. */
    private static final class Half {
        private final long start;
        private final long[] classes = new long[Long.SIZE * CLASSES_PER_POWER];
        private long count;
        private long sum;
        private long largest;

        private Half(long start) {
            this.start = start;
        }
    }

    /**
     * Adds a value.
     *
     * @param millis the value; what is below zero, as between clocks that differ, counts as zero
     */
    synchronized void add(long millis) {
        turn();
        long value = Math.max(0, millis);
        now.count++;
        now.sum += value;
        now.largest = Math.max(now.largest, value);
        now.classes[classOf(value)]++;
    }

    /** The average in milliseconds; 0 when nothing came in lately. */
    public synchronized double average() {
        turn();
        long count = now == before ? now.count : now.count + before.count;
        long sum = now == before ? now.sum : now.sum + before.sum;
        return count == 0 ? 0 : (double) sum / count;
    }

    /** The largest value in milliseconds; 0 when nothing came in lately. */
    public synchronized long largest() {
        turn();
        return Math.max(now.largest, before.largest);
    }

    /** The value in milliseconds that 99 of 100 do not exceed; 0 when nothing came in lately. */
    public synchronized long p99() {
        turn();
        long count = now == before ? now.count : now.count + before.count;
        long beyond = count / 100;
        for (int i = now.classes.length - 1; i >= 0; i--) {
            long here = now == before ? now.classes[i] : now.classes[i] + before.classes[i];
            if (here > beyond) {
                return Math.min(largest(), largestOf(i));
            }
            beyond -= here;
        }
        return 0;
    }

    private void turn() {
        long time = nanos.getAsLong();
        if (time - now.start >= 2 * HALF_NANOS) {
            now = new Half(time);
            before = now;
        } else if (time - now.start >= HALF_NANOS) {
            before = now;
            now = new Half(time);
        }
    }

    /** Values up to 15 have a class each; above, a power of two has eight. */
    private static int classOf(long value) {
        if (value < 2 * CLASSES_PER_POWER) {
            return (int) value;
        }
        int power = 63 - Long.numberOfLeadingZeros(value);
        int within = (int) (value >>> (power - 3)) & (CLASSES_PER_POWER - 1);
        return (power - 2) * CLASSES_PER_POWER + within;
    }

    private static long largestOf(int index) {
        if (index < 2 * CLASSES_PER_POWER) {
            return index;
        }
        int power = index / CLASSES_PER_POWER + 2;
        long within = index % CLASSES_PER_POWER;
        return ((CLASSES_PER_POWER + within + 1) << (power - 3)) - 1;
    }
}
