package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Telegraf's configuration, as far as it can be tested without Telegraf. */
@ExtendWith(SharedWorld.class)
class TelegrafIT {
    @Test
    void theConfigurationReadsWorkersAndQuestDb() throws IOException {
        List<Map<String, JsonNode>> inputs = TelegrafConfiguration.read().get("inputs.prometheus");

        assertThat(inputs).hasSize(2);
        assertThat(inputs.get(0).get("urls")).allMatch(url -> url.asText().endsWith(":9404/metrics"));
        assertThat(inputs.get(1).get("urls")).allMatch(url -> url.asText().endsWith(":9003/metrics"));
    }

    @Test
    void questDbTakesWhatTheOutputSends(ExamplesWorld world) throws Exception {
        Map<String, List<Map<String, JsonNode>>> configuration = TelegrafConfiguration.read();
        Map<String, JsonNode> output = configuration.get("outputs.influxdb_v2").get(0);
        assertThat(output.get("content_encoding").asText()).isEqualTo("identity");
        String table = configuration
                .get("inputs.prometheus")
                .get(0)
                .get("name_override")
                .asText();
        URI address = world.stack()
                .questDb()
                .uri()
                .resolve("/api/v2/write?org=" + output.get("organization").asText() + "&bucket="
                        + output.get("bucket").asText());
        String line =
                table + ",connector=trades-sink,task=0 kafka_connect_plugin_rows_total=2000 1760000000000000000\n";

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .POST(HttpRequest.BodyPublishers.ofString(line))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        world.stack().questDb().sql().awaitCount(table, ScenarioRun.LIMIT, rows -> rows == 1);
    }
}
