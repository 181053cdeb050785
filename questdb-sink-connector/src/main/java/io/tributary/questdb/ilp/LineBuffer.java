package io.tributary.questdb.ilp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A growable run of bytes that holds whole lines of the InfluxDB line protocol as QuestDB reads it.
 *
 * <p>Not safe for use by several threads at once: one thread fills it, hands it over and takes another.
 */
public final class LineBuffer {
    private static final VarHandle INT_LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle DOUBLE_LITTLE_ENDIAN =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Up to here a loop over words is faster than the call that copies arrays. */
    private static final int SHORT_BYTES = 48;

    /** The first number of so many digits and one more. */
    private static final long[] POWERS = new long[19];

    private static final byte[] TENS = new byte[100];
    private static final byte[] ONES = new byte[100];

    static {
        long power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
        for (int i = 0; i < 100; i++) {
            TENS[i] = (byte) ('0' + i / 10);
            ONES[i] = (byte) ('0' + i % 10);
        }
    }

    private byte[] bytes;
    private int size;

    /**
     * @param initialCapacity bytes to reserve; the buffer grows as needed
     */
    public LineBuffer(int initialCapacity) {
        this.bytes = new byte[initialCapacity];
    }

    /** The number of bytes written. */
    public int size() {
        return size;
    }

    /** The backing array; only the first {@link #size()} bytes count. It changes when the buffer grows. */
    public byte[] array() {
        return bytes;
    }

    /**
     * Forgets everything behind a position, for instance the half-written line of a record that turned out to be bad.
     *
     * @param newSize a position that {@link #size()} returned before
     */
    public void truncate(int newSize) {
        if (newSize < 0 || newSize > size) {
            throw new IllegalArgumentException("cannot truncate " + size + " bytes to " + newSize);
        }
        size = newSize;
    }

    /** Appends one byte. */
    public void put(byte value) {
        ensure(1);
        bytes[size++] = value;
    }

    /** Appends {@code length} bytes of {@code source} from {@code offset} on. */
    public void put(byte[] source, int offset, int length) {
        ensure(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
    }

    /** Appends all bytes of {@code source}. */
    public void put(byte[] source) {
        put(source, 0, source.length);
    }

    /** Appends bytes that are likely to be few. */
    public void putShort(byte[] source, int offset, int length) {
        if (length > SHORT_BYTES || offset + length + Long.BYTES > source.length) {
            put(source, offset, length);
        } else {
            putWords(source, offset, length);
        }
    }

    /** Appends a fragment. */
    public void put(Fragment fragment) {
        putWords(fragment.padded(), 0, fragment.length());
    }

    /** Copies whole words, hence up to seven bytes too many, which what is appended next overwrites. */
    private void putWords(byte[] source, int offset, int length) {
        ensure(length + Long.BYTES);
        byte[] target = bytes;
        int start = size;
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(target, start + i, (long) LONG.get(source, offset + i));
        }
        size = start + length;
    }

    /** Appends everything in another buffer. */
    public void put(LineBuffer other) {
        put(other.bytes, 0, other.size);
    }

    /** Appends text that is known to hold ASCII only. */
    public void putAscii(String text) {
        int length = text.length();
        ensure(length);
        for (int i = 0; i < length; i++) {
            bytes[size + i] = (byte) text.charAt(i);
        }
        size += length;
    }

    /** Appends a number in decimal digits. */
    public void putLong(long value) {
        if (value == Long.MIN_VALUE) {
            putAscii("-9223372036854775808");
            return;
        }
        ensure(20);
        long rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = -rest;
        }
        int end = size + digits(rest);
        int at = end;
        while (rest >= 100) {
            long quotient = rest / 100;
            int pair = (int) (rest - quotient * 100);
            bytes[--at] = ONES[pair];
            bytes[--at] = TENS[pair];
            rest = quotient;
        }
        bytes[--at] = ONES[(int) rest];
        if (rest >= 10) {
            bytes[--at] = TENS[(int) rest];
        }
        size = end;
    }

    /** Appends four bytes, the lowest first. */
    public void putIntLittleEndian(int value) {
        ensure(Integer.BYTES);
        INT_LITTLE_ENDIAN.set(bytes, size, value);
        size += Integer.BYTES;
    }

    /** Appends the eight bytes of a double, the lowest first. */
    public void putDoubleLittleEndian(double value) {
        ensure(Double.BYTES);
        DOUBLE_LITTLE_ENDIAN.set(bytes, size, value);
        size += Double.BYTES;
    }

    private static int digits(long positive) {
        // The logarithm to base 2 times that of 2 to base 10 is the answer or one less.
        int guess = ((Long.SIZE - Long.numberOfLeadingZeros(positive | 1)) * 1233) >>> 12;
        return guess < POWERS.length && positive < POWERS[guess] ? Math.max(1, guess) : guess + 1;
    }

    private void ensure(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8L, bytes.length * 2L)));
        }
    }
}
