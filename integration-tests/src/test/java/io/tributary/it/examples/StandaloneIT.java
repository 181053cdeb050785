package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.process.Ports;
import io.tributary.stack.questdb.QuestDbClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The properties files of a scenario on a standalone worker. */
@ExtendWith(SharedWorld.class)
class StandaloneIT {
    private static final int RECORDS = 1_000;

    @Test
    void aStandaloneWorkerRunsTheProperties(ExamplesWorld world) {
        QuestDbClient sql = world.stack().questDb().sql();
        // The scenario may run on the cluster at the same time: other names keep them apart.
        ConnectorExample source = example(
                "smart-meters/meters-source",
                Map.of("topic", "standalone_meters", "max.records", String.valueOf(RECORDS)));
        ConnectorExample sink = example(
                "smart-meters/meters-sink",
                Map.of("topics", "standalone_meters", "table", "standalone_meters", "table.create", "auto"));
        try (StandaloneWorker worker = StandaloneWorker.start(world, new Ports(), List.of(), List.of(source, sink))) {
            worker.connect().awaitRunning(source.name(), ScenarioRun.LIMIT);
            worker.connect().awaitRunning(sink.name(), ScenarioRun.LIMIT);

            sql.awaitCount("standalone_meters", ScenarioRun.LIMIT, rows -> rows >= RECORDS);
        }
        assertThat(sql.query("SELECT count_distinct(device_id) FROM standalone_meters")
                        .value()
                        .asInt())
                .isEqualTo(RECORDS);
    }

    private static ConnectorExample example(String file, Map<String, String> changes) {
        ConnectorExample example =
                ConnectorExample.ofProperties(Scenario.folders().resolve(file + ".properties"));
        Map<String, String> config = new HashMap<>(example.config());
        config.putAll(changes);
        return new ConnectorExample("standalone-" + example.name(), config);
    }
}
