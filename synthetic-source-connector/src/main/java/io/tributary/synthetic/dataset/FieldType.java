package io.tributary.synthetic.dataset;

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

    /** Whether values are numbers that measure something (event time does not). */
    public boolean isNumber() {
        return this == INT32 || this == INT64 || this == FLOAT64;
    }
}
