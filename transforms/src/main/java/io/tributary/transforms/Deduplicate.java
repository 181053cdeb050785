package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Drops records that repeat an earlier one within a window of time and count, per task.
 *
 * @param <R> source or sink record
 */
public abstract class Deduplicate<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELDS = "fields";
    private static final String WINDOW_MS = "window.ms";
    private static final String WINDOW_COUNT = "window.count";

    private static final ConfigDef CONFIG = settings().build();

    private List<FieldPath> fields;
    private EventTime eventTime;
    private SeenRecords seen;

    private Deduplicate(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Key")
                .paths(
                        FIELDS,
                        Importance.HIGH,
                        "The fields, as paths, whose values together tell records apart. Empty: the whole key or value. A "
                                + "missing field counts as null.")
                .group("Window")
                .number(
                        WINDOW_MS,
                        ConfigDef.Type.LONG,
                        600_000L,
                        1L,
                        Long.MAX_VALUE,
                        Importance.HIGH,
                        "How far apart in event time two equal records may be, in milliseconds, for the second to be a "
                                + "duplicate.")
                .number(
                        WINDOW_COUNT,
                        ConfigDef.Type.INT,
                        100_000,
                        1,
                        10_000_000,
                        Importance.HIGH,
                        "How many keys a task remembers; the oldest is forgotten first. A key takes about 200 bytes, "
                                + "and up to 500 once several of its records passed.")
                .text(
                        EventTime.SETTING,
                        "",
                        "a field path, or empty",
                        EventTime::parse,
                        Importance.MEDIUM,
                        "The field with the event time: ISO-8601, or a number whose unit is told by its size. Empty: the "
                                + "record's timestamp.");
        OnError.defineForRecords(settings);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        fields = Settings.paths(parsed, FIELDS);
        eventTime = EventTime.parse((String) parsed.get(EventTime.SETTING));
        seen = new SeenRecords((Long) parsed.get(WINDOW_MS), (Integer) parsed.get(WINDOW_COUNT));
    }

    @Override
    final R transform(R record) {
        RecordKey key = RecordKey.of(side().value(record), fields);
        return seen.isDuplicate(key, Origin.of(record), eventTime.of(side(), record)) ? null : record;
    }

    /** Tells records apart by the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Deduplicate<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Tells records apart by the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Deduplicate<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
