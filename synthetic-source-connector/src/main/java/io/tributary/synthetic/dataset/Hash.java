package io.tributary.synthetic.dataset;

/**
 * Hashes in place of a random number generator: a value depends on where it stands in the data and on nothing that was drawn before.
 *
 * <p>The mixer is the finalizer "Mix13" by David Stafford, as SplitMix64 uses it (Steele, Lea, Flood: "Fast Splittable Pseudorandom
 * Number Generators", OOPSLA 2014).
 */
public final class Hash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;

    private Hash() {}

    /** Scatters the bits of {@code value}; a bijection. */
    public static long mix(long value) {
        long z = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The hash number {@code index} of the stream that {@code seed} stands for. */
    public static long at(long seed, long index) {
        return mix(seed + (index + 1) * GOLDEN);
    }

    /** A number for a name, the same on every machine and in every version. */
    public static long of(String name) {
        long hash = 0xcbf29ce484222325L; // FNV-1a, 64 bits
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    /** Maps a hash to [0, 1), with 53 bits. */
    public static double unit(long hash) {
        return (hash >>> 11) * 0x1.0p-53;
    }

    /**
     * Maps a hash to [0, bound) without a division: the high half of the product of two unsigned numbers.
     *
     * @param bound more than 0
     */
    public static long below(long hash, long bound) {
        return Math.multiplyHigh(hash, bound) + ((hash >> 63) & bound);
    }
}
