package io.tributary.stack.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.stack.github.GitHubSimulatorMain.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class GitHubSimulatorMainTest {
    @Test
    void optionsHaveDefaults() {
        Options options = Options.parse(List.of());

        assertThat(options.eventsPerMinute()).isEqualTo(300);
        assertThat(options.limits()).isTrue();
        assertThat(options.recordings()).isEmpty();
    }

    @Test
    void badOptionsAreNamed() {
        assertThatThrownBy(() -> Options.parse(List.of("--nonsense"))).hasMessage("Unknown option --nonsense.");
        assertThatThrownBy(() -> Options.parse(List.of("--port"))).hasMessage("Option --port needs a value.");
        assertThatThrownBy(() -> Options.parse(List.of("--port", "99999")))
                .hasMessage("Option --port needs a whole number from 0 to 65535, not \"99999\".");
        assertThatThrownBy(() -> Options.parse(List.of("--recordings", "/no/such/folder")))
                .hasMessage("The recordings folder /no/such/folder does not exist.");
    }

    @Test
    void takenPortIsAPlainError() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();

            int status = GitHubSimulatorMain.run(
                    List.of("--port", Integer.toString(taken.getLocalPort())),
                    System.out,
                    new PrintStream(err, true, StandardCharsets.UTF_8));

            assertThat(status).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("The simulator cannot start: ");
        }
    }
}
