package io.tributary.questdb.row;

/** Arithmetic that stops at the ends of the range instead of wrapping around. */
final class Saturated {
    private Saturated() {}

    /** Whether a number is one of the ends, which may stand for any number beyond. */
    static boolean isEnd(long value) {
        return value == Long.MIN_VALUE || value == Long.MAX_VALUE;
    }

    /** Adds a number that is not negative; an end stays an end. */
    static long add(long value, long positive) {
        if (isEnd(value)) {
            return value;
        }
        return value > Long.MAX_VALUE - positive ? Long.MAX_VALUE : value + positive;
    }

    static long multiply(long value, long positiveFactor) {
        long low = value * positiveFactor;
        if (Math.multiplyHigh(value, positiveFactor) == low >> (Long.SIZE - 1)) {
            return low;
        }
        return value < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }
}
