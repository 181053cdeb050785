package io.tributary.synthetic.dataset;

import java.util.Locale;

/** The type of a field, in the terms of Connect's schema types. */
public enum FieldType {
    /** A 32-bit integer. */
    INT32,
    /** A 64-bit integer. */
    INT64,
    /** A double that has a fixed number of decimals. */
    FLOAT64,
    /** True or false. */
    BOOLEAN,
    /** Text. */
    STRING,
    /** The event time: a 64-bit integer since 1970-01-01 UTC in the unit of {@code timestamp.unit}. */
    TIMESTAMP;

    /** The type of a name in a definition. */
    static FieldType of(SpecNode node) {
        return switch (node.text().toLowerCase(Locale.ROOT)) {
            case "int32" -> INT32;
            case "int64" -> INT64;
            case "double" -> FLOAT64;
            case "boolean" -> BOOLEAN;
            case "string" -> STRING;
            case "timestamp" -> TIMESTAMP;
            default -> throw node.wrong("must be one of int32, int64, double, boolean, string, timestamp.");
        };
    }

    /** Whether values are numbers that measure something (event time does not). */
    public boolean isNumber() {
        return this == INT32 || this == INT64 || this == FLOAT64;
    }
}
