package io.tributary.stack.quickstart;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.StackException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A connector as a file of config-examples describes it: {@code {"name": …, "config": {…}}}.
 *
 * @param name name of the connector
 * @param config its configuration
 */
record ConnectorFile(String name, Map<String, String> config) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static ConnectorFile read(Path file) {
        try {
            JsonNode document = JSON.readTree(file.toFile());
            Map<String, String> config = new LinkedHashMap<>();
            for (Map.Entry<String, JsonNode> setting : document.path("config").properties()) {
                config.put(setting.getKey(), setting.getValue().asText());
            }
            return new ConnectorFile(document.path("name").asText(), config);
        } catch (IOException e) {
            throw new StackException("The connector file " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * This connector with some settings changed.
     *
     * @param overlay settings that replace or add to those of the file
     * @return the connector to register
     */
    ConnectorFile with(Map<String, String> overlay) {
        Map<String, String> changed = new LinkedHashMap<>(config);
        changed.putAll(overlay);
        return new ConnectorFile(name, changed);
    }
}
