package io.tributary.synthetic;

import io.tributary.synthetic.pace.ShardSchedule;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How far a shard has come, as the source offset of a record: the index of the next record, the instant its schedule counts from, and how long
 * after that the record before was due. The last tells a changed schedule from the same one, see {@link StoredOffset}.
 *
 * <p>It is a map because Connect asks for one, and a small one because every record carries its own: an offset shared by a poll's records
 * would skip or repeat some of them after a crash, or when a transform drops the last one.
 */
final class ShardOffset extends AbstractMap<String, Object> {
    static final String SHARD = "shard";
    static final String INDEX = "index";
    static final String ORIGIN = "origin";
    static final String ELAPSED = "elapsed";
    static final String BASE = "base";

    private final long index;
    private final long origin;
    /** Knows the rest, which is worked out only for the offsets that Connect commits. */
    private final ShardSchedule schedule;

    /**
     * @param index the index of the shard's next record
     * @param origin the instant the schedule counts from, in nanoseconds since 1970
     * @param schedule the shard's schedule
     */
    ShardOffset(long index, long origin, ShardSchedule schedule) {
        this.index = index;
        this.origin = origin;
        this.schedule = schedule;
    }

    /** The source partition of a shard. */
    static Map<String, Object> partition(int shard) {
        return Map.of(SHARD, (long) shard);
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        Map<String, Object> members = new HashMap<>();
        members.put(INDEX, index);
        members.put(ORIGIN, origin);
        if (index > 0) {
            members.put(ELAPSED, schedule.dueAt(index - 1));
        }
        if (schedule.base() > 0) {
            members.put(BASE, schedule.base());
        }
        return Map.copyOf(members).entrySet();
    }
}
