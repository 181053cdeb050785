package io.tributary.it.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.stack.LocalStack;
import io.tributary.stack.StackProcess;
import io.tributary.stack.connect.ConnectorPlugin;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The local stack itself, with a bare worker. */
class LocalStackIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LocalStack stack;

    @BeforeAll
    static void startStack() {
        stack = LocalStack.builder().start();
    }

    @AfterAll
    static void stopStack() {
        if (stack == null) {
            return;
        }
        // Its own processes only: other tests of this JVM may share a stack that still runs.
        List<ProcessHandle> children = stack.processes().stream()
                .flatMap(process -> ProcessHandle.of(process.pid()).stream())
                .toList();
        stack.close();
        assertThat(children).hasSize(3).noneMatch(ProcessHandle::isAlive);
        assertThat(stack.data()).doesNotExist();
    }

    @Test
    void topicsAreCreatedFilledAndMeasured() {
        stack.topics().create("measured", 2);
        stack.topics().sendAll("measured", 0, List.of("a", "b"));
        stack.topics().send("measured", 1, "c");

        assertThat(stack.topics().size("measured")).isEqualTo(3);
        assertThat(stack.topics().endOffsets("measured")).hasSize(2);
        assertThat(stack.topics().lag("connect-nobody", "measured")).isEqualTo(3);
        assertThat(stack.topics().endOffsets("no-such-topic")).isEmpty();
    }

    @Test
    void newTopicsTakeManyRecordsAtOnce() {
        List<String> values = IntStream.range(0, 2_000)
                .mapToObj(n -> "a record of some length, number " + n)
                .toList();
        for (int topic = 0; topic < 20; topic++) {
            stack.topics().create("new-" + topic, 2);
            stack.topics().sendAll("new-" + topic, 0, values);
            stack.topics().sendAll("new-" + topic, 1, values);

            assertThat(stack.topics().size("new-" + topic)).isEqualTo(4_000);
        }
    }

    @Test
    void questDbAnswersQueries() {
        stack.questDb().sql().query("CREATE TABLE answers (name SYMBOL, n LONG)");
        stack.questDb().sql().query("INSERT INTO answers VALUES ('it''s 🙂', 42), (null, null)");

        assertThat(stack.questDb().sql().awaitCount("answers", LIMIT, rows -> rows == 2))
                .isEqualTo(2);
        List<Map<String, JsonNode>> rows =
                stack.questDb().sql().query("SELECT * FROM answers").maps();
        assertThat(rows.get(0).get("name").asText()).isEqualTo("it's 🙂");
        assertThat(rows.get(0).get("n").asLong()).isEqualTo(42);
        assertThat(rows.get(1).get("n").isNull()).isTrue();
        assertThat(stack.questDb().sql().count("no_such_table")).isZero();
    }

    @Test
    void theWorkerListsItsPluginsAndValidates() {
        assertThat(stack.connect().plugins())
                .extracting(ConnectorPlugin::className)
                .contains("org.apache.kafka.connect.converters.ByteArrayConverter");
        assertThat(stack.connect().connectors()).isEmpty();
    }

    @Test
    void everyProcessStartsAgainAfterAKillWithItsData() {
        stack.topics().create("kept", 1);
        stack.topics().send("kept", 0, "value");
        stack.questDb().sql().query("CREATE TABLE kept (n LONG)");

        for (StackProcess process : stack.processes()) {
            process.kill();
            assertThat(process.isAlive()).as(process.name()).isFalse();
            process.start();
        }

        assertThat(stack.topics().size("kept")).isEqualTo(1);
        assertThat(stack.questDb().sql().exists("kept")).isTrue();
        assertThat(stack.connect().connectors()).isEmpty();
    }
}
