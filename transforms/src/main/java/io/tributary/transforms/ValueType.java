package io.tributary.transforms;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Schema;

/** The types that a configuration can name for a value. */
enum ValueType {
    INT8,
    INT16,
    INT32,
    INT64,
    FLOAT32,
    FLOAT64,
    BOOLEAN,
    STRING;

    static final String NAMES = Arrays.stream(values()).map(Settings::nameOf).collect(Collectors.joining(", "));

    /**
     * The type of a name.
     *
     * @throws IllegalArgumentException if there is no such type
     */
    static ValueType parse(String name) {
        try {
            return valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("unknown type '" + name.strip() + "'; known are " + NAMES, e);
        }
    }

    /** The schema of required values of this type. */
    Schema schema() {
        return switch (this) {
            case INT8 -> Schema.INT8_SCHEMA;
            case INT16 -> Schema.INT16_SCHEMA;
            case INT32 -> Schema.INT32_SCHEMA;
            case INT64 -> Schema.INT64_SCHEMA;
            case FLOAT32 -> Schema.FLOAT32_SCHEMA;
            case FLOAT64 -> Schema.FLOAT64_SCHEMA;
            case BOOLEAN -> Schema.BOOLEAN_SCHEMA;
            case STRING -> Schema.STRING_SCHEMA;
        };
    }
}
