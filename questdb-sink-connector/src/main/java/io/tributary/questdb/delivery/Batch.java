package io.tributary.questdb.delivery;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of records whose rows go into one request, and the holds on their offsets. Cutting one shares the bytes.
 */
final class Batch {
    private final SealedRows sealed;
    private final RecordIndex index;
    private final int from;
    private final int to;
    private final long oldestMillis;
    private final List<Hold> holds;

    /**
     * All rows of a request.
     *
     * @param oldestMillis Kafka's timestamp of the oldest record, or Long.MAX_VALUE when none has one
     * @param holds on the first offset of each partition; this batch releases them
     */
    Batch(SealedRows sealed, long oldestMillis, List<Hold> holds) {
        this(sealed, 0, sealed.index().size(), oldestMillis, holds);
    }

    /** All rows of a request, with holds of its own. */
    Batch(SealedRows sealed, long oldestMillis) {
        this(sealed, 0, sealed.index().size(), oldestMillis);
    }

    private Batch(SealedRows sealed, int from, int to, long oldestMillis) {
        this(sealed, from, to, oldestMillis, new ArrayList<>());
        Map<PartitionTrack, Long> firstOffsets = new HashMap<>();
        for (int i = from; i < to; i++) {
            firstOffsets.merge(index.track(i), index.offset(i), Math::min);
        }
        firstOffsets.forEach((track, offset) -> holds.add(track.hold(offset)));
    }

    private Batch(SealedRows sealed, int from, int to, long oldestMillis, List<Hold> holds) {
        this.sealed = sealed;
        this.index = sealed.index();
        this.from = from;
        this.to = to;
        this.oldestMillis = oldestMillis;
        this.holds = holds;
    }

    /** The lines of its rows. */
    List<ByteBuffer> lines() {
        return sealed.lines(index.byteEnd(from), index.byteEnd(to));
    }

    int bytes() {
        return index.byteEnd(to) - index.byteEnd(from);
    }

    int rows() {
        return index.rowEnd(to) - index.rowEnd(from);
    }

    int records() {
        return to - from;
    }

    long oldestMillis() {
        return oldestMillis;
    }

    /** What holds the lines; other batches may share it. */
    SealedRows sealed() {
        return sealed;
    }

    /** Whether it has all of what holds its lines. */
    boolean isAllSealed() {
        return from == 0 && to == index.size();
    }

    /** The number, from 0, of the record that has a row of this batch, counted from 1; clipped to the batch. */
    int recordOfRow(int row) {
        return Math.min(to - 1, Math.max(from, index.recordOfRow(index.rowEnd(from) + row))) - from;
    }

    /** A part of this batch, with holds of its own. */
    Batch part(int fromRecord, int toRecord) {
        return new Batch(sealed, from + fromRecord, from + toRecord, oldestMillis);
    }

    /** The last record alone, with a hold of its own. */
    Batch lastRecord() {
        return part(records() - 1, records());
    }

    /** How many records from the start have at most so many bytes together; at least one. */
    int recordsWithin(int maxBytes) {
        return index.fit(from, to, maxBytes) - from;
    }

    RecordOrigin origin(int record) {
        int i = from + record;
        return new RecordOrigin(index.track(i), index.offset(i), index.record(i));
    }

    /** Whether partitions of it are not ours any more. */
    boolean holdsRevoked() {
        return holds.stream().anyMatch(hold -> hold.track().revoked());
    }

    /** This batch, or, when partitions of it are not ours any more, one with copies of the other records, or none. */
    List<Batch> withoutRevoked() {
        if (!holdsRevoked()) {
            return List.of(this);
        }
        SealedRows kept = sealed.withoutRevoked(from, to);
        List<Batch> rest = kept.index().size() == 0 ? List.of() : List.of(new Batch(kept, oldestMillis));
        release();
        return rest;
    }

    /** Lets the offsets go, because the rows are safe or parts of this batch hold them. */
    void release() {
        holds.forEach(Hold::release);
        holds.clear();
    }
}
