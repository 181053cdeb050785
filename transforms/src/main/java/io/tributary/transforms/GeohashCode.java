package io.tributary.transforms;

/**
 * The geohash of a position: longitude and latitude are halved in turn, longitude first, and each halving gives a bit; five
 * bits make a character. See <a href="https://en.wikipedia.org/wiki/Geohash">Geohash</a>; the system is by Gustavo Niemeyer.
 */
final class GeohashCode {
    static final int MAX_BITS = 60;
    static final int BITS_PER_CHARACTER = 5;

    private static final char[] ALPHABET = "0123456789bcdefghjkmnpqrstuvwxyz".toCharArray();
    private static final double HALF = 0x1p31;

    private GeohashCode() {}

    /**
     * The first bits of a position's geohash, right-aligned.
     *
     * @param latitude -90 to 90 degrees
     * @param longitude -180 to 180 degrees
     * @param bits 1 to {@link #MAX_BITS}
     */
    static long bits(double latitude, double longitude, int bits) {
        long x = spread(scale(longitude / 180.0));
        long y = spread(scale(latitude / 90.0));
        return ((x << 1) | y) >>> (64 - bits);
    }

    /** The geohash as text. */
    static String text(long bits, int characters) {
        char[] text = new char[characters];
        long rest = bits;
        for (int i = characters - 1; i >= 0; i--) {
            text[i] = ALPHABET[(int) (rest & 31)];
            rest >>>= BITS_PER_CHARACTER;
        }
        return new String(text);
    }

    /** The range -1 to 1 as 32 bits; the upper end belongs to the last cell. */
    private static long scale(double fraction) {
        return (long) Math.min((fraction + 1.0) * HALF, 0x1p32 - 1);
    }

    /** Puts a zero before each of 32 bits, as in Sean Anderson's "Bit Twiddling Hacks", interleave by magic numbers. */
    private static long spread(long value) {
        long v = value;
        v = (v | (v << 16)) & 0x0000FFFF0000FFFFL;
        v = (v | (v << 8)) & 0x00FF00FF00FF00FFL;
        v = (v | (v << 4)) & 0x0F0F0F0F0F0F0F0FL;
        v = (v | (v << 2)) & 0x3333333333333333L;
        return (v | (v << 1)) & 0x5555555555555555L;
    }
}
