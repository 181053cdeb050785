package io.tributary.transforms;

import java.nio.charset.StandardCharsets;

/** A hash that is the same in every JVM and version, spread evenly over 64 bits. */
final class StableHash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private StableHash() {}

    /** FNV-1a over UTF-8 (Fowler, Noll, Vo), then the finalizer of MurmurHash3 (Appleby), which evens out the high bits. */
    static long of(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
        hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return hash ^ (hash >>> 33);
    }

    /** The hash as a number from 0 up to and without 1. */
    static double fraction(String text) {
        return (of(text) >>> 11) * 0x1p-53;
    }
}
