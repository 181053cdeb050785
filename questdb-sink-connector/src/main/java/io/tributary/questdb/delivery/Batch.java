package io.tributary.questdb.delivery;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A run of records whose rows go into one request, and the holds on their offsets. Cutting one shares the bytes.
 */
final class Batch {
    private final RowStore store;
    private final int from;
    private final int to;
    private final long oldestMillis;
    private final List<Hold> holds;

    /**
     * All of a store.
     *
     * @param oldestMillis Kafka's timestamp of the oldest record, or Long.MAX_VALUE when none has one
     * @param holds on the first offset of each partition; this batch releases them
     */
    Batch(RowStore store, long oldestMillis, List<Hold> holds) {
        this(store, 0, store.size(), oldestMillis, holds);
    }

    /** All of a store, with holds of its own. */
    Batch(RowStore store, long oldestMillis) {
        this(store, 0, store.size(), oldestMillis);
    }

    private Batch(RowStore store, int from, int to, long oldestMillis) {
        this(store, from, to, oldestMillis, new ArrayList<>());
        Map<PartitionTrack, Long> firstOffsets = new HashMap<>();
        for (int i = from; i < to; i++) {
            firstOffsets.merge(store.track(i), store.offset(i), Math::min);
        }
        firstOffsets.forEach((track, offset) -> holds.add(track.hold(offset)));
    }

    private Batch(RowStore store, int from, int to, long oldestMillis, List<Hold> holds) {
        this.store = store;
        this.from = from;
        this.to = to;
        this.oldestMillis = oldestMillis;
        this.holds = holds;
    }

    byte[] array() {
        return store.lines().array();
    }

    int byteOffset() {
        return store.byteEnd(from);
    }

    int bytes() {
        return store.byteEnd(to) - store.byteEnd(from);
    }

    int rows() {
        return store.rowEnd(to) - store.rowEnd(from);
    }

    int records() {
        return to - from;
    }

    long oldestMillis() {
        return oldestMillis;
    }

    RowStore store() {
        return store;
    }

    boolean isWholeStore() {
        return from == 0 && to == store.size();
    }

    /** The number, from 0, of the record that has a row of this batch, counted from 1; clipped to the batch. */
    int recordOfRow(int row) {
        return Math.min(to - 1, Math.max(from, store.recordOfRow(store.rowEnd(from) + row))) - from;
    }

    /** A part of this batch, with holds of its own. */
    Batch part(int fromRecord, int toRecord) {
        return new Batch(store, from + fromRecord, from + toRecord, oldestMillis);
    }

    /** The last record alone, with a hold of its own. */
    Batch lastRecord() {
        return part(records() - 1, records());
    }

    /** How many records from the start have at most so many bytes together; at least one. */
    int recordsWithin(int maxBytes) {
        return store.fit(from, to, maxBytes) - from;
    }

    RecordOrigin origin(int index) {
        int i = from + index;
        return new RecordOrigin(store.track(i), store.offset(i), store.record(i));
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
        RowStore kept = store.emptyCopy();
        for (int i = from; i < to; i++) {
            if (!store.track(i).revoked()) {
                kept.addFrom(store, i);
            }
        }
        List<Batch> rest = kept.size() == 0 ? List.of() : List.of(new Batch(kept, oldestMillis));
        release();
        return rest;
    }

    /** Lets the offsets go, because the rows are safe or parts of this batch hold them. */
    void release() {
        holds.forEach(Hold::release);
        holds.clear();
    }
}
