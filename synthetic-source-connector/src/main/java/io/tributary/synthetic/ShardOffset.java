package io.tributary.synthetic;

import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How far a shard has come, as the source offset of a record: the index of the next record and the instant its schedule counts from.
 *
 * <p>It is a map because Connect asks for one, and a small one because every record carries its own: an offset shared by a poll's records
 * would skip or repeat some of them after a crash, or when a transform drops the last one.
 */
final class ShardOffset extends AbstractMap<String, Object> {
    static final String SHARD = "shard";
    static final String INDEX = "index";
    static final String ORIGIN = "origin";

    private final long index;
    private final long origin;

    /**
     * @param index the index of the shard's next record
     * @param origin the instant the schedule counts from, in nanoseconds since 1970
     */
    ShardOffset(long index, long origin) {
        this.index = index;
        this.origin = origin;
    }

    /** Reads what Connect has stored, empty for null. Numbers may have come back as any type a JSON converter makes of them. */
    static Optional<ShardOffset> of(Map<String, Object> stored) {
        return Optional.ofNullable(stored).map(it -> new ShardOffset(number(it, INDEX), number(it, ORIGIN)));
    }

    /** The source partition of a shard. */
    static Map<String, Object> partition(int shard) {
        return Map.of(SHARD, (long) shard);
    }

    long index() {
        return index;
    }

    long origin() {
        return origin;
    }

    private static long number(Map<String, Object> stored, String key) {
        return ((Number) stored.get(key)).longValue();
    }

    @Override
    public Set<Entry<String, Object>> entrySet() {
        return Set.of(Map.entry(INDEX, index), Map.entry(ORIGIN, origin));
    }
}
