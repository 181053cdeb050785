package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A worker accepts every connector under config-examples as it stands; the quickstart's tests run them. */
@ExtendWith(SharedStack.class)
class ConnectorExamplesIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<Path> examples() throws IOException {
        try (Stream<Path> files = Files.list(PluginFolder.home().resolve("config-examples/connectors"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    void aWorkerAcceptsTheExample(Path example, LocalStack stack) throws IOException {
        JsonNode document = JSON.readTree(example.toFile());

        String name = document.path("name").asText();
        assertThat(example.getFileName()).hasToString(name + ".json");
        Map<String, String> config = new HashMap<>(Map.of("name", name));
        document.path("config")
                .properties()
                .forEach(entry -> config.put(entry.getKey(), entry.getValue().asText()));
        assertThat(stack.connect().validate(config).errors()).isEmpty();
    }
}
