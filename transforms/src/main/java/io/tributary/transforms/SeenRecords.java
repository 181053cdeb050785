package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the records of the last time, by key, and so knows duplicates. When Kafka delivers records again after a rewind,
 * their positions show it, and what passed the first time passes again.
 */
final class SeenRecords {
    /** The record that passed for a key. */
    private record Passed(Origin origin, long time) {}

    private final long windowMillis;
    private final Map<RecordKey, Passed> seen;

    SeenRecords(long windowMillis, int windowCount) {
        this.windowMillis = windowMillis;
        this.seen = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordKey, Passed> eldest) {
                return size() > windowCount;
            }
        };
    }

    /** Whether a record repeats one that passed; if it does not, it is remembered. */
    boolean isDuplicate(RecordKey key, Origin origin, long time) {
        Passed first = seen.get(key);
        boolean isNew = first == null || origin.isAtOrBefore(first.origin()) || isOutside(first.time(), time);
        if (isNew) {
            seen.remove(key);
            seen.put(key, new Passed(origin, time));
        }
        return !isNew;
    }

    private boolean isOutside(long first, long time) {
        return Math.abs(time - first) > windowMillis;
    }
}
