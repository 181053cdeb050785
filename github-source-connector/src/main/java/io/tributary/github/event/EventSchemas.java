package io.tributary.github.event;

import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/** The Connect schemas of values. A change of fields raises the version; fields are only ever added, and optional. */
final class EventSchemas {
    static final int FLAT_VERSION = 1;
    static final int ENVELOPE_VERSION = 1;

    /** {@code value.mode=flat}. */
    static final Schema FLAT = EventField.flatSchema("io.tributary.github.Event", FLAT_VERSION);

    /** Who acted, where, or for which organisation, in {@code value.mode=struct}. */
    static final Schema PARTY = SchemaBuilder.struct()
            .name("io.tributary.github.Party")
            .version(ENVELOPE_VERSION)
            .optional()
            .field("id", Schema.OPTIONAL_INT64_SCHEMA)
            .field("name", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    /** {@code value.mode=struct}. */
    static final Schema ENVELOPE = SchemaBuilder.struct()
            .name("io.tributary.github.EventEnvelope")
            .version(ENVELOPE_VERSION)
            .field("id", Schema.STRING_SCHEMA)
            .field("type", Schema.OPTIONAL_STRING_SCHEMA)
            .field("actor", PARTY)
            .field("repo", PARTY)
            .field("org", PARTY)
            .field("public", Schema.OPTIONAL_BOOLEAN_SCHEMA)
            .field("created_at", Timestamp.builder().optional().build())
            .field("payload", Schema.OPTIONAL_STRING_SCHEMA)
            .build();

    private EventSchemas() {}
}
