package io.tributary.it.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * A connector as a file of config-examples describes it.
 *
 * @param name its name
 * @param config its settings, without the name
 */
record ConnectorExample(String name, Map<String, String> config) {
    private static final ObjectMapper JSON = new ObjectMapper();

    ConnectorExample {
        config = Map.copyOf(config);
    }

    /** Reads the form of the REST API: {@code {"name": …, "config": {…}}}. */
    static ConnectorExample ofJson(Path file) {
        try {
            JsonNode document = JSON.readTree(file.toFile());
            Map<String, String> config = new LinkedHashMap<>();
            document.path("config")
                    .properties()
                    .forEach(
                            entry -> config.put(entry.getKey(), entry.getValue().asText()));
            return new ConnectorExample(document.path("name").asText(), config);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads the form of a standalone worker's command line: properties, the name among them. */
    static ConnectorExample ofProperties(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> config = new LinkedHashMap<>();
        properties.forEach((key, value) -> config.put((String) key, (String) value));
        return new ConnectorExample(config.remove("name"), config);
    }

    ConnectorExample renamed(String other) {
        return new ConnectorExample(other, config);
    }

    /** This connector with some settings replaced or added. */
    ConnectorExample with(Map<String, String> settings) {
        Map<String, String> changed = new HashMap<>(config);
        changed.putAll(settings);
        return new ConnectorExample(name, changed);
    }

    boolean isSink() {
        return config.containsKey("topics");
    }
}
