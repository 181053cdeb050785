package io.tributary.transforms;

/** Makes a new key or value from the one of a record. */
interface DataEditor {
    /**
     * Edits a key or value without changing the input.
     *
     * @param data with a value that is not null
     * @throws org.apache.kafka.connect.errors.DataException if it cannot be done
     */
    Data edit(Data data);
}
