package io.tributary.github.config;

import io.tributary.github.event.HeaderField;
import io.tributary.github.event.KeyMode;
import io.tributary.github.event.ValueMode;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;

/** What records look like and where they go. */
final class OutputKeys {
    private OutputKeys() {}

    static void define(ConfigDef def) {
        KeyGroup group = new KeyGroup(def, "Output");
        group.key(
                ConfigKeys.TOPIC,
                ConfigDef.Type.STRING,
                ConfigDef.NO_DEFAULT_VALUE,
                Checks.TOPIC,
                Importance.HIGH,
                Width.MEDIUM,
                "Topic",
                """
                The topic to write to. May hold `${type}` (the event's type), `${owner}` and `${repo}` (the two parts of the
                repository's name): `github.${type}` gives `github.PushEvent` and so on. Characters that a topic's name cannot
                have become `_`, a part that an event lacks becomes `unknown`.""");
        group.key(
                ConfigKeys.VALUE_MODE,
                ConfigDef.Type.STRING,
                "flat",
                Checks.oneOf(ValueMode.values()),
                Importance.HIGH,
                Width.SHORT,
                "Value",
                """
                What a record's value is. `flat`: one row of plain columns as a Struct (id, type, repo, actor, org, created_at as a
                Connect Timestamp, action, ref, number and so on). `struct`: the envelope as a Struct with the payload as JSON
                text. `map`: the whole event as maps and lists without a schema, for a JsonConverter with
                `schemas.enable=false`. `raw`: the event's JSON as bytes, exactly as GitHub sent it; use it with
                `org.apache.kafka.connect.converters.ByteArrayConverter`.""");
        group.key(
                ConfigKeys.KEY_MODE,
                ConfigDef.Type.STRING,
                "id",
                Checks.oneOf(KeyMode.values()),
                Importance.MEDIUM,
                Width.SHORT,
                "Key",
                """
                What a record's key is, as a string: the event's `id`, the full name of the `repository`, the login of the
                `actor`, or `none`. Records with the same key stay in order.""");
        group.key(
                ConfigKeys.HEADERS,
                ConfigDef.Type.LIST,
                "type,id,action,feed",
                Checks.listOf(HeaderField.values()),
                Importance.LOW,
                Width.MEDIUM,
                "Headers",
                """
                Facts to add to each record as string headers: any of `type`, `id`, `action`, `feed`. They are named
                `github.type` and so on. Empty adds none.""");
        group.key(
                ConfigKeys.TYPES_INCLUDE,
                ConfigDef.Type.LIST,
                "",
                null,
                Importance.MEDIUM,
                Width.LONG,
                "Types to keep",
                """
                Event types to keep, for instance `PushEvent,WatchEvent`. Empty keeps all, also types GitHub has yet to
                invent.""");
        group.key(
                ConfigKeys.TYPES_EXCLUDE,
                ConfigDef.Type.LIST,
                "",
                null,
                Importance.MEDIUM,
                Width.LONG,
                "Types to drop",
                """
                Event types to drop, for instance `WatchEvent`; a type cannot be in both lists.""");
        group.key(
                ConfigKeys.FILTER_BOTS,
                ConfigDef.Type.STRING,
                "keep",
                Checks.oneOf("keep", "drop"),
                Importance.LOW,
                Width.SHORT,
                "Bots",
                """
                Whether to `keep` or `drop` what bots did: actors whose login ends with `[bot]`.""");
        group.key(
                ConfigKeys.FILTER_PRIVATE,
                ConfigDef.Type.STRING,
                "keep",
                Checks.oneOf("keep", "drop"),
                Importance.LOW,
                Width.SHORT,
                "Private",
                """
                Whether to `keep` or `drop` events of private repositories, which some tokens can see.""");
        group.key(
                ConfigKeys.GAPS_TOPIC,
                ConfigDef.Type.STRING,
                "",
                Checks.FIXED_TOPIC,
                Importance.LOW,
                Width.MEDIUM,
                "Topic of gap markers",
                """
                A topic for one record per possible gap: a read that shows nothing of what the read before had shown, so that
                events may have been missed. Empty writes none; gaps are counted and logged in any case.""");
    }
}
