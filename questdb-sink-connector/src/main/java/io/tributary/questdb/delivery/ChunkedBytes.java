package io.tributary.questdb.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes that grow without being copied. */
final class ChunkedBytes {
    private final Chunks memory;
    private byte[][] chunks = new byte[4][];
    /** How many chunks are here; the last ones may be empty. */
    private int held;

    private int size;

    ChunkedBytes(Chunks memory) {
        this.memory = memory;
    }

    int size() {
        return size;
    }

    /** Appends some of the bytes of an array. */
    void append(byte[] source, int from, int length) {
        int next = from;
        int end = from + length;
        while (next < end) {
            byte[] chunk = lastChunk();
            int at = size % Chunks.BYTES;
            int part = Math.min(end - next, Chunks.BYTES - at);
            System.arraycopy(source, next, chunk, at, part);
            next += part;
            size = Math.addExact(size, part);
        }
    }

    /** Appends some of the bytes of another. */
    void append(ChunkedBytes other, int from, int length) {
        int next = from;
        int end = from + length;
        while (next < end) {
            int there = next % Chunks.BYTES;
            int part = Math.min(end - next, Chunks.BYTES - there);
            append(other.chunks[next / Chunks.BYTES], there, part);
            next += part;
        }
    }

    /** The chunk that the next byte goes to. */
    private byte[] lastChunk() {
        int index = size / Chunks.BYTES;
        if (index == held) {
            if (held == chunks.length) {
                chunks = Arrays.copyOf(chunks, held * 2);
            }
            chunks[held++] = memory.take();
        }
        return chunks[index];
    }

    /** Some of the bytes, to be read only, in as many pieces as chunks hold them. */
    List<ByteBuffer> view(int from, int to) {
        List<ByteBuffer> pieces = new ArrayList<>();
        int next = from;
        while (next < to) {
            int at = next % Chunks.BYTES;
            int part = Math.min(to - next, Chunks.BYTES - at);
            pieces.add(ByteBuffer.wrap(chunks[next / Chunks.BYTES], at, part)
                    .slice()
                    .asReadOnlyBuffer());
            next += part;
        }
        return pieces;
    }

    /** Forgets all bytes and gives their memory back. Only when nobody reads them any more. */
    void clear() {
        for (int i = 0; i < held; i++) {
            memory.giveBack(chunks[i]);
            chunks[i] = null;
        }
        held = 0;
        size = 0;
    }
}
