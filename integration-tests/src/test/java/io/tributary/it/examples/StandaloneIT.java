package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.Home;
import io.tributary.stack.process.Ports;
import io.tributary.stack.questdb.QuestDbClient;
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
        ConnectorExample source = Scenario.properties("smart-meters/meters-source")
                .renamed("standalone-source")
                .with(Map.of("topic", "standalone_meters", "max.records", String.valueOf(RECORDS)));
        ConnectorExample sink = Scenario.properties("smart-meters/meters-sink")
                .renamed("standalone-sink")
                .with(Map.of("topics", "standalone_meters", "table", "standalone_meters", "table.create", "auto"));
        try (Ports ports = new Ports();
                StandaloneWorker worker = StandaloneWorker.start(
                        world, ports, Home.find().kafkaJars(), List.of(), List.of(source, sink))) {
            worker.connect().awaitRunning(source.name(), ScenarioRun.LIMIT);
            worker.connect().awaitRunning(sink.name(), ScenarioRun.LIMIT);

            sql.awaitCount("standalone_meters", ScenarioRun.LIMIT, rows -> rows >= RECORDS);
        }
        assertThat(sql.query("SELECT count_distinct(device_id) FROM standalone_meters")
                        .value()
                        .asInt())
                .isEqualTo(RECORDS);
    }
}
