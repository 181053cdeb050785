package io.tributary.synthetic.shape;

import io.tributary.synthetic.dataset.Row;
import org.apache.kafka.connect.data.Schema;

/** Turns rows into values for Connect. */
public interface RecordShape {
    /** The schema of the value that {@link #value} returns for the row; null for schemaless values. */
    Schema schema(Row row);

    /** A value of its own: it does not change with the row. */
    Object value(Row row);
}
