package io.tributary.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.connect.ConnectClient;
import io.tributary.stack.connect.ConnectorStatus;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The compose file as it is, with its secrets as files: two brokers, two workers, QuestDB; rows arrive. */
@Timeout(900)
class ComposeIT {
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String PASSWORD = "a-password-for-the-test";

    @TempDir
    static Path folder;

    private static Compose compose;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                Compose.command().isPresent(),
                "Neither docker compose nor docker-compose is installed: the compose file is not brought up");
        copy(Home.find().root().resolve("config-examples/deploy/compose"), folder);
        // Others on the machine may not look into the folder; the users of the containers may read the file.
        Files.writeString(folder.resolve("secrets/questdb_password"), PASSWORD);
        Files.writeString(folder.resolve("secrets/github_token"), "");
        compose = new Compose(folder, Images.connect());
        compose.run("up", "-d", "--no-build", "kafka-1", "kafka-2", "questdb", "connect-1", "connect-2");
    }

    private static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (compose != null) {
            compose.close();
        }
    }

    @Test
    void rowsArriveThroughTwoBrokersAndTwoWorkers() throws Exception {
        ConnectClient connect =
                new ConnectClient(List.of(compose.address("CONNECT_1_PORT"), compose.address("CONNECT_2_PORT")));
        Await.until("the workers answer", LIMIT, connect::connectors, List::isEmpty);

        compose.register("iot-data-source", "iot-data-sink");
        connect.awaitRunning("iot-data-source", LIMIT);
        connect.awaitStatus("iot-data-sink", "runs two tasks", LIMIT, ComposeIT::runsTwoTasks);

        Await.until("rows arrive", LIMIT, ComposeIT::rows, rows -> rows > 10_000);
        assertThat(ask("SELECT 1", "").statusCode())
                .as("QuestDB asks for the password")
                .isEqualTo(401);
        assertThat(connect.config("iot-data-sink").get("client.conf.string"))
                .as("no secret in the configuration")
                .contains("${secrets:")
                .doesNotContain(PASSWORD);
    }

    private static boolean runsTwoTasks(ConnectorStatus status) {
        return status.tasks().size() == 2
                && status.tasks().stream().allMatch(task -> task.state().equals("RUNNING"));
    }

    private static long rows() throws Exception {
        JsonNode answer = new ObjectMapper()
                .readTree(ask("SELECT count() FROM iot_data", PASSWORD).body());
        return answer.path("dataset").path(0).path(0).asLong();
    }

    private static HttpResponse<String> ask(String sql, String password) throws Exception {
        URI uri = compose.address("QUESTDB_PORT")
                .resolve("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(20));
        if (!password.isEmpty()) {
            String credentials =
                    Base64.getEncoder().encodeToString(("admin:" + password).getBytes(StandardCharsets.UTF_8));
            request.header("Authorization", "Basic " + credentials);
        }
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
