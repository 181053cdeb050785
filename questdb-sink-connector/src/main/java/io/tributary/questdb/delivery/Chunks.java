package io.tributary.questdb.delivery;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory in pieces of one size, which serve whoever needs one next. They are small enough for G1 to treat them as any other
 * object; an array of half a region or more takes whole regions of its own.
 */
final class Chunks {
    /** A power of two, so that a position is a chunk and a place in it. */
    static final int BYTES = 1 << 18;

    /** Kept for use again, 32 MiB: what a task holds when QuestDB keeps up with it. */
    private static final int MOST_SPARE = 128;

    private final Deque<byte[]> spare = new ArrayDeque<>();

    byte[] take() {
        byte[] chunk = spare.poll();
        return chunk == null ? new byte[BYTES] : chunk;
    }

    /** Takes back a chunk that nobody reads any more; one too many is left to the collector. */
    void giveBack(byte[] chunk) {
        if (spare.size() < MOST_SPARE) {
            spare.push(chunk);
        }
    }

    /** How many chunks wait for use. */
    int spare() {
        return spare.size();
    }
}
