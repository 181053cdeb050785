package io.tributary.it.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.stack.Home;
import io.tributary.stack.connect.ConnectClient;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quickstart} from the first process to the last, and every way out. */
class QuickstartIT {
    private static final List<Integer> USUAL_PORTS = List.of(9000, 8083, 9092);

    @TempDir
    Path folder;

    @Test
    void rowsArriveAndNothingIsLeftEvenWhenTheUsualPortsAreTaken() throws Exception {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            for (int port : USUAL_PORTS) {
                take(port, taken);
            }
            try (Run run = Run.of(folder, "--for", "15", "--offline", "--rate", "3000", "--json")) {
                run.awaitRows();

                assertThat(run.awaitEnd()).as(run::err).isZero();

                assertThatAllIsWell(run.result());
                assertThat(run.out())
                        .contains("bundled simulator")
                        .contains("the usual port 9000 is taken")
                        .contains("the usual port 8083 is taken")
                        .contains("the usual port 9092 is taken");
                assertThatEveryServedEventIsARow(run);
                assertThat(run.err()).isEmpty();
                run.awaitNothingLeft();
                assertThat(dataFolder(run)).doesNotExist();
            }
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    private static void take(int port, List<ServerSocket> taken) {
        try {
            taken.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
        } catch (IOException e) {
            // Somebody else has it: taken all the same.
        }
    }

    private static void assertThatAllIsWell(JsonNode result) {
        assertThat(result.path("seconds").asDouble()).isGreaterThanOrEqualTo(15);
        assertThat(result.at("/tables/iot_data/rows").asLong()).isGreaterThan(15_000);
        assertThat(result.at("/tables/github_events/rows").asLong()).isPositive();
        assertThat(result.path("connectors")).hasSize(4);
        for (JsonNode connector : result.path("connectors")) {
            assertThat(connector).hasToString("{\"state\":\"RUNNING\",\"tasks\":[\"RUNNING\"]}");
        }
        assertThat(result.at("/latency_ms/p50").asDouble()).isPositive();
        assertThat(result.at("/latency_ms/p99").asDouble())
                .isGreaterThanOrEqualTo(result.at("/latency_ms/p50").asDouble());
    }

    private static void assertThatEveryServedEventIsARow(Run run) {
        Matcher sentence = Pattern.compile("served ([0-9,]+) different events; github_events has ([0-9,]+) rows")
                .matcher(run.out());
        assertThat(sentence.find()).as(run::out).isTrue();
        assertThat(sentence.group(2)).isEqualTo(sentence.group(1));
    }

    private static Path dataFolder(Run run) {
        Matcher line =
                Pattern.compile("(?m)^ +data +(.*) \\(removed at the end\\)$").matcher(run.out());
        assertThat(line.find()).as(run::out).isTrue();
        return Path.of(line.group(1));
    }

    @Test
    void ctrlCEndsInOrderAndAKeptFolderIsGoneOnWith() throws Exception {
        String data = folder.resolve("a folder").toString();
        long before;
        try (Run run = Run.of(folder, "--offline", "--rate", "1000", "--json", "--data", data)) {
            run.awaitRows();
            run.interrupt();

            assertThat(run.awaitEnd()).as(run::err).isZero();

            run.awaitNothingLeft();
            before = run.result().at("/tables/iot_data/rows").asLong();
            assertThat(before).isPositive();
        }
        try (Run again = Run.of(folder, "--offline", "--rate", "1000", "--json", "--data", data)) {
            again.awaitMoreRowsThan(before);
            again.interrupt();

            assertThat(again.awaitEnd()).as(again::err).isZero();
            assertThat(again.result().at("/tables/iot_data/rows").asLong()).isGreaterThan(before);
            assertThatEveryServedEventIsANewRow(again);
        }
    }

    private static void assertThatEveryServedEventIsANewRow(Run run) {
        assertThat(run.out()).containsPattern("served [0-9,]+ different events");
    }

    @Test
    void killOfTheParentLeavesNoProcess() throws Exception {
        try (Run run = Run.underShell(folder, "--offline --rate 1000")) {
            run.awaitRows();

            run.process().destroyForcibly();

            run.awaitNothingLeft();
        }
    }

    @Test
    void killOfTheQuickstartItselfLeavesNoProcess() throws Exception {
        try (Run run = Run.of(folder, "--offline", "--rate", "1000")) {
            run.awaitRows();

            run.process().destroyForcibly();

            run.awaitNothingLeft();
        }
    }

    @Test
    void aDeadQuestDbIsAPlainSentenceAndAStatus() throws Exception {
        try (Run run = Run.of(folder, "--offline", "--rate", "1000", "--json")) {
            run.awaitRows();

            run.child("io.questdb").destroyForcibly();

            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.err())
                    .contains("quickstart: QuestDB was killed (signal 9)")
                    .doesNotContain("\tat ");
            assertThat(logFolder(run)).isDirectoryContaining("glob:**/questdb.log");
            assertThat(run.result().at("/tables/iot_data/rows").asLong()).isPositive();
            run.awaitNothingLeft();
        }
    }

