package io.tributary.synthetic.shape;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON into a buffer that grows: digits without a String, texts as bytes that are ready. */
final class JsonWriter {
    private static final int MAX_NUMBER_LENGTH = 24;
    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PAIRS = pairs();

    private byte[] buffer = new byte[512];
    private int length;

    void reset() {
        length = 0;
    }

    byte[] toBytes() {
        return Arrays.copyOf(buffer, length);
    }

    void raw(byte value) {
        reserve(1);
        buffer[length++] = value;
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
        int count = Math.max(least, digitCount(value));
        int end = length + count;
        int at = end;
        long rest = value;
        while (at - length >= 2) {
            int pair = (int) (rest % 100) << 1;
            rest /= 100;
            buffer[--at] = PAIRS[pair + 1];
            buffer[--at] = PAIRS[pair];
        }
        if (at > length) {
            buffer[--at] = (byte) ('0' + rest);
        }
        length = end;
    }

    private static int digitCount(long value) {
        int count = 1;
        long power = 10;
        while (count < 19 && value >= power) {
            count++;
            power *= 10;
        }
        return count;
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
}
