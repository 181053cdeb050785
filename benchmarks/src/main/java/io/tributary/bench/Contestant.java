package io.tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A sink to measure.
 *
 * @param name how the result calls it
 * @param pluginFolder a {@code plugin.path} entry, or the folder of one plugin
 * @param config the connector's configuration with placeholders
 */
record Contestant(String name, Path pluginFolder, Map<String, String> config) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Reads {@code NAME=PLUGIN_DIR:CONFIG.json}. */
    static final class Converter implements ITypeConverter<Contestant> {
        @Override
        public Contestant convert(String text) {
            int equals = text.indexOf('=');
            int colon = text.lastIndexOf(':');
            if (equals < 1 || colon < equals) {
                throw new TypeConversionException("\"" + text + "\" is not NAME=PLUGIN_DIR:CONFIG.json");
            }
            Path folder = Path.of(text.substring(equals + 1, colon)).toAbsolutePath();
            Path config = Path.of(text.substring(colon + 1));
            if (!Files.isDirectory(folder)) {
                throw new TypeConversionException("there is no folder " + folder);
            }
            return new Contestant(text.substring(0, equals), folder, read(config));
        }
    }

    /** Reads a connector's configuration: a plain object, or {@code {"name": …, "config": {…}}}. */
    static Map<String, String> read(Path file) {
        try {
            JsonNode json = MAPPER.readTree(Files.readAllBytes(file));
            JsonNode config = json.has("config") ? json.get("config") : json;
            Map<String, String> properties = new LinkedHashMap<>();
            config.properties()
                    .forEach(entry ->
                            properties.put(entry.getKey(), entry.getValue().asText()));
            return properties;
        } catch (IOException e) {
            throw new TypeConversionException("the configuration " + file + " cannot be read: " + e.getMessage());
        }
    }

    /** The configuration with {@code {{name}}} replaced by values; what the file leaves out is added. */
    Map<String, String> config(Map<String, String> placeholders, Map<String, String> defaults) {
        Map<String, String> filled = new LinkedHashMap<>(defaults);
        config.forEach((key, value) -> {
            String text = value;
            for (Map.Entry<String, String> placeholder : placeholders.entrySet()) {
                text = text.replace("{{" + placeholder.getKey() + "}}", placeholder.getValue());
            }
            filled.put(key, text);
        });
        return filled;
    }
}
