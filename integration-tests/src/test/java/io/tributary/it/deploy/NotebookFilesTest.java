package io.tributary.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.plugin.PluginFolder;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The notebooks as they are kept: with their text and without anybody's output. */
class NotebookFilesTest {
    @ParameterizedTest
    @ValueSource(strings = {"exploration.ipynb", "forecasting.ipynb"})
    void noOutputIsKept(String name) throws Exception {
        Path file = PluginFolder.home().resolve("config-examples/notebooks").resolve(name);
        JsonNode notebook = new ObjectMapper().readTree(file.toFile());

        assertThat(notebook.path("nbformat").asInt()).isEqualTo(4);
        assertThat(notebook.path("cells")).hasSizeGreaterThan(5);
        for (JsonNode cell : notebook.path("cells")) {
            assertThat(List.of("code", "markdown"))
                    .contains(cell.path("cell_type").asText());
            assertThat(cell.path("outputs")).isEmpty();
            assertThat(cell.path("execution_count").isNull()
                            || cell.path("execution_count").isMissingNode())
                    .isTrue();
        }
    }
}
