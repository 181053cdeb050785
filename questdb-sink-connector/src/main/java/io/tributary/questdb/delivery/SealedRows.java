package io.tributary.questdb.delivery;

import io.tributary.questdb.ilp.LineBuffer;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The rows of a request and, for each record behind them, where it came from. Filled once; what is in it never changes, so
 * requests on the wire may share it.
 */
final class SealedRows {
    private final Chunks memory;
    private final boolean keepRecords;
    private final ChunkedBytes lines;
    private final RecordIndex index;
    private boolean reusable = true;

    /**
     * @param memory where the lines go
     * @param records what to reserve for, at least one
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     */
    SealedRows(Chunks memory, int records, boolean keepRecords) {
        this.memory = memory;
        this.keepRecords = keepRecords;
        this.lines = new ChunkedBytes(memory);
        this.index = new RecordIndex(records, keepRecords);
    }

    RecordIndex index() {
        return index;
    }

    /** Some of the lines, for a request. */
    List<ByteBuffer> lines(int from, int to) {
        return lines.view(from, to);
    }

    /** Appends records that stand behind each other in what was collected. */
    void add(LineBuffer collected, RecordIndex origins, int from, int to) {
        lines.append(collected.array(), origins.byteEnd(from), origins.byteEnd(to) - origins.byteEnd(from));
        addOrigins(origins, from, to);
    }

    private void addOrigins(RecordIndex origins, int from, int to) {
        int shift = lines.size() - origins.byteEnd(to);
        for (int i = from; i < to; i++) {
            index.addFrom(origins, i, origins.byteEnd(i + 1) + shift);
        }
    }

    /** A copy of some records without those of partitions that are not ours any more. */
    SealedRows withoutRevoked(int from, int to) {
        SealedRows kept = new SealedRows(memory, to - from, keepRecords);
        for (int i = from; i < to; i++) {
            if (!index.track(i).revoked()) {
                kept.lines.append(lines, index.byteEnd(i), index.bytes(i));
                kept.addOrigins(index, i, i + 1);
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
