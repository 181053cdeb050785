package io.tributary.github.event;

import java.time.Instant;
import java.util.Date;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** One event of a page. Equality is identity: the body of one event may differ between two reads, its {@link #id} does not. */
public final class Event {
    private final Map<EventField, Object> fields;
    private final JsonSlice json;
    private final Optional<JsonSlice> payload;

    Event(Map<EventField, Object> fields, JsonSlice json, Optional<JsonSlice> payload) {
        this.fields = new EnumMap<>(fields);
        this.json = json;
        this.payload = payload;
    }

    /** The event's id, a decimal number by all recordings and a string by GitHub's description. */
    public String id() {
        return (String) fields.get(EventField.ID);
    }

    /** When the event happened; empty in a few old ones. */
    public Optional<Instant> createdAt() {
        return Optional.ofNullable((Date) fields.get(EventField.CREATED_AT)).map(Date::toInstant);
    }

    /** A text field; empty when the event has none. */
    Optional<String> text(EventField field) {
        return Optional.ofNullable((String) fields.get(field));
    }

    /** A field in the class that its Connect schema asks for; null when the event has none. */
    Object value(EventField field) {
        return fields.get(field);
    }

    /** The event's JSON, byte for byte. */
    JsonSlice json() {
        return json;
    }

    /** The JSON of the event's payload, byte for byte. */
    Optional<JsonSlice> payload() {
        return payload;
    }

    @Override
    public String toString() {
        return "Event[" + id() + "]";
    }
}
