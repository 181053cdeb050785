package io.tributary.synthetic;

import io.tributary.synthetic.pace.PaceClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.source.SourceRecord;

/** The records of a task's shards, in batches, as they become due. */
final class RecordStream {
    /** The longest a poll waits, so that Connect can pause or stop the task between polls. */
    private static final long LONGEST_WAIT = TimeUnit.MILLISECONDS.toNanos(100);
    /** The shortest wait when nothing is due. */
    private static final long SHORTEST_WAIT = TimeUnit.MICROSECONDS.toNanos(100);
    /** How long records gather between polls: batches instead of single records, for a delay nobody notices. */
    static final long GATHER = TimeUnit.MILLISECONDS.toNanos(5);

    private final List<Shard> shards;
    private final PaceClock clock;
    private final int maxRecords;
    private final TaskCounters counters;
    private long lastBatch;

    RecordStream(List<Shard> shards, PaceClock clock, int maxRecords, TaskCounters counters) {
        this.shards = List.copyOf(shards);
        this.clock = clock;
        this.maxRecords = maxRecords;
        this.counters = counters;
        this.lastBatch = clock.epochNanos() - GATHER;
    }

    /** The records that are due, after a short wait when there are none; an empty list when none became due. */
    List<SourceRecord> poll() throws InterruptedException {
        long now = clock.epochNanos();
        long wait = waitBefore(now);
        if (wait == 0) {
            return make(now);
        }
        return clock.await(wait) ? List.of() : make(clock.epochNanos());
    }

    private long waitBefore(long now) {
        long owed = owed(now);
        if (owed >= maxRecords) {
            return 0;
        }
        long gather = lastBatch + GATHER - now;
        long due = owed > 0 ? 0 : Math.max(SHORTEST_WAIT, nanosUntilNext(now));
        return Math.max(0, Math.min(LONGEST_WAIT, Math.max(due, gather)));
    }

    private List<SourceRecord> make(long now) {
        List<SourceRecord> records = new ArrayList<>((int) Math.min(maxRecords, owed(now)));
        int fairShare = Math.max(1, maxRecords / shards.size());
        for (Shard shard : shards) {
            shard.make(Math.min(fairShare, shard.owed(now)), records);
        }
        if (!records.isEmpty()) {
            lastBatch = now;
        }
        count(records.size(), now);
        return records;
    }

    private void count(int records, long now) {
        long late = 0;
        int done = 0;
        for (Shard shard : shards) {
            late = Math.max(late, shard.nanosLate(now));
            done += shard.isDone() ? 1 : 0;
        }
        counters.polled(records, late, done);
    }

    private long owed(long now) {
        long owed = 0;
        for (Shard shard : shards) {
            owed += Math.min(maxRecords, shard.owed(now));
        }
        return owed;
    }

    private long nanosUntilNext(long now) {
        long nearest = Long.MAX_VALUE;
        for (Shard shard : shards) {
            nearest = Math.min(nearest, shard.nanosUntilNext(now));
        }
        return nearest;
    }
}
