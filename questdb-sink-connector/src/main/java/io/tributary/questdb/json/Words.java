package io.tributary.questdb.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Looks at eight bytes of text at once. The first byte of the text is the lowest of the word, so the lowest bit that a
 * test sets belongs to the first byte that passes it; bits above that one may be wrong.
 */
final class Words {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';
    private static final long BLANKS = ONES * ' ';
    private static final long ZEROS = ONES * '0';
    /** What has to be added to a byte for its high bit to be set if it is more than 9. */
    private static final long BEYOND_NINE = ONES * (0x80 - 10);

    private Words() {}

    static long at(byte[] bytes, int index) {
        return (long) LONG.get(bytes, index);
    }

    /** A bit for the first byte that is a quote, a backslash, a control character or not ASCII; 0 if there is none. */
    static long special(long word) {
        long quote = word ^ QUOTES;
        long backslash = word ^ BACKSLASHES;
        long found = ((quote - ONES) & ~quote) | ((backslash - ONES) & ~backslash) | ((word - BLANKS) & ~word) | word;
        return found & HIGH_BITS;
    }

    /** A bit for the first byte that is no digit; 0 if there is none. */
    static long noDigit(long word) {
        long digits = word ^ ZEROS;
        return ((digits + BEYOND_NINE) | digits) & HIGH_BITS;
    }

    /** How many bytes are before the byte that a test found; 8 when it found none. */
    static int before(long found) {
        return Long.numberOfTrailingZeros(found) >>> 3;
    }

    /** The number that the first digits of a word make; {@code count} is from 1 to 8. */
    static long number(long word, int count) {
        // Digits are brought to the end of the word, with zeros before them, and then added up in pairs of pairs of
        // pairs.
        long digits = (word ^ ZEROS) << (Long.SIZE - count * Byte.SIZE);
        long pairs = ((digits * (1 + (10 << 8))) >>> 8) & 0x00FF00FF00FF00FFL;
        long fours = ((pairs * (1 + (100 << 16))) >>> 16) & 0x0000FFFF0000FFFFL;
        return (fours * (1 + (10_000L << 32))) >>> 32;
    }
}
