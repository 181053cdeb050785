package io.tributary.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectorFileTest {
    @TempDir
    Path folder;

    private ConnectorFile read(String json) throws IOException {
        return ConnectorFile.read(Files.writeString(folder.resolve("sink.json"), json));
    }

    @Test
    void theOverlayReplacesAndAddsAndLeavesTheRest() throws IOException {
        ConnectorFile file = read("{\"name\": \"sink\", \"config\": {\"kept\": \"1\", \"changed\": 2}}");

        ConnectorFile changed = file.with(Map.of("changed", "3", "added", "4"));

        assertThat(changed.name()).isEqualTo("sink");
        assertThat(changed.config())
                .containsOnly(Map.entry("kept", "1"), Map.entry("changed", "3"), Map.entry("added", "4"));
        assertThat(file.config()).containsEntry("changed", "2");
    }

    @Test
    void aFileThatIsNotJsonIsNamed() {
        assertThatThrownBy(() -> read("{")).isInstanceOf(StackException.class).hasMessageContaining("sink.json");
    }

    @Test
    void aFileThatIsMissingIsNamed() {
        assertThatThrownBy(() -> ConnectorFile.read(folder.resolve("none.json")))
                .isInstanceOf(StackException.class)
                .hasMessageContaining("none.json");
    }
}
