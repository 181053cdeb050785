package io.tributary.github.event;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;

/** What the value of a record is. */
public enum ValueMode {
    /** The event's JSON as bytes, exactly as GitHub sent it. */
    RAW {
        @Override
        SchemaAndValue value(Event event) {
            return new SchemaAndValue(Schema.BYTES_SCHEMA, event.json().bytes());
        }
    },
    /** One row of plain columns, as {@link EventField} lists them. */
    FLAT {
        @Override
        SchemaAndValue value(Event event) {
            Struct row = new Struct(EventSchemas.FLAT);
            for (EventField field : EventField.values()) {
                row.put(field.column(), event.value(field));
            }
            return new SchemaAndValue(EventSchemas.FLAT, row);
        }
    },
    /** The envelope as a Struct, the payload in it as JSON text. */
    STRUCT {
        @Override
        SchemaAndValue value(Event event) {
            Struct envelope = new Struct(EventSchemas.ENVELOPE)
                    .put("id", event.id())
                    .put("type", event.value(EventField.TYPE))
                    .put("actor", party(event, EventField.ACTOR_ID, EventField.ACTOR))
                    .put("repo", party(event, EventField.REPO_ID, EventField.REPO))
                    .put("org", party(event, EventField.ORG_ID, EventField.ORG))
                    .put("public", event.value(EventField.PUBLIC))
                    .put("created_at", event.value(EventField.CREATED_AT))
                    .put("payload", event.payload().map(JsonSlice::text).orElse(null));
            return new SchemaAndValue(EventSchemas.ENVELOPE, envelope);
        }
    },
    /** The whole event as maps and lists, without a schema. */
    MAP {
        @Override
        SchemaAndValue value(Event event) {
            return new SchemaAndValue(null, JsonMaps.read(event.json()));
        }
    };

    abstract SchemaAndValue value(Event event);

    private static Struct party(Event event, EventField id, EventField name) {
        if (event.value(id) == null && event.value(name) == null) {
            return null;
        }
        return new Struct(EventSchemas.PARTY).put("id", event.value(id)).put("name", event.value(name));
    }
}
