package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code connection.check=true} finds out from a real QuestDB, and which key it marks. */
@ExtendWith(SharedStack.class)
class SinkCheckIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String KEYED = "check_keyed";

    /**
     * A configuration and what is wrong with it.
     *
     * @param table a statement that makes the table first; empty for none
     * @param key the only key that is marked; empty for none
     */
    record Case(String name, String table, Map<String, String> settings, String key, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String keyed = "CREATE TABLE IF NOT EXISTS " + KEYED + " (ts TIMESTAMP, device SYMBOL, v DOUBLE) TIMESTAMP(ts)"
                + " PARTITION BY DAY WAL DEDUP UPSERT KEYS(ts, device)";
        String plain =
                "CREATE TABLE IF NOT EXISTS check_plain (ts TIMESTAMP, v DOUBLE) TIMESTAMP(ts) PARTITION BY DAY WAL";
        return Stream.of(
                new Case("a table that is not there yet", "", Map.of("table", "check_nothing"), "", ""),
                new Case(
                        "a table that nobody makes",
                        "",
                        Map.of("table", "check_nothing", "table.create", "none"),
                        "table",
                        "check_nothing does not exist"),
                new Case(
                        "the table of a topic that nobody makes",
                        "",
                        Map.of("topic.table.map", "check-topic:check_nothing", "table.create", "none"),
                        "topic.table.map",
                        "check_nothing does not exist"),
                new Case(
                        "a table named after the topic that nobody makes",
                        "",
                        Map.of("table", "x_${topic}", "table.create", "none"),
                        "table",
                        "x_check-topic does not exist"),
                new Case(
                        "a table with a name from the record",
                        "",
                        Map.of("table", "${key}", "table.create", "none"),
                        "",
                        ""),
                new Case(
                        "a table without a designated timestamp",
                        "CREATE TABLE IF NOT EXISTS check_undesignated (v DOUBLE)",
                        Map.of("table", "check_undesignated"),
                        "table",
                        "check_undesignated has no designated timestamp"),
                new Case(
                        "a table without WAL",
                        "CREATE TABLE IF NOT EXISTS check_no_wal (ts TIMESTAMP, v DOUBLE) TIMESTAMP(ts)"
                                + " PARTITION BY DAY BYPASS WAL",
                        Map.of("table", "check_no_wal"),
                        "table",
                        "check_no_wal is no WAL table"),
                new Case(
                        "another designated timestamp",
                        keyed,
                        Map.of("table", KEYED, "table.create", "ddl", "timestamp.column.name", "created_at"),
                        "timestamp.column.name",
                        "exists with the designated timestamp ts, not created_at"),
                new Case(
                        "the same designated timestamp",
                        keyed,
                        Map.of("table", KEYED, "table.create", "ddl", "timestamp.column.name", "ts"),
                        "",
                        ""),
                new Case(
                        "other DEDUP keys",
                        keyed,
                        Map.of(
                                "table",
                                KEYED,
                                "table.create",
                                "ddl",
                                "timestamp.column.name",
                                "ts",
                                "table.columns",
                                "v DOUBLE",
                                "table.dedup.keys",
                                "v"),
                        "table.dedup.keys",
                        "exists with the DEDUP keys [device, ts], not with [ts, v]"),
                new Case(
                        "DEDUP keys of a table that has none",
                        plain,
                        Map.of(
                                "table",
                                "check_plain",
                                "table.create",
                                "ddl",
                                "timestamp.column.name",
                                "ts",
                                "table.columns",
                                "v DOUBLE",
                                "table.dedup.keys",
                                "v"),
                        "table.dedup.keys",
                        "exists with no DEDUP"),
                new Case(
                        "effectively once with DEDUP",
                        keyed,
                        Map.of("table", KEYED, "delivery.guarantee", "effectively_once", "timestamp.field.name", "t"),
                        "",
                        ""),
                new Case(
                        "effectively once without DEDUP",
                        plain,
                        Map.of(
                                "table",
                                "check_plain",
                                "delivery.guarantee",
                                "effectively_once",
                                "timestamp.field.name",
                                "t"),
                        "delivery.guarantee",
                        "check_plain has no DEDUP"),
                new Case(
                        "effectively once without a table",
                        "",
                        Map.of(
                                "table",
                                "check_nothing",
                                "delivery.guarantee",
                                "effectively_once",
                                "timestamp.field.name",
                                "t"),
                        "delivery.guarantee",
                        "check_nothing does not exist"),
                new Case(
                        "effectively once with a table to be made without keys",
                        "",
                        Map.of(
                                "table",
                                "check_nothing",
                                "table.create",
                                "ddl",
                                "delivery.guarantee",
                                "effectively_once",
                                "timestamp.field.name",
                                "t"),
                        "delivery.guarantee",
                        "would be created without DEDUP"),
                new Case(
                        "a dialect the server speaks",
                        "",
                        Map.of("client.conf.string", "http::addr=ADDRESS;protocol_version=2;"),
                        "",
                        ""),
                new Case(
                        "an address where nothing listens",
                        "",
                        Map.of("client.conf.string", "http::addr=127.0.0.1:1;"),
                        "client.conf.string",
                        "127.0.0.1:1 does not answer"));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void marksTheKeyThatIsWrong(Case check, LocalStack stack) {
        if (!check.table().isEmpty()) {
            stack.questDb().sql().query(check.table());
        }

        Map<String, List<String>> errors = validate(stack, check.settings());

        if (check.key().isEmpty()) {
            assertThat(errors).isEmpty();
        } else {
            assertThat(errors).containsOnlyKeys(check.key());
            assertThat(errors.get(check.key())).singleElement().asString().contains(check.sentence());
        }
    }

    @Test
    void findsOutThatCredentialsAreRefused(@TempDir Path folder, LocalStack stack) throws Exception {
        int port = freePort();
        Process questDb = startWithPassword(folder, port);
        try {
            String address = "http::addr=127.0.0.1:" + port + ";";
            Await.until(
                    "QuestDB with a password accepts the right one",
                    LIMIT,
                    () -> validate(stack, Map.of("client.conf.string", address + "username=ingest;password=quest;")),
                    Map::isEmpty);

            assertThat(validate(stack, Map.of("client.conf.string", address)))
                    .containsOnlyKeys("client.conf.string")
                    .asString()
                    .contains("Check the credentials");
            assertThat(validate(stack, Map.of("client.conf.string", address + "username=ingest;password=wrong;")))
                    .containsOnlyKeys("client.conf.string")
                    .asString()
                    .contains("Check the credentials")
                    .doesNotContain("wrong");
        } finally {
            questDb.destroyForcibly().waitFor();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** A QuestDB of its own, because the other tests ask theirs without a password. */
    private static Process startWithPassword(Path folder, int port) throws IOException {
        Files.writeString(
                Files.createDirectory(folder.resolve("conf")).resolve("server.conf"),
                String.join(
                        "\n",
                        "http.bind.to=127.0.0.1:" + port,
                        "http.min.enabled=false",
                        "pg.enabled=false",
                        "line.tcp.enabled=false",
                        "telemetry.enabled=false",
                        "http.user=ingest",
                        "http.password=quest"));
        String jars =
                Home.find().questDbJars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-p",
                        jars,
                        "-m",
                        "io.questdb/io.questdb.ServerMain",
                        "-d",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("questdb.log").toFile())
                .start();
    }

    private static Map<String, List<String>> validate(LocalStack stack, Map<String, String> settings) {
        Map<String, String> config = SinkRows.official(stack, "check-topic");
        config.put("name", "checked");
        config.put("connection.check", "true");
        config.putAll(settings);
        config.computeIfPresent(
                "client.conf.string",
                (key, conf) -> conf.replace("ADDRESS", stack.questDb().address()));
        return stack.connect().validate(config).errors();
    }
}
