package io.tributary.transforms;

import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * What an expression can see: one record, and nothing else.
 *
 * @param root the key or value whose fields need no prefix
 * @param record gives {@code $topic}, {@code $key.…} and so on
 */
record Scope(Object root, ConnectRecord<?> record) {
    static Scope of(Side side, ConnectRecord<?> record) {
        return new Scope(side.value(record), record);
    }
}
