package io.tributary.transforms;

import org.apache.kafka.connect.data.Schema;

/**
 * A record's key or value.
 *
 * @param schema null for schemaless data
 * @param value may be null
 */
record Data(Schema schema, Object value) {}
