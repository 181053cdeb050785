package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** Makes records and configured transforms for tests. */
final class Records {
    static final String TOPIC = "events";
    static final int PARTITION = 3;
    static final long OFFSET = 42;
    static final long TIMESTAMP = 1_700_000_000_000L;

    private Records() {}

    /** A record with a schemaless value. */
    static SinkRecord value(Object value) {
        return value(null, value);
    }

    static SinkRecord value(Schema schema, Object value) {
        return record(null, null, schema, value, OFFSET, TIMESTAMP);
    }

    static SinkRecord value(Struct value) {
        return value(value.schema(), value);
    }

    static SinkRecord key(Schema schema, Object key) {
        return record(schema, key, null, Map.of("untouched", true), OFFSET, TIMESTAMP);
    }

    static SinkRecord record(Schema keySchema, Object key, Schema schema, Object value, long offset, Long timestamp) {
        return new SinkRecord(
                TOPIC, PARTITION, keySchema, key, schema, value, offset, timestamp, TimestampType.CREATE_TIME);
    }

    /** A mutable map with the given keys and values, null values allowed. */
    static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** A struct with one field. */
    static Struct struct(String field, Schema schema, Object value) {
        return new Struct(SchemaBuilder.struct().field(field, schema).build()).put(field, value);
    }

    static <T extends Transformation<SinkRecord>> T configured(T transform, String... keysAndValues) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        transform.configure(settings);
        return transform;
    }
}
