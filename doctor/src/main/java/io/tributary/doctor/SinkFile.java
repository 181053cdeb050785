package io.tributary.doctor;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A sink's configuration.
 *
 * @param name name of the connector
 * @param config its settings
 */
record SinkFile(String name, Map<String, String> config) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLASS = "connector.class";

    /**
     * Reads a file as the REST API takes it: {@code {"name": …, "config": {…}}}, or the settings alone.
     *
     * @param file the file
     * @param overrides settings that replace or add to those of the file
     * @return the configuration, with a name
     * @throws UsageException when it cannot be read, or is not that of a sink
     */
    static SinkFile read(Path file, Map<String, String> overrides) {
        JsonNode document = document(file);
        JsonNode settings = document.has("config") ? document.path("config") : document;
        if (!settings.isObject()) {
            throw new UsageException(
                    file + " holds no JSON object with the connector's settings, nor one under \"config\".");
        }
        Map<String, String> config = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            if (!setting.getValue().isNull()) {
                config.put(setting.getKey(), setting.getValue().asText());
            }
        }
        config.putAll(overrides);
        if (!config.containsKey(CLASS)) {
            throw new UsageException(file + " has no " + CLASS + ": is it the configuration of a connector?");
        }
        String fileName = String.valueOf(file.getFileName()).replaceFirst("\\.json$", "");
        String name = document.path("name").asText(config.getOrDefault("name", fileName));
        config.put("name", name);
        return new SinkFile(name, config);
    }

    private static JsonNode document(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            // Jackson's message quotes what it read, which may be a secret.
            throw new UsageException(
                    file + " is not JSON: see line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ".",
                    e);
        } catch (IOException e) {
            throw new UsageException(
                    file + " cannot be read: " + (Files.exists(file) ? "is it a text file?" : "there is no such file."),
                    e);
        }
    }

    String get(String key, String whenAbsent) {
        return config.getOrDefault(key, whenAbsent);
    }
}
