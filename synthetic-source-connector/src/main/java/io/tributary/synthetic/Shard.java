package io.tributary.synthetic;

import io.tributary.synthetic.fault.Shuffle;
import io.tributary.synthetic.pace.Pacing;
import java.util.List;
import org.apache.kafka.connect.source.SourceRecord;

/** One shard of the data: makes its records in order, as they become due. */
final class Shard {
    private final Pacing pacing;
    private final Shuffle shuffle;
    private final RecordMaker maker;
    private final long end;
    private long next;

    /**
     * @param end how many records the shard has
     * @param next the position of the next one
     */
    Shard(Pacing pacing, Shuffle shuffle, RecordMaker maker, long end, long next) {
        this.pacing = pacing;
        this.shuffle = shuffle;
        this.maker = maker;
        this.end = end;
        this.next = next;
    }

    /** How many records could be made now. */
    long owed(long now) {
        long left = end - next;
        if (left <= 0) {
            return 0;
        }
        long due = next + Math.min(left, pacing.owed(next, shuffle.lastOfWindow(next), now));
        return Math.max(0, shuffle.releasedOf(due) - next);
    }

    /** How long until more records are due, in nanoseconds; Long.MAX_VALUE when all are made. */
    long nanosUntilNext(long now) {
        return isDone() ? Long.MAX_VALUE : pacing.nanosUntil(shuffle.lastOfWindow(next), now);
    }

    /** How late the next record is, in nanoseconds; 0 when it is not, or has to wait for its window or its tick. */
    long nanosLate(long now) {
        return isDone() ? 0 : pacing.nanosLate(shuffle.lastOfWindow(next), now);
    }

    /** Whether all records are made. */
    boolean isDone() {
        return next >= end;
    }

    /** Makes the records at the next positions. */
    void make(long count, List<SourceRecord> records) {
        long origin = pacing.origin();
        for (long i = 0; i < count; i++) {
            maker.make(next, shuffle.indexAt(next), origin, records);
            next++;
        }
    }
}
