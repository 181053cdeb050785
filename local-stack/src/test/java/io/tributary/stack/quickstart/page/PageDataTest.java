package io.tributary.stack.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.tributary.stack.connect.ConnectorStatus;
import io.tributary.stack.questdb.QueryResult;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageDataTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final List<String> queries = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-20T12:00:00Z");
    private final PageData data = new PageData(
            this::answer,
            () -> List.of(
                    new TableState("iot_data", 100, 9.6, 3, Optional.of(Duration.ofMillis(25))),
                    new TableState("github_events", 0, 0, 0, Optional.empty())),
            () -> List.of(new ConnectorStatus(
                    "iot-data-sink",
                    "RUNNING",
                    "127.0.0.1:8083",
                    "",
                    List.of(new ConnectorStatus.Task(0, "FAILED", "127.0.0.1:8083", "")))),
            () -> now);

    private QueryResult answer(String query) {
        queries.add(query);
        JsonNode first = query.contains("SAMPLE BY")
                ? NODES.textNode("2026-11-20T11:59:59.000000Z")
                : NODES.textNode("<b>\"it's\" 🙂</b>");
        return new QueryResult(
                List.of("a", "b"), List.of("STRING", "LONG"), List.of(List.of(first, NODES.numberNode(7))));
    }

    @Test
    void tablesConnectorsAndAnswersAreThere() throws IOException {
        JsonNode json = new ObjectMapper().readTree(data.get());

        assertThat(json.at("/tables/0"))
                .hasToString("{\"name\":\"iot_data\",\"rows\":100,\"rate\":10,\"lag\":3,\"latency_ms\":25}");
        assertThat(json.at("/tables/1/latency_ms").isNull()).isTrue();
        assertThat(json.at("/connectors/0"))
                .hasToString("{\"name\":\"iot-data-sink\",\"state\":\"RUNNING\",\"tasks\":[\"FAILED\"]}");
        assertThat(json.at("/iot_per_second/0/0").asLong())
                .isEqualTo(Instant.parse("2026-11-20T11:59:59Z").toEpochMilli());
        assertThat(json.at("/types/0/0").asText()).isEqualTo("<b>\"it's\" 🙂</b>");
        assertThat(json.at("/devices/0/1").asInt()).isEqualTo(7);
    }

    @Test
    void manyBrowsersCostNoMoreQueriesThanOne() {
        data.get();
        int first = queries.size();
        data.get();
        assertThat(queries).hasSize(first);

        now = now.plusMillis(251);
        data.get();
        assertThat(queries).hasSize(2 * first);
    }
}
