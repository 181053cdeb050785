package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class BenchTest {
    @TempDir
    Path folder;

    @Test
    void unknownOptionIsAPlainError() {
        StringWriter errors = new StringWriter();
        CommandLine commandLine = Bench.commandLine().setErr(new PrintWriter(errors));

        assertThat(commandLine.execute("drain", "--nonsense")).isEqualTo(2);
        assertThat(errors.toString()).startsWith("Unknown option: '--nonsense'");
    }

    @Test
    void contestantWithoutAFolderIsAPlainError() {
        StringWriter errors = new StringWriter();
        CommandLine commandLine = Bench.commandLine().setErr(new PrintWriter(errors));

        assertThat(commandLine.execute("drain", "--contestant", "a=/no/such/folder:c.json"))
                .isEqualTo(2);
        assertThat(errors.toString()).contains("there is no folder /no/such/folder");
    }

    @Test
    void placeholdersAreFilledInAndTheFileWinsOverDefaults() throws IOException {
        Path file = Files.writeString(
                folder.resolve("c.json"),
                "{\"name\":\"x\",\"config\":{\"topics\":\"{{topic}}\",\"addr\":\"http::addr={{questdb}};\",\"a\":\"file\"}}");
        Contestant contestant = new Contestant.Converter().convert("ours=" + folder + ":" + file);

        Map<String, String> config = contestant.config(
                Map.of("topic", "t", "questdb", "127.0.0.1:9000"), Map.of("a", "default", "b", "default"));

        assertThat(contestant.name()).isEqualTo("ours");
        assertThat(config)
                .isEqualTo(Map.of("topics", "t", "addr", "http::addr=127.0.0.1:9000;", "a", "file", "b", "default"));
    }
}