    @Test
    void aDeadBrokerIsAPlainSentenceAndAStatus() throws Exception {
        try (Run run = Run.of(folder, "--offline", "--rate", "1000")) {
            run.awaitRows();

            run.child("kafka.Kafka").destroyForcibly();

            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.err())
                    .contains("quickstart: The broker was killed (signal 9)")
                    .doesNotContain("\tat ");
            assertThat(logFolder(run)).isDirectoryContaining("glob:**/broker.log");
            run.awaitNothingLeft();
        }
    }

    @Test
    void aDeadWorkerIsAPlainSentenceAndAStatus() throws Exception {
        try (Run run = Run.of(folder, "--offline", "--rate", "1000")) {
            run.awaitRows();

            run.child("ConnectDistributed").destroyForcibly();

            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.err()).contains("was killed (signal 9)").doesNotContain("\tat ");
            assertThat(logFolder(run)).isDirectoryContaining("glob:**/worker-1.log");
            run.awaitNothingLeft();
        }
    }

    @Test
    void aFailedConnectorIsAPlainSentenceAndAStatus() throws Exception {
        try (Run run = Run.of(folder, "--offline", "--rate", "1000", "--json")) {
            run.awaitRows();
            ConnectClient connect = new ConnectClient(List.of(connectRest(run)));
            Map<String, String> config = new HashMap<>(connect.config("iot-data-sink"));
            config.put("timestamp.field.name", "no_such_field");
            connect.create("iot-data-sink", config);

            assertThat(run.awaitEnd()).isEqualTo(1);
            assertThat(run.err())
                    .contains("quickstart: Connector iot-data-sink has FAILED")
                    .contains("Record at topic iot_data, partition ")
                    .contains("set timestamp.field.name=timestamp")
                    .doesNotContain("\tat ");
            assertThat(logFolder(run)).isDirectoryContaining("glob:**/worker-1.log");
            run.awaitNothingLeft();
        }
    }

    private static URI connectRest(Run run) {
        Matcher line = Pattern.compile("(?m)^ +Connect.* (http://127\\.0\\.0\\.1:[0-9]+)")
                .matcher(run.out());
        assertThat(line.find()).as(run::out).isTrue();
        return URI.create(line.group(1));
    }

    @Test
    void worksInAFolderWithBlanksInItsName() throws Exception {
        Path home = Files.createDirectories(folder.resolve("my own (new) folder"));
        try (Stream<Path> entries = Files.list(Home.find().root())) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                String name = entry.getFileName().toString();
                if (name.equals("quickstart")) {
                    Files.copy(entry, home.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
                } else if (!name.equals("target") && !name.startsWith(".git")) {
                    Files.createSymbolicLink(home.resolve(name), entry);
                }
            }
        }
        // The mark that the script leaves behind a build: what is linked is built already.
        Files.createFile(Files.createDirectory(home.resolve("target")).resolve("built"));
        try (Run run = Run.at(home, folder, "--for", "5", "--offline", "--rate", "1000", "--json")) {
            assertThat(run.awaitEnd()).as(run::err).isZero();

            assertThat(run.out()).doesNotContain("Building Tributary");
            assertThat(run.result().at("/tables/iot_data/rows").asLong()).isPositive();
        }
    }

    private static Path logFolder(Run run) throws IOException {
        Matcher line = Pattern.compile("The logs are in (.*)\\. When").matcher(run.err());
        assertThat(line.find()).as(run::err).isTrue();
        Path logs = Path.of(line.group(1));
        assertThat(Files.exists(logs)).isTrue();
        return logs;
    }
}
