package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.GroupListing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./quickstart doctor} against a real worker, broker and database: what it says, and that it changes nothing. */
@ExtendWith(SharedStack.class)
class DoctorIT {
    @TempDir
    Path folder;

    /** What a doctor must leave alone. */
    private record State(Set<String> topics, Set<String> groups, Set<String> tables, List<String> connectors) {
        static State of(LocalStack stack) throws Exception {
            return new State(
                    stack.topics().admin().listTopics().names().get(),
                    new TreeSet<>(stack.topics().admin().listGroups().all().get().stream()
                            .map(GroupListing::groupId)
                            .toList()),
                    new TreeSet<>(stack.questDb()
                            .sql()
                            .query("SELECT table_name FROM tables()")
                            .column("table_name")),
                    stack.connect().connectors());
        }

        void assertNothingCameTo(State after) {
            assertThat(topics).as("topics").containsAll(after.topics);
            assertThat(groups).as("consumer groups").containsAll(after.groups);
            assertThat(tables).as("tables").containsAll(after.tables);
            assertThat(connectors).as("connectors").containsAll(after.connectors);
        }
    }

    private record Answer(int status, String out, String err) {
        JsonNode json() throws IOException {
            return new ObjectMapper().readTree(out);
        }
    }

    private Answer doctor(LocalStack stack, Map<String, String> config, String... options) throws Exception {
        Path file = folder.resolve("sink.json");
        new ObjectMapper().writeValue(file.toFile(), Map.of("name", "examined", "config", config));
        List<String> command = new ArrayList<>(List.of(
                file.toString(),
                "--connect",
                stack.worker(0).uri().toString(),
                "--bootstrap",
                stack.bootstrapServers()));
        command.addAll(List.of(options));
        return run(command);
    }

    private Answer run(List<String> options) throws Exception {
        List<String> command =
                new ArrayList<>(List.of(Home.find().root().resolve("quickstart").toString(), "doctor"));
        command.addAll(options);
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        boolean ended = process.waitFor(3, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended).as("the doctor ends").isTrue();
        return new Answer(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private static Map<String, String> sink(LocalStack stack, String topic) {
        Map<String, String> config = Connectors.sink(stack, topic, "at");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("symbols", "side");
        return config;
    }

    @Test
    void showsTheTableAndTheRowAndChangesNothing(LocalStack stack) throws Exception {
        stack.topics().create("doctor_new", 2);
        stack.topics().send("doctor_new", 0, "{\"at\":1700000000000,\"side\":\"buy\",\"n\":1,\"x\":0.5}");
        stack.topics().send("doctor_new", 1, "{\"at\":1700000000001,\"side\":\"sell\",\"n\":2,\"x\":1.5}");
        State before = State.of(stack);

        Answer answer = doctor(stack, sink(stack, "doctor_new"), "--json");

        assertThat(answer.status()).as(answer.out() + answer.err()).isZero();
        assertThat(answer.err()).isEmpty();
        JsonNode report = answer.json();
        assertThat(report.path("records").asInt()).isEqualTo(2);
        assertThat(report.path("rows").asInt()).isEqualTo(2);
        JsonNode table = report.at("/tables/0");
        assertThat(table.path("exists").asBoolean()).isFalse();
        assertThat(table.at("/statements/0").asText()).startsWith("CREATE TABLE IF NOT EXISTS \"doctor_new\"");
        assertThat(report.at("/examples/0/columns/side").asText()).isEqualTo("buy");
        assertThat(report.at("/examples/0/timestamp").asText()).isEqualTo("2023-11-14T22:13:20Z");
        before.assertNothingCameTo(State.of(stack));
    }

    @Test
    void namesTheRecordsThatDoNotFitAnExistingTable(LocalStack stack) throws Exception {
        stack.questDb()
                .sql()
                .query(
                        "CREATE TABLE doctor_old (ts TIMESTAMP, side SYMBOL, n LONG) TIMESTAMP(ts) PARTITION BY DAY WAL");
        stack.topics().create("doctor_old", 1);
        stack.topics().send("doctor_old", 0, "{\"at\":1700000000000,\"side\":\"buy\",\"n\":1}");
        stack.topics().send("doctor_old", 0, "{\"at\":1700000000001,\"side\":\"buy\",\"n\":\"secret-text\"}");
        State before = State.of(stack);

        Answer answer = doctor(stack, sink(stack, "doctor_old"));

        assertThat(answer.status()).as(answer.out() + answer.err()).isEqualTo(1);
        assertThat(answer.out())
                .contains("The record at doctor_old-0 offset 1: field n holds")
                .contains("1 of 2 records would not become rows")
                .contains("Table doctor_old exists and has every column")
                .contains("Nothing was changed")
                .doesNotContain("secret-text");
        before.assertNothingCameTo(State.of(stack));
        stack.questDb().sql().query("DROP TABLE doctor_old");
    }

    @Test
    void aTopicThatIsNotThereIsNotMade(LocalStack stack) throws Exception {
        State before = State.of(stack);

        Answer answer = doctor(stack, sink(stack, "doctor_nowhere"));

        assertThat(answer.status()).as(answer.out() + answer.err()).isEqualTo(1);
        assertThat(answer.out()).contains("There is no topic doctor_nowhere");
        before.assertNothingCameTo(State.of(stack));
    }

    @Test
    void aConfigurationThatConnectRefusesIsNamedByItsKey(LocalStack stack) throws Exception {
        Map<String, String> config = sink(stack, "doctor_nowhere");
        config.put("timestamp.units", "fortnights");

        Answer answer = doctor(stack, config);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out()).contains("problem  timestamp.units: ");
    }

    @Test
    void badInputIsOneSentence() throws Exception {
        Answer answer = run(List.of(folder.resolve("none.json").toString()));

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .startsWith("quickstart doctor: ")
                .contains("there is no such file")
                .hasLineCount(1);
    }
}
