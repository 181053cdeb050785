package io.tributary.github.event;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;

/** What the key of a record is; it decides the partition, and with it what stays in order. */
public enum KeyMode {
    /** The event's id. */
    ID(EventField.ID),
    /** The repository's full name: the events of one repository stay in order. */
    REPOSITORY(EventField.REPO),
    /** The login of who acted. */
    ACTOR(EventField.ACTOR),
    /** No key. */
    NONE(null);

    private final EventField field;

    KeyMode(EventField field) {
        this.field = field;
    }

    SchemaAndValue key(Event event) {
        if (this == NONE) {
            return SchemaAndValue.NULL;
        }
        return new SchemaAndValue(Schema.OPTIONAL_STRING_SCHEMA, event.value(field));
    }
}
