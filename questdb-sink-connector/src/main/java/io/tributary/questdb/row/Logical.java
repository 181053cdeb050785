package io.tributary.questdb.row;

import java.util.Map;

/**
 * What a schema can say that a plain value stands for: the logical types of Connect and those of <a
 * href="https://debezium.io/documentation/reference/stable/connectors/postgresql.html#postgresql-temporal-types">
 * Debezium</a>. Converters for Avro, Protobuf and JSON Schema translate their own logical types to these.
 */
public enum Logical {
    /** Milliseconds since 1970. */
    MILLIS,
    /** Microseconds since 1970. */
    MICROS,
    /** Nanoseconds since 1970. */
    NANOS,
    /** Days since 1970. */
    DAYS,
    /** Text with a date, a time and an offset. */
    ZONED,
    /** A decimal whose scale is in the schema. */
    DECIMAL,
    /** A decimal that carries its scale. */
    SCALED_DECIMAL;

    private static final Map<String, Logical> BY_SCHEMA_NAME = Map.of(
            "org.apache.kafka.connect.data.Timestamp", MILLIS,
            "org.apache.kafka.connect.data.Date", DAYS,
            "org.apache.kafka.connect.data.Decimal", DECIMAL,
            "io.debezium.time.Timestamp", MILLIS,
            "io.debezium.time.MicroTimestamp", MICROS,
            "io.debezium.time.NanoTimestamp", NANOS,
            "io.debezium.time.Date", DAYS,
            "io.debezium.time.ZonedTimestamp", ZONED,
            "io.debezium.data.VariableScaleDecimal", SCALED_DECIMAL);

    /** The type that a schema of this name says; null if it says none. */
    public static Logical of(String schemaName) {
        return schemaName == null ? null : BY_SCHEMA_NAME.get(schemaName);
    }
}
