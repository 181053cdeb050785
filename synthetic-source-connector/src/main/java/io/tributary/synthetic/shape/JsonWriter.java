package io.tributary.synthetic.shape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON into a buffer that grows: digits without a String, texts as bytes that are ready. */
final class JsonWriter {
    private static final int MAX_NUMBER_LENGTH = 24;
    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAIRS = pairs();
    private static final long[] POWERS_OF_TEN = powersOfTen();
    private static final int PART_DIGITS = 8;
    private static final int PART = 100_000_000;

    private byte[] buffer = new byte[512];
    private int length;

    void reset() {
        length = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    /** What was written, as an object: its members were written with a comma before each. */
    byte[] toObject() {
        reserve(2);
        if (length == 0) {
            length = 1;
        }
        buffer[0] = '{';
        buffer[length++] = '}';
        return toBytes();
    }

    void raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    void number(long value) {
        if (value == Long.MIN_VALUE) {
            raw(MIN_LONG);
            return;
        }
        reserve(MAX_NUMBER_LENGTH);
        digits(sign(value), 1);
    }

    /**
     * Writes a number with a fixed count of decimals, always with a point, so that readers take it for a real number.
     *
     * @param unscaled the number times ten to the power of {@code decimals}; not Long.MIN_VALUE
     * @param decimals digits after the point
     */
    void decimal(long unscaled, int decimals) {
        reserve(MAX_NUMBER_LENGTH);
        long magnitude = sign(unscaled);
        if (decimals == 0) {
            digits(magnitude, 1);
            buffer[length++] = '.';
            buffer[length++] = '0';
            return;
        }
        digits(magnitude, decimals + 1);
        System.arraycopy(buffer, length - decimals, buffer, length - decimals + 1, decimals);
        buffer[length - decimals] = '.';
        length++;
    }

    private long sign(long value) {
        if (value < 0) {
            buffer[length++] = '-';
            return -value;
        }
        return value;
    }

    /** Writes at least {@code least} digits, two at a time from the right. */
    private void digits(long value, int least) {
        int end = length + Math.max(least, digitCount(value));
        int at = end;
        long rest = value;
        // Division of an int costs a fraction of that of a long: large numbers are cut into parts first.
        for (; rest > Integer.MAX_VALUE; rest /= PART) {
            at -= PART_DIGITS;
            pairs((int) (rest % PART), at, at + PART_DIGITS);
        }
        pairs((int) rest, length, at);
        length = end;
    }

    /** Writes a number into the bytes from {@code from} to {@code end}, with zeros before it. */
    private void pairs(int value, int from, int end) {
        int rest = value;
        int at = end;
        while (at - from >= 2) {
            int next = rest / 100;
            int pair = (rest - next * 100) << 1;
            rest = next;
            buffer[--at] = PAIRS[pair + 1];
            buffer[--at] = PAIRS[pair];
        }
        if (at > from) {
            buffer[from] = (byte) ('0' + rest);
        }
    }

    /** How many digits a number has that is not negative: from its bits, 1233 / 4096 being close to the logarithm of 2. */
    private static int digitCount(long value) {
        long positive = value | 1;
        int atLeast = ((Long.SIZE - Long.numberOfLeadingZeros(positive)) * 1233) >>> 12;
        return positive < POWERS_OF_TEN[atLeast] ? atLeast : atLeast + 1;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }

    private static byte[] pairs() {
        byte[] pairs = new byte[200];
        for (int i = 0; i < 100; i++) {
            pairs[2 * i] = (byte) ('0' + i / 10);
            pairs[2 * i + 1] = (byte) ('0' + i % 10);
        }
        return pairs;
    }

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
