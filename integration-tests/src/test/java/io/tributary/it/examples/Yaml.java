package io.tributary.it.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** YAML files of config-examples. */
final class Yaml {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Yaml() {}

    static JsonNode read(Path file) {
        try (Reader reader = Files.newBufferedReader(file)) {
            return JSON.valueToTree(
                    new Load(LoadSettings.builder().setLabel(file.toString()).build()).loadFromReader(reader));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
