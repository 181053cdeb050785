package io.tributary.stack.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes in the body of a published event that have been seen between two reads. */
final class Mutation {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Mutation() {}

    /** The same event with a changed payload; types whose payload never changes come back as they are. */
    static SimulatedEvent of(SimulatedEvent event) {
        try {
            JsonNode root = MAPPER.readTree(event.json());
            return mutate(root.path("payload")) ? SimulatedEvent.parse(MAPPER.writeValueAsString(root)) : event;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A published event is JSON", e);
        }
    }

    private static boolean mutate(JsonNode payload) {
        boolean changed = false;
        if (payload.path("issue") instanceof ObjectNode issue) {
            issue.put("comments", issue.path("comments").asInt() + 1);
            changed = true;
        }
        if (payload.path("forkee") instanceof ObjectNode forkee) {
            forkee.put("size", forkee.path("size").asInt() + 1);
            changed = true;
        }
        if (payload.path("pull_request").path("head") instanceof ObjectNode head) {
            head.put(
                    "sha",
                    new StringBuilder(head.path("sha").asText()).reverse().toString());
            changed = true;
        }
        return changed;
    }
}
