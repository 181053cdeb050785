package io.tributary.transforms;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.data.Values;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Writes where a record comes from (topic, partition, offset, timestamp, headers) and when it passed into fields.
 *
 * @param <R> source or sink record
 */
public abstract class InsertMetadata<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String TOPIC = "topic.field";
    private static final String PARTITION = "partition.field";
    private static final String OFFSET = "offset.field";
    private static final String TIMESTAMP = "timestamp.field";
    private static final String INGESTED_AT = "ingested.at.field";
    private static final String HEADERS = "headers";
    private static final List<String> NAMES = List.of(TOPIC, PARTITION, OFFSET, TIMESTAMP, INGESTED_AT, HEADERS);

    /** One field to write. */
    private record Insertion(ColumnAdder.Column column, Function<ConnectRecord<?>, Object> value) {}

    private static final ConfigDef CONFIG = settings().build();

    private final Clock clock;
    private List<Insertion> insertions;
    private ColumnAdder adder;

    InsertMetadata(Side side, Clock clock) {
        super(side);
        this.clock = clock;
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Fields")
                .text(
                        TOPIC,
                        null,
                        "the name of a field",
                        Settings::checkName,
                        Importance.HIGH,
                        "The field that gets the topic, as text.")
                .text(
                        PARTITION,
                        null,
                        "the name of a field",
                        Settings::checkName,
                        Importance.HIGH,
                        "The field that gets the partition, int32; null in a source connector, which does not know it yet.")
                .text(
                        OFFSET,
                        null,
                        "the name of a field",
                        Settings::checkName,
                        Importance.HIGH,
                        "The field that gets the offset, int64; null in a source connector, which does not know it yet.")
                .text(
                        TIMESTAMP,
                        null,
                        "the name of a field",
                        Settings::checkName,
                        Importance.HIGH,
                        "The field that gets the record's timestamp: a Connect Timestamp, or milliseconds in data without "
                                + "schema.")
                .text(
                        INGESTED_AT,
                        null,
                        "the name of a field",
                        Settings::checkName,
                        Importance.MEDIUM,
                        "The field that gets the time at which this transform saw the record: a Connect Timestamp, or "
                                + "milliseconds in data without schema. It is another one when a record is delivered again.")
                .list(
                        HEADERS,
                        List.of(),
                        "header:field, …",
                        HeaderField::parse,
                        Importance.MEDIUM,
                        "Headers to write into fields, as header:field, as text; the last header of a name counts, and a "
                                + "missing one gives null.");
        OnError.defineForRecords(settings);
        NAMES.forEach(name -> settings.rule(name, parsed -> checkNames(name, parsed)));
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        insertions = new ArrayList<>();
        insert(parsed, TOPIC, Schema.STRING_SCHEMA, ConnectRecord::topic);
        insert(parsed, PARTITION, Schema.INT32_SCHEMA, ConnectRecord::kafkaPartition);
        insert(parsed, OFFSET, Schema.INT64_SCHEMA, InsertMetadata::offset);
        insert(parsed, TIMESTAMP, Timestamp.SCHEMA, record -> time(record, record.timestamp()));
        insert(parsed, INGESTED_AT, Timestamp.SCHEMA, record -> time(record, clock.millis()));
        for (String text : Settings.list(parsed, HEADERS)) {
            HeaderField header = HeaderField.parse(text);
            insertions.add(new Insertion(
                    new ColumnAdder.Column(header.field(), Schema.STRING_SCHEMA),
                    record -> header(record, header.header())));
        }
        adder = new ColumnAdder(insertions.stream().map(Insertion::column).toList(), false);
    }

    /** Refuses a field that is written twice; the second of two settings is the one that is wrong. */
    private static void checkNames(String setting, Map<String, Object> parsed) {
        Set<String> taken = new HashSet<>();
        for (String each : NAMES) {
            for (String field : names(parsed, each)) {
                if (!taken.add(field) && each.equals(setting)) {
                    throw new IllegalArgumentException("the field '" + field + "' is written twice");
                }
            }
        }
    }

    private static List<String> names(Map<String, Object> parsed, String setting) {
        if (setting.equals(HEADERS)) {
            return Settings.list(parsed, HEADERS).stream()
                    .map(text -> HeaderField.parse(text).field())
                    .toList();
        }
        return parsed.get(setting) instanceof String field ? List.of(field) : List.of();
    }

    private void insert(
            Map<String, Object> parsed, String setting, Schema type, Function<ConnectRecord<?>, Object> value) {
        if (parsed.get(setting) instanceof String field) {
            insertions.add(new Insertion(new ColumnAdder.Column(field, type), value));
        }
    }

    @Override
    final R transform(R record) {
        Object[] values = new Object[insertions.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = insertions.get(i).value().apply(record);
        }
        return side().replace(record, adder.add(side().of(record), values));
    }

    private Object time(ConnectRecord<?> record, Long millis) {
        boolean hasSchema = side().schema(record) != null;
        return millis == null || !hasSchema ? millis : (Object) Timestamp.toLogical(Timestamp.SCHEMA, millis);
    }

    private static Object offset(ConnectRecord<?> record) {
        return record instanceof SinkRecord sinkRecord ? (Object) sinkRecord.kafkaOffset() : null;
    }

    private static Object header(ConnectRecord<?> record, String name) {
        Header header = record.headers().lastWithName(name);
        return header == null || header.value() == null ? null : text(header.value(), header.schema());
    }

    /** Connect's header converter makes times, lists and maps of texts that look like them: they become those texts again. */
    private static Object text(Object value, Schema schema) {
        boolean hasParts = !Types.isScalar(value) && (value instanceof List || value instanceof Map);
        return hasParts || value instanceof Date
                ? Values.convertToString(schema, value)
                : new CastConversion(ValueType.STRING, Overflow.FAIL).convert(value, schema);
    }

    /** Writes into the key. */
    public static final class Key<R extends ConnectRecord<R>> extends InsertMetadata<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY, Clock.systemUTC());
        }
    }

    /** Writes into the value. */
    public static final class Value<R extends ConnectRecord<R>> extends InsertMetadata<R> {
        /** Called by Connect. */
        public Value() {
            this(Clock.systemUTC());
        }

        Value(Clock clock) {
            super(Side.VALUE, clock);
        }
    }
}
