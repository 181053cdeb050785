package io.tributary.stack.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer of {@code PUT /connector-plugins/X/config/validate}.
 *
 * @param errorCount number of errors
 * @param errors sentences by configuration key, keys without an error left out
 */
public record ConfigValidation(int errorCount, Map<String, List<String>> errors) {
    /** Copies the map. */
    public ConfigValidation {
        errors = Map.copyOf(errors);
    }

    static ConfigValidation of(JsonNode json) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (JsonNode config : json.path("configs")) {
            JsonNode value = config.path("value");
            for (JsonNode error : value.path("errors")) {
                errors.computeIfAbsent(value.path("name").asText(), name -> new ArrayList<>())
                        .add(error.asText());
            }
        }
        return new ConfigValidation(json.path("error_count").asInt(), errors);
    }
}
