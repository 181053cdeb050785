package io.tributary.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.connect.ConnectorStatus;
import io.tributary.stack.connect.ConnectorStatus.Task;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final String TRACE = """
            org.apache.kafka.connect.errors.ConnectException: Exiting
            \tat org.example.Task.run(Task.java:1)
            Caused by: org.example.RefusedException: QuestDB refuses the password
            \tat org.example.Client.send(Client.java:2)
            """;

    private static ConnectorStatus connector(String state, Task... tasks) {
        return new ConnectorStatus("iot-data-sink", state, "127.0.0.1:8083", "", List.of(tasks));
    }

    private static Task task(String state, String trace) {
        return new Task(0, state, "127.0.0.1:8083", trace);
    }

    private static Report report(long rows, ConnectorStatus... connectors) {
        Map<String, Long> tables = new LinkedHashMap<>();
        tables.put("github_events", 40L);
        tables.put("iot_data", rows);
        return new Report(
                Duration.ofMillis(60_040),
                tables,
                List.of(connectors),
                OptionalDouble.of(151.26),
                OptionalDouble.empty());
    }

    @Test
    void theJsonIsAsPromised() {
        assertThat(report(1_200_000, connector("RUNNING", task("RUNNING", ""))).json())
                .isEqualTo("{\"seconds\":60.0,\"tables\":{\"github_events\":{\"rows\":40},"
                        + "\"iot_data\":{\"rows\":1200000}},\"connectors\":{\"iot-data-sink\":{\"state\":\"RUNNING\","
                        + "\"tasks\":[\"RUNNING\"]}},\"latency_ms\":{\"p50\":151.3,\"p99\":null}}");
    }

    @Test
    void allIsWellWhenEverythingRunsAndEveryTableHasRows() {
        assertThat(report(1, connector("RUNNING", task("RUNNING", ""))).problems())
                .isEmpty();
    }

    @Test
    void anEmptyTableIsAProblem() {
        assertThat(report(0, connector("RUNNING", task("RUNNING", ""))).problems())
                .containsExactly("Table iot_data has no rows.");
    }

    @Test
    void aConnectorWithoutTasksIsAProblem() {
        assertThat(report(1, connector("RUNNING")).problems()).hasSize(1);
    }

    @Test
    void aPausedConnectorIsAProblem() {
        assertThat(report(1, connector("PAUSED", task("PAUSED", ""))).problems())
                .containsExactly("Connector iot-data-sink is not running as it should: it is PAUSED, its tasks are "
                        + "[PAUSED].");
    }

    @Test
    void theReasonOfAFailureIsThatOfTheInnermostException() {
        assertThat(report(1, connector("RUNNING", task("FAILED", TRACE))).problems())
                .singleElement()
                .asString()
                .contains("[FAILED]")
                .endsWith("The reason: org.example.RefusedException: QuestDB refuses the password");
    }
}
