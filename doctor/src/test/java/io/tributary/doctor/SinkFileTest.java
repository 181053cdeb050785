package io.tributary.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SinkFileTest {
    @TempDir
    Path folder;

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("my-sink.json"), content);
    }

    @Test
    void readsTheFormOfTheRestApi() throws Exception {
        SinkFile sink = SinkFile.read(
                file("{\"name\":\"orders\",\"config\":{\"connector.class\":\"C\",\"tasks.max\":2,\"table\":\"t\"}}"),
                Map.of("table", "other"));

        assertThat(sink.name()).isEqualTo("orders");
        assertThat(sink.config())
                .containsEntry("connector.class", "C")
                .containsEntry("tasks.max", "2")
                .containsEntry("table", "other")
                .containsEntry("name", "orders");
    }

    @Test
    void readsSettingsAloneAndTakesTheNameOfTheFile() throws Exception {
        SinkFile sink = SinkFile.read(file("{\"connector.class\":\"C\"}"), Map.of());

        assertThat(sink.name()).isEqualTo("my-sink");
    }

    @Test
    void aFileThatIsNotJsonIsNamedWithoutItsContent() throws Exception {
        Path file = file("{\"password\": hunter2}");

        assertThatThrownBy(() -> SinkFile.read(file, Map.of()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("is not JSON: see line 1")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void whatIsNoConnectorIsRefused() throws Exception {
        Path list = file("[1]");
        assertThatThrownBy(() -> SinkFile.read(list, Map.of())).hasMessageContaining("holds no JSON object");
        Path other = file("{\"a\":\"b\"}");
        assertThatThrownBy(() -> SinkFile.read(other, Map.of())).hasMessageContaining("has no connector.class");
        Path missing = folder.resolve("none.json");
        assertThatThrownBy(() -> SinkFile.read(missing, Map.of())).hasMessageContaining("there is no such file");
    }
}
