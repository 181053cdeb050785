package io.tributary.stack.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Objects;

/**
 * One event as the API shows it: the JSON text to serve and the few parts that decide which feeds it appears in.
 *
 * @param id the event's id, never empty
 * @param type the event's type, empty when the event has none
 * @param repository the repository it happened in
 * @param actor the account that caused it
 * @param organization the organisation the repository belongs to, {@link Party#NONE} when it belongs to a user
 * @param json the event exactly as it is served
 */
public record SimulatedEvent(String id, String type, Party repository, Party actor, Party organization, String json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * A repository, user or organisation.
     *
     * @param name {@code owner/name} of a repository, the login otherwise; empty when the event does not say
     * @param id the numeric id, 0 when the event does not say
     */
    public record Party(String name, long id) {
        /** What the event does not name. */
        public static final Party NONE = new Party("", 0);

        boolean isKnown() {
            return id != 0 && !name.isEmpty();
        }
    }

    /** Checks that an id is there. */
    public SimulatedEvent {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("An event needs an id");
        }
        Objects.requireNonNull(json, "json");
    }

    /**
     * Reads an event from its JSON text, which is kept as it is.
     *
     * @param json one JSON object with at least a non-empty {@code id}
     * @return the event
     * @throws IllegalArgumentException if the text is not a JSON object or has no id
     */
    public static SimulatedEvent parse(String json) {
        JsonNode node;
        try {
            node = MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON: " + e.getOriginalMessage(), e);
        }
        return new SimulatedEvent(
                node.path("id").asText(""),
                node.path("type").asText(""),
                party(node.path("repo"), "name"),
                party(node.path("actor"), "login"),
                party(node.path("org"), "login"),
                json);
    }

    private static Party party(JsonNode node, String nameField) {
        return new Party(node.path(nameField).asText(""), node.path("id").asLong(0));
    }
}
