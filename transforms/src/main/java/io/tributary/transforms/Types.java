package io.tributary.transforms;

import org.apache.kafka.connect.data.Schema;

/** Names types for messages. */
final class Types {
    private Types() {}

    static String describe(Object value, Schema schema) {
        if (schema == null) {
            return value.getClass().getSimpleName();
        }
        return schema.type().getName() + (schema.name() == null ? "" : " (" + schema.name() + ")");
    }
}
