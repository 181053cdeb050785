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

    /** A buffer doubles, but no more than this is added at once: it may be one that only just fits into the memory. */
    private static final int MOST_GROWTH = 8 << 20;

    private static final long EIGHT_DIGITS = 100_000_000;
    private static final long ZEROS = 0x3030303030303030L;

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
        ensure(length + Long.BYTES);
        size = copyShort(source, offset, length, size);
    }

    /** Appends a fragment. */
    public void put(Fragment fragment) {
        ensure(fragment.length() + Long.BYTES);
        size = copyWords(fragment.padded(), 0, fragment.length(), size);
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

    /** Appends a fragment, two bytes, and the eight bytes of a double, the lowest first. */
    void put(Fragment lead, byte first, byte second, double value) {
        ensure(lead.length() + 3 * Long.BYTES);
        int at = copyWords(lead.padded(), 0, lead.length(), size);
        bytes[at] = first;
        bytes[at + 1] = second;
        DOUBLE_LITTLE_ENDIAN.set(bytes, at + 2, value);
        size = at + 2 + Double.BYTES;
    }

    /** Appends a fragment, bytes that are likely to be few, and one more. */
    void put(Fragment lead, byte[] source, int offset, int length, byte last) {
        ensure(lead.length() + length + 2 * Long.BYTES);
        int at = copyWords(lead.padded(), 0, lead.length(), size);
        at = copyShort(source, offset, length, at);
        bytes[at] = last;
        size = at + 1;
    }

    private int copyShort(byte[] source, int offset, int length, int start) {
        if (length <= SHORT_BYTES && offset + length + Long.BYTES <= source.length) {
            return copyWords(source, offset, length, start);
        }
        System.arraycopy(source, offset, bytes, start, length);
        return start + length;
    }

    /** Copies whole words, hence up to seven bytes too many, which what is appended next overwrites. */
    private int copyWords(byte[] source, int offset, int length, int start) {
        byte[] target = bytes;
        for (int i = 0; i < length; i += Long.BYTES) {
            LONG.set(target, start + i, (long) LONG.get(source, offset + i));
        }
        return start + length;
    }

    /** Appends a number in decimal digits. */
    public void putLong(long value) {
        if (value == Long.MIN_VALUE) {
            putAscii("-9223372036854775808");
            return;
        }
        ensure(1 + 3 * Long.BYTES);
        long rest = value;
        if (rest < 0) {
            bytes[size++] = '-';
            rest = -rest;
        }
        if (rest < EIGHT_DIGITS) {
            putFirst(rest);
            return;
        }
        long upper = rest / EIGHT_DIGITS;
        if (upper < EIGHT_DIGITS) {
            putFirst(upper);
        } else {
            long top = upper / EIGHT_DIGITS;
            putFirst(top);
            putEight(upper - top * EIGHT_DIGITS);
        }
        putEight(rest - upper * EIGHT_DIGITS);
    }

    /** Appends a number of at most eight digits without the zeros before it. */
    private void putFirst(long value) {
        long digits = digits(value);
        int zeros = Math.min(Long.numberOfTrailingZeros(digits) >>> 3, Long.BYTES - 1);
        LONG.set(bytes, size, (digits | ZEROS) >>> (zeros * Byte.SIZE));
        size += Long.BYTES - zeros;
    }

    private void putEight(long value) {
        LONG.set(bytes, size, digits(value) | ZEROS);
        size += Long.BYTES;
    }

    /**
     * The eight decimal digits of a number, the first in the lowest byte: halves, then their halves, then digits are
     * parted in one word at once, with division as multiplication by a reciprocal that is exact in this range.
     */
    private static long digits(long value) {
        long fours = (value / 10_000) | ((value % 10_000) << 32);
        long hundreds = ((fours * 10_486) >>> 20) & 0x0000007F_0000007FL;
        long pairs = hundreds | ((fours - hundreds * 100) << 16);
        long tens = ((pairs * 103) >>> 10) & 0x000F000F_000F000FL;
        return tens | ((pairs - tens * 10) << 8);
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

    private void ensure(int more) {
        int needed = Math.addExact(size, more);
        if (needed > bytes.length) {
            long roomy = (long) bytes.length + Math.min(bytes.length, MOST_GROWTH);
            bytes = Arrays.copyOf(bytes, Math.max(needed, (int) Math.min(Integer.MAX_VALUE - 8L, roomy)));
        }
    }
}
