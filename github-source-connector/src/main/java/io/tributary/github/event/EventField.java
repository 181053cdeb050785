package io.tributary.github.event;

import java.util.List;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Timestamp;

/**
 * The fields that are picked out of an event: where they are in its JSON, and their column in {@code value.mode=flat}.
 *
 * <p>All but the id can be missing: old data has nulls, and GitHub has removed fields before (commits and sizes of pushes in October
 * 2025). Fields are added at the end only, with a higher {@link EventSchemas#FLAT_VERSION}.
 */
@SuppressWarnings("ImmutableEnumChecker") // schemas and lists here are never changed
enum EventField {
    ID("id", Schema.STRING_SCHEMA, "id"),
    TYPE("type", Schema.OPTIONAL_STRING_SCHEMA, "type"),
    REPO("repo", Schema.OPTIONAL_STRING_SCHEMA, "repo.name"),
    REPO_ID("repo_id", Schema.OPTIONAL_INT64_SCHEMA, "repo.id"),
    ACTOR("actor", Schema.OPTIONAL_STRING_SCHEMA, "actor.login"),
    ACTOR_ID("actor_id", Schema.OPTIONAL_INT64_SCHEMA, "actor.id"),
    ORG("org", Schema.OPTIONAL_STRING_SCHEMA, "org.login"),
    ORG_ID("org_id", Schema.OPTIONAL_INT64_SCHEMA, "org.id"),
    CREATED_AT("created_at", Timestamp.builder().optional().build(), "created_at"),
    PUBLIC("public", Schema.OPTIONAL_BOOLEAN_SCHEMA, "public"),
    ACTION("action", Schema.OPTIONAL_STRING_SCHEMA, "payload.action"),
    REF("ref", Schema.OPTIONAL_STRING_SCHEMA, "payload.ref"),
    REF_TYPE("ref_type", Schema.OPTIONAL_STRING_SCHEMA, "payload.ref_type"),
    HEAD("head", Schema.OPTIONAL_STRING_SCHEMA, "payload.head"),
    BEFORE("before", Schema.OPTIONAL_STRING_SCHEMA, "payload.before"),
    PUSH_ID("push_id", Schema.OPTIONAL_INT64_SCHEMA, "payload.push_id"),
    SIZE("size", Schema.OPTIONAL_INT64_SCHEMA, "payload.size"),
    DISTINCT_SIZE("distinct_size", Schema.OPTIONAL_INT64_SCHEMA, "payload.distinct_size"),
    NUMBER(
            "number",
            Schema.OPTIONAL_INT64_SCHEMA,
            "payload.number",
            "payload.issue.number",
            "payload.pull_request.number"),
    MERGED("merged", Schema.OPTIONAL_BOOLEAN_SCHEMA, "payload.pull_request.merged"),
    FORKEE("forkee", Schema.OPTIONAL_STRING_SCHEMA, "payload.forkee.full_name"),
    MEMBER("member", Schema.OPTIONAL_STRING_SCHEMA, "payload.member.login"),
    RELEASE_TAG("release_tag", Schema.OPTIONAL_STRING_SCHEMA, "payload.release.tag_name");

    private final String column;
    private final Schema schema;
    private final List<String> paths;

    EventField(String column, Schema schema, String... paths) {
        this.column = column;
        this.schema = schema;
        this.paths = List.of(paths);
    }

    String column() {
        return column;
    }

    Schema schema() {
        return schema;
    }

    /** Where the field can be in an event's JSON; names joined by dots. */
    List<String> paths() {
        return paths;
    }

    static Schema flatSchema(String name, int version) {
        SchemaBuilder struct = SchemaBuilder.struct().name(name).version(version);
        for (EventField field : values()) {
            struct.field(field.column, field.schema);
        }
        return struct.build();
    }
}
