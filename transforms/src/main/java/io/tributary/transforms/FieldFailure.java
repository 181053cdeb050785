package io.tributary.transforms;

import org.apache.kafka.connect.errors.DataException;

/** A field that cannot be transformed. The message names the field and the reason and never shows the value. */
final class FieldFailure extends DataException {
    FieldFailure(Object field, String problem) {
        super("Field '" + field + "': " + problem);
    }

    FieldFailure(Object field, DataException cause) {
        super("Field '" + field + "': " + cause.getMessage(), cause);
    }
}
