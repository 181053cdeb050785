package io.tributary.transforms;

import org.apache.kafka.connect.data.Schema;

/** Tells and names types. */
final class Types {
    private Types() {}

    /**
     * Whether a value is one of the usual ones without parts. Java answers this much faster than whether it is none of an
     * interface, such as Map, so it is the question to ask first of every value in a record.
     *
     * @param value may be null, which has no parts either
     */
    static boolean isScalar(Object value) {
        return value == null
                || value instanceof String
                || value instanceof Long
                || value instanceof Double
                || value instanceof Integer
                || value instanceof Boolean
                || value instanceof Float
                || value instanceof Short
                || value instanceof Byte;
    }

    static String describe(Object value, Schema schema) {
        if (schema == null) {
            return value.getClass().getSimpleName();
        }
        return schema.type().getName() + (schema.name() == null ? "" : " (" + schema.name() + ")");
    }
}
