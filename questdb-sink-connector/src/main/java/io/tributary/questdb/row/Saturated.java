package io.tributary.questdb.row;

/** Arithmetic that stops at the ends of the range instead of wrapping around. */
final class Saturated {
    private Saturated() {}

    static long multiply(long value, long positiveFactor) {
        long low = value * positiveFactor;
        if (Math.multiplyHigh(value, positiveFactor) == low >> (Long.SIZE - 1)) {
            return low;
        }
        return value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
