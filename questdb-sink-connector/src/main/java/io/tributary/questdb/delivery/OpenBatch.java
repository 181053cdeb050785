package io.tributary.questdb.delivery;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.RecordEncoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.sink.SinkRecord;

/** The batch of a lane that is being filled. Holds the offsets of its records like any other batch. */
final class OpenBatch {
    private final RowStore store;
    private final List<Hold> holds = new ArrayList<>();
    private PartitionTrack lastTrack;
    private long firstNanos;
    private long oldestMillis = Long.MAX_VALUE;
    private long countedUntil = RecordEncoder.NO_TIME;
    private long countedRows;

    OpenBatch(RowStore store) {
        this.store = store;
    }

    LineBuffer lines() {
        return store.lines();
    }

    void add(SinkRecord record, PartitionTrack track, int rows, long time, long now) {
        noteArrival(track, record.originalKafkaOffset(), now);
        if (record.timestamp() != null) {
            oldestMillis = Math.min(oldestMillis, record.timestamp());
        }
        store.add(record, track, rows, time, now);
    }

    private void noteArrival(PartitionTrack track, long offset, long now) {
        if (store.index().size() == 0) {
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
        int last = store.index().size() - 1;
        next.noteArrival(store.index().track(last), store.index().offset(last), store.arrival(last));
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
        return store.index().size() == 0;
    }

    int records() {
        return store.index().size();
    }

    int rows() {
        return store.index().rowEnd(store.index().size());
    }

    int bytes() {
        return store.lines().size();
    }

    /** How long the oldest row has been here. */
    long ageNanos(long now) {
        return isEmpty() ? 0 : now - firstNanos;
    }

    /**
     * How many rows there are, about, that are not later than a time; all of them when a record has no time. Counted once
     * for a time: rows that came since are not in it.
     */
    long rowsUntil(long time) {
        if (!store.isBeyond(time)) {
            return rows();
        }
        if (time != countedUntil) {
            countedUntil = time;
            countedRows = isEmpty() ? 0 : (long) rows() * store.countUntil(time) / records();
        }
        return countedRows;
    }

    /**
     * The finished batch, its rows in the order of time and in as many parts as it fills requests. Rows later than a given
     * time go into the next batch instead, unless all are, and so do those that do not fill another request. This object is
     * of no use afterwards.
     *
     * @param until up to which time the rows of all partitions are here
     * @param limits what a request may have
     * @param next an empty batch
     * @return at least one
     */
    List<Batch> seal(StorePool stores, long until, RequestLimits limits, OpenBatch next) {
        int size = store.index().size();
        TimeOrder sorter = stores.sorter();
        int[] order = store.isOutOfOrder() ? sorter.of(store.times(), size) : sorter.asTheyCame(size);
        int complete = store.isBeyond(until) ? store.countUntil(until, order) : size;
        int ready = complete == 0 ? size : complete;
        List<Batch> sealed = new ArrayList<>();
        int from = 0;
        int to = store.fit(order, 0, ready, limits);
        while (sealed.isEmpty() || to < ready) {
            SealedRows byTime = stores.takeSealed(to - from);
            store.copy(order, from, to, byTime);
            sealed.add(sealed.isEmpty() ? new Batch(byTime, oldestMillis, holds) : new Batch(byTime, oldestMillis));
            from = to;
            to = store.fit(order, from, ready, limits);
        }
        if (from < size) {
            next.carry(this, order, from);
        }
        stores.giveBack(store);
        return sealed;
    }

    private void carry(OpenBatch before, int[] order, int cut) {
        RecordIndex origins = before.store.index();
        Map<PartitionTrack, Long> firstOffsets = new HashMap<>();
        firstNanos = before.store.arrival(order[cut]);
        PartitionTrack track = null;
        long first = 0;
        for (int i = cut; i < origins.size(); i++) {
            int record = order[i];
            firstNanos = Math.min(firstNanos, before.store.arrival(record));
            if (origins.track(record) != track) {
                track = origins.track(record);
                first = firstOffsets.getOrDefault(track, Long.MAX_VALUE);
            }
            if (origins.offset(record) < first) {
                first = origins.offset(record);
                firstOffsets.put(track, first);
            }
        }
        firstOffsets.forEach((partition, offset) -> holds.add(partition.hold(offset)));
        oldestMillis = before.oldestMillis;
        for (int i = cut; i < origins.size(); i++) {
            store.addFrom(before.store, order[i]);
        }
    }
}
