package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Remembers the records of the last time, by key, and so knows duplicates. When Kafka delivers records again after a rewind,
 * their positions show it, and are decided as the first time.
 */
final class SeenRecords {
    private final long windowMillis;
    private final Map<RecordKey, Passes> seen;

    SeenRecords(long windowMillis, int windowCount) {
        this.windowMillis = windowMillis;
        this.seen = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<RecordKey, Passes> eldest) {
                return size() > windowCount;
            }
        };
    }

    /** Whether a record repeats one that passed; if it does not, it is remembered. */
    boolean isDuplicate(RecordKey key, Origin origin, long time) {
        Passes passes = seen.get(key);
        if (passes == null) {
            seen.put(key, Passes.first(origin, time));
            return false;
        }
        if (passes.knowAsDelivered(origin)) {
            return passes.knowAsDropped(origin);
        }
        if (!isOutside(passes.time(), time)) {
            return true;
        }
        seen.remove(key);
        seen.put(key, passes.and(origin, time));
        return false;
    }

    private boolean isOutside(long first, long time) {
        return Math.abs(time - first) > windowMillis;
    }
}
