package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Lets a share of the records pass, or at most one per key and interval of event time. It never waits.
 *
 * @param <R> source or sink record
 */
public abstract class Sample<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String SHARE = "share";
    private static final String INTERVAL_MS = "interval.ms";
    private static final String KEY_FIELDS = "key.fields";
    private static final String SALT = "salt";
    private static final String MAX_KEYS = "max.keys";

    private static final ConfigDef CONFIG = settings().build();

    private List<FieldPath> keyFields;
    private double share;
    private String salt;
    private EventTime eventTime;
    private Optional<IntervalSampler> intervals;

    private Sample(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Share")
                .number(
                        SHARE,
                        ConfigDef.Type.DOUBLE,
                        1.0,
                        0.0,
                        1.0,
                        Importance.HIGH,
                        "The share of the keys that pass, 0 to 1, chosen by a hash: a key always passes or never, on every "
                                + "task and after every restart.")
                .paths(
                        KEY_FIELDS,
                        Importance.HIGH,
                        "The fields, as paths, that make up the key. Empty: the whole key or value. A missing field counts as "
                                + "null.")
                .text(
                        SALT,
                        "",
                        Importance.LOW,
                        "A text that goes into the hash: samples with different salts are independent of each other.")
                .group("Interval")
                .number(
                        INTERVAL_MS,
                        ConfigDef.Type.LONG,
                        0L,
                        0L,
                        Long.MAX_VALUE,
                        Importance.HIGH,
                        "The length of an interval of event time in milliseconds: of the records of a key in an interval the "
                                + "first passes. 0: all. After a restart of the task in the middle of an interval, a second "
                                + "one of that interval may pass.")
                .text(
                        EventTime.SETTING,
                        "",
                        "a field path, or empty",
                        EventTime::parse,
                        Importance.MEDIUM,
                        "The field with the event time: ISO-8601, or a number whose unit is told by its size. Empty: the "
                                + "record's timestamp.")
                .number(
                        MAX_KEYS,
                        ConfigDef.Type.INT,
                        100_000,
                        1,
                        10_000_000,
                        Importance.LOW,
                        "How many pairs of key and interval a task remembers; the oldest is forgotten first.");
        OnError.defineForRecords(settings);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        keyFields = Settings.paths(parsed, KEY_FIELDS);
        share = (Double) parsed.get(SHARE);
        salt = (String) parsed.get(SALT);
        eventTime = EventTime.parse((String) parsed.get(EventTime.SETTING));
        long interval = (Long) parsed.get(INTERVAL_MS);
        intervals = interval == 0
                ? Optional.empty()
                : Optional.of(new IntervalSampler(interval, (Integer) parsed.get(MAX_KEYS)));
    }

    @Override
    final R transform(R record) {
        RecordKey key = RecordKey.of(side().value(record), keyFields);
        return isInShare(key) && isFirstOfInterval(key, record) ? record : null;
    }

    private boolean isInShare(RecordKey key) {
        return share >= 1 || StableHash.fraction(salt + JsonText.write(key.sorted())) < share;
    }

    private boolean isFirstOfInterval(RecordKey key, R record) {
        return intervals.isEmpty() || intervals.get().passes(key, Origin.of(record), eventTime.of(side(), record));
    }

    /** Samples by the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Sample<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Samples by the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Sample<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
