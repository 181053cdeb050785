package io.tributary.transforms;

import org.apache.kafka.connect.data.Schema;

/** Turns the value of one field into another value. The rule is the same for data with and without schema. */
interface Conversion {
    /**
     * The type of the results, optional or not as it likes: the caller keeps the optionality, doc and parameters of the
     * field.
     *
     * @param source the schema of the field, null if the record has no such field
     * @throws org.apache.kafka.connect.errors.DataException if fields of that type cannot be converted
     */
    Schema type(Schema source);

    /**
     * Converts one value.
     *
     * @param value not null
     * @param source the schema of the field, null for schemaless data
     * @return may be null only where {@link #makesNull()} says so
     * @throws org.apache.kafka.connect.errors.DataException if it cannot be converted; the message does not show the value
     */
    Object convert(Object value, Schema source);

    /** Whether a value that is not null may become null, so that the field has to be optional. */
    default boolean makesNull() {
        return false;
    }
}
