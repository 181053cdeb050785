package io.tributary.synthetic.pace;

import java.math.BigInteger;

/** A constant rate, kept as a ratio of whole numbers: it never drifts, however long it runs. */
public final class ConstantRate implements Schedule {
    private final long records;
    private final long nanos;

    /**
     * @param records records per {@code nanos}, more than 0
     * @param nanos the time they take, in nanoseconds, more than 0
     */
    public ConstantRate(long records, long nanos) {
        long divisor =
                BigInteger.valueOf(records).gcd(BigInteger.valueOf(nanos)).longValueExact();
        this.records = records / divisor;
        this.nanos = nanos / divisor;
    }

    /** A rate in records per second, exact to a thousandth of a record. */
    public static ConstantRate perSecond(double rate) {
        return new ConstantRate(Math.max(1, Math.round(rate * 1_000)), 1_000_000_000_000L);
    }

    @Override
    public long dueBy(long elapsedNanos) {
        // All numbers k with k * nanos / records < elapsedNanos + 1.
        return scale(elapsedNanos + 1, records, nanos, nanos - 1);
    }

    @Override
    public long dueAt(long number) {
        return scale(number, nanos, records, 0);
    }

    @Override
    public double peakRate() {
        return records * 1e9 / nanos;
    }

    /**
     * {@code (value * factor + extra) / divisor}, rounded down, at most Long.MAX_VALUE; the whole part is exact, the rest a double only where it
     * overflows.
     */
    private static long scale(long value, long factor, long divisor, long extra) {
        long rounds = value / divisor;
        long rest = value % divisor;
        boolean fits = Math.multiplyHigh(rest, factor) == 0 && rest * factor >= 0 && rest * factor + extra >= 0;
        long part = fits ? (rest * factor + extra) / divisor : (long) (((double) rest * factor + extra) / divisor);
        long whole = rounds * factor;
        boolean tooFar = Math.multiplyHigh(rounds, factor) != 0 || whole < 0 || whole + part < 0;
        return tooFar ? Long.MAX_VALUE : whole + part;
    }
}
