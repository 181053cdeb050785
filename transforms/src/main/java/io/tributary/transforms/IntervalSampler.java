package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;

/** Lets the first record of each key and interval of event time pass, and the same one again when it is delivered again. */
final class IntervalSampler {
    /** One key in one interval. */
    private record Slot(RecordKey key, long interval) {}

    private final long intervalMillis;
    private final Map<Slot, Origin> passed;

    IntervalSampler(long intervalMillis, int maxKeys) {
        this.intervalMillis = intervalMillis;
        this.passed = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Slot, Origin> eldest) {
                return size() > maxKeys;
            }
        };
    }

    boolean passes(RecordKey key, Origin origin, long time) {
        Slot slot = new Slot(key, Math.floorDiv(time, intervalMillis));
        Origin first = passed.get(slot);
        boolean passes = first == null || origin.isAtOrBefore(first);
        if (passes) {
            passed.put(slot, origin);
        }
        return passes;
    }
}
