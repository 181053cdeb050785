package io.tributary.synthetic.shape;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes JSON into a buffer that grows: digits without a String and eight at a time, texts as bytes that are ready. */
final class JsonWriter {
    /** More than the longest number, because digits are written in words of eight bytes, the last of which may be of no use. */
    private static final int NUMBER_ROOM = 40;

    private static final byte[] MIN_LONG = Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
    private static final long[] POWERS_OF_TEN = powersOfTen();
    private static final int WORD = 8;
    private static final int WORD_LIMIT = 100_000_000;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

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
        reserve(NUMBER_ROOM);
        long magnitude = sign(value);
        digits(magnitude, digitCount(magnitude));
    }

    /**
     * Writes a number with a fixed count of decimals, always with a point, so that readers take it for a real number.
     *
     * @param unscaled the number times ten to the power of {@code decimals}; not Long.MIN_VALUE
     * @param decimals digits after the point
     */
    void decimal(long unscaled, int decimals) {
        reserve(NUMBER_ROOM);
        long magnitude = sign(unscaled);
        int count = Math.max(digitCount(magnitude), decimals + 1);
        if (count <= WORD && decimals > 0) {
            oneWord((int) magnitude, count, decimals);
            return;
        }
        long whole = magnitude / POWERS_OF_TEN[decimals];
        digits(whole, digitCount(whole));
        buffer[length++] = '.';
        digits(magnitude - whole * POWERS_OF_TEN[decimals], Math.max(1, decimals));
    }

    /** Without a division by a power of ten, the slowest part of it all: the word is written twice, the second time behind the point. */
    private void oneWord(int magnitude, int count, int decimals) {
        int whole = count - decimals;
        long word = eightDigits(magnitude) >>> (Long.SIZE - Byte.SIZE * count);
        WORDS.set(buffer, length, word);
        WORDS.set(buffer, length + whole + 1, word >>> (Byte.SIZE * whole));
        buffer[length + whole] = '.';
        length += count + 1;
    }

    private long sign(long value) {
        if (value < 0) {
            buffer[length++] = '-';
            return -value;
        }
        return value;
    }

    /** Writes the last {@code count} digits of a number that is not negative. */
    private void digits(long value, int count) {
        if (count <= WORD) {
            word((int) value, count);
            return;
        }
        long upper = value / WORD_LIMIT;
        digits(upper, count - WORD);
        word((int) (value - upper * WORD_LIMIT), WORD);
    }

    /** Writes all eight digits, the leading ones shifted out; what the word has beyond the digits is overwritten later. */
    private void word(int value, int count) {
        WORDS.set(buffer, length, eightDigits(value) >>> (Long.SIZE - Byte.SIZE * count));
        length += count;
    }

    /**
     * The eight ASCII digits of a number below 100,000,000, the first in the lowest byte: halves, quarters and digits are split off side by
     * side in one word, each division being a multiplication by a rounded reciprocal.
     *
     * <p>Source: Paul Khuong, "How to print integers really fast" (2017).
     */
    private static long eightDigits(int value) {
        int upper = value / 10_000;
        long halves = upper | ((long) (value - upper * 10_000) << 32);
        long hundreds = ((halves * 10_486) >>> 20) & 0x0000_007f_0000_007fL;
        long quarters = hundreds | ((halves - 100 * hundreds) << 16);
        long tens = ((quarters * 103) >>> 10) & 0x000f_000f_000f_000fL;
        return (tens | ((quarters - 10 * tens) << 8)) + 0x3030_3030_3030_3030L;
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

    private static long[] powersOfTen() {
        long[] powers = new long[19];
        powers[0] = 1;
        for (int i = 1; i < powers.length; i++) {
            powers[i] = powers[i - 1] * 10;
        }
        return powers;
    }
}
