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

    void add(SinkRecord record, PartitionTrack track, int rows, long now) {
        noteArrival(track, record.originalKafkaOffset(), now);
        if (record.timestamp() != null) {
            oldestMillis = Math.min(oldestMillis, record.timestamp());
        }
        store.add(record, track, rows);
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

    /** Moves the last record to an empty batch, because it made this one too large. */
    void moveLastTo(OpenBatch next) {
        int last = store.size() - 1;
        next.noteArrival(store.track(last), store.offset(last), firstNanos);
        next.oldestMillis = oldestMillis;
        next.store.addFrom(store, last);
        store.removeLast();
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

    /** The finished batch. This object is of no use afterwards. */
    Batch seal() {
        Batch batch = new Batch(store, 0, store.size(), oldestMillis);
        holds.forEach(Hold::release);
        return batch;
    }
}
