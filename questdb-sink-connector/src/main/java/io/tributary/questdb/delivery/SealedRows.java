package io.tributary.questdb.delivery;

import java.nio.ByteBuffer;

/**
 * The rows of a request and, for each record behind them, where it came from. Filled once; what is in it never changes, so
 * requests on the wire may share it.
 *
 * <p>The lines are outside the heap. There the socket takes them from without another copy, and they do not count for the
 * collector: megabytes that stay alive in the heap made G1 mark all of it again and again.
 */
final class SealedRows {
    private final ByteBuffer lines;
    private final RecordIndex index;
    private final boolean keepRecords;
    private boolean reusable = true;

    /**
     * @param capacity the most bytes of lines
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     */
    SealedRows(int capacity, boolean keepRecords) {
        this.lines = ByteBuffer.allocateDirect(capacity);
        this.index = new RecordIndex(keepRecords);
        this.keepRecords = keepRecords;
    }

    /** How many bytes of lines there is room for. */
    int capacity() {
        return lines.capacity();
    }

    RecordIndex index() {
        return index;
    }

    /** Some of the lines, for a request. */
    ByteBuffer lines(int from, int to) {
        return lines.slice(from, to - from).asReadOnlyBuffer();
    }

    /** Appends records that stand behind each other in an open store. */
    void add(ByteBuffer source, RecordIndex sourceIndex, int from, int to) {
        int start = sourceIndex.byteEnd(from);
        int length = sourceIndex.byteEnd(to) - start;
        int shift = lines.position() - start;
        lines.put(lines.position(), source, start, length);
        lines.position(lines.position() + length);
        for (int i = from; i < to; i++) {
            index.addFrom(sourceIndex, i, sourceIndex.byteEnd(i + 1) + shift);
        }
    }

    /** A copy of some records without those of partitions that are not ours any more. */
    SealedRows withoutRevoked(int from, int to) {
        SealedRows kept = new SealedRows(index.byteEnd(to) - index.byteEnd(from), keepRecords);
        for (int i = from; i < to; i++) {
            if (!index.track(i).revoked()) {
                kept.lines.put(lines(index.byteEnd(i), index.byteEnd(i + 1)));
                kept.index.addFrom(index, i, kept.lines.position());
            }
        }
        return kept;
    }

    /** Takes note that a request with these bytes failed: the HTTP client may read them a little longer. */
    void mayStillBeRead() {
        reusable = false;
    }

    /** Whether nobody reads the bytes any more once the last request with them is answered. */
    boolean isReusable() {
        return reusable;
    }

    /** Forgets everything, so that the memory can be used again. Only when no request reads it any more. */
    void clear() {
        lines.clear();
        index.clear();
    }
}
