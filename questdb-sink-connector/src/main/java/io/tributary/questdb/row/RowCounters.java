package io.tributary.questdb.row;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what the mapping decided by policy, so that no such decision is silent. Read by the metrics. */
public final class RowCounters {
    /** What is counted. */
    public enum Event {
        /** A value QuestDB has no room for (infinity, the smallest long) that was left out, which reads as NULL. */
        VALUE_NULLED,
        /** A field that was left out because its type is not supported. */
        FIELD_SKIPPED,
        /** A field that was left out because its column was already filled in this row. */
        COLLISION_SKIPPED,
        /** A value that was changed without loss to fit the type of its column. */
        VALUE_COERCED,
        /** A timestamp that lost digits below the precision of its column. */
        TIMESTAMP_TRUNCATED,
        /** A row that got the time of arrival because its own timestamp was missing. */
        TIMESTAMP_NOW
    }

    private final Map<Event, LongAdder> counts = new EnumMap<>(Event.class);

    /** Starts at zero. */
    public RowCounters() {
        for (Event event : Event.values()) {
            counts.put(event, new LongAdder());
        }
    }

    /** Counts one event. */
    public void count(Event event) {
        counts.get(event).increment();
    }

    /** How often an event happened since the task started. */
    public long get(Event event) {
        return counts.get(event).sum();
    }
}
