package io.tributary.questdb.delivery;

import io.tributary.questdb.ilp.LineBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/** The batch of a lane that is being filled. Holds the offsets of its records like any other batch. */
final class OpenBatch {
    private final RowStore store;
    private final List<Hold> holds = new ArrayList<>();
    private PartitionTrack lastTrack;
    private long firstNanos;
    private long oldestMillis = Long.MAX_VALUE;

    OpenBatch(RowStore store) {
        this.store = store;
    }

    LineBuffer lines() {
        return store.lines();
    }

    void add(SinkRecord record, PartitionTrack track, int rows, long time, long now) {
        track.arrives(time, now);
        noteArrival(track, record.originalKafkaOffset(), now);
        if (record.timestamp() != null) {
            oldestMillis = Math.min(oldestMillis, record.timestamp());
        }
        store.add(record, track, rows, time);
    }

    private void noteArrival(PartitionTrack track, long offset, long now) {
        if (store.size() == 0) {
            firstNanos = now;
        }
        if (track != lastTrack) {
            lastTrack = track;
            if (holds.stream().noneMatch(hold -> hold.track() == track)) {
                holds.add(track.hold(offset));
            }
        }
    }

    /** Moves the last record to another batch, because it made this one too large. */
    void moveLastTo(OpenBatch next) {
        int last = store.size() - 1;
        next.noteArrival(store.track(last), store.offset(last), firstNanos);
        next.oldestMillis = Math.min(next.oldestMillis, oldestMillis);
        next.store.addFrom(store, last);
        store.removeLast();
    }

    /** Gives up an empty batch. */
    void giveBack(StorePool stores) {
        holds.forEach(Hold::release);
        stores.giveBack(store);
    }

    boolean isEmpty() {
        return store.size() == 0;
    }

    int records() {
        return store.size();
    }

    int rows() {
        return store.rowEnd(store.size());
    }

    int bytes() {
        return store.lines().size();
    }

    /** How long the oldest row has been here. */
    long ageNanos(long now) {
        return isEmpty() ? 0 : now - firstNanos;
    }

    /**
     * The finished batch, its rows in the order of time. Rows later than a given time go into the next batch instead,
     * unless those would be more than half. This object is of no use afterwards.
     *
     * @param until up to which time the rows of all partitions are here
     * @param next an empty batch
     */
    Batch seal(StorePool stores, long until, OpenBatch next) {
        if (!store.isOutOfOrder() && !store.isBeyond(until)) {
            return new Batch(store, 0, store.size(), oldestMillis, holds);
        }
        int[] order = stores.sorter().of(store.times(), store.size());
        int cut = store.countUntil(until, order);
        if (cut < store.size() / 2) {
            cut = store.size();
        }
        RowStore byTime = stores.take();
        store.copy(order, 0, cut, byTime);
        if (cut < store.size()) {
            next.carry(this, order, cut, until);
        }
        stores.giveBack(store);
        return new Batch(byTime, 0, byTime.size(), oldestMillis, holds);
    }

    private void carry(OpenBatch before, int[] order, int cut, long until) {
        for (int i = 0; i < before.store.size(); i++) {
            if (before.store.times()[i] > until) {
                noteArrival(before.store.track(i), before.store.offset(i), before.firstNanos);
            }
        }
        oldestMillis = before.oldestMillis;
        before.store.copy(order, cut, before.store.size(), store);
        firstNanos = before.firstNanos;
    }
}
