package io.tributary.questdb.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Memory outside the heap in pieces of one size, which serve whoever needs one next. What lies there does not count for the
 * collector, and the socket takes it from there without another copy.
 */
final class Chunks {
    /** A power of two, so that a position is a chunk and a place in it. */
    static final int BYTES = 1 << 18;

    /** Kept for use again, 32 MiB: what a task holds when QuestDB keeps up with it. */
    private static final int MOST_SPARE = 128;

    private final Deque<ByteBuffer> spare = new ArrayDeque<>();

    ByteBuffer take() {
        ByteBuffer chunk = spare.poll();
        return chunk == null ? ByteBuffer.allocateDirect(BYTES) : chunk;
    }

    /** Takes back a chunk that nobody reads any more; one too many is left to the collector. */
    void giveBack(ByteBuffer chunk) {
        if (spare.size() < MOST_SPARE) {
            spare.push(chunk);
        }
    }

    /** How many chunks wait for use. */
    int spare() {
        return spare.size();
    }
}
