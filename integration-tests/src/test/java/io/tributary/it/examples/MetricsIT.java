package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.process.Ports;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Dashboards, alert rules and documentation call metrics by the names that real workers and a real QuestDB show. */
@ExtendWith(SharedWorld.class)
class MetricsIT {
    private static final int RECORDS = 2_000;
    private static final Home HOME = Home.find();
    private static final List<String> REFERENCE_PAGES =
            List.of("questdb-sink-connector.md", "github-source-connector.md", "synthetic-source-connector.md");

    @Test
    void everyMetricSpokenOfIsThere(ExamplesWorld world) {
        try (Ports ports = new Ports()) {
            int port = ports.take(9404);
            String sink = "metrics-sink";
            try (StandaloneWorker worker = worker(world, ports, port, HOME.kafkaJars(), "metrics")) {
                Exposition metrics = await(world, worker, port, "metrics");

                assertThat(metrics.names()).containsAll(MetricNames.startingWith("kafka_"));
                for (String page : REFERENCE_PAGES) {
                    assertThat(metrics.names()).containsAll(MetricNames.ofReference(page));
                }
                assertThat(metrics.values("kafka_connect_task_status", "connector=\"" + sink, "status=\"running\""))
                        .containsExactly(1.0);
                assertThat(metrics.values("kafka_connect_worker_connector_failed_task_count", sink))
                        .containsExactly(0.0);
                assertThat(metrics.values("kafka_consumer_fetch_manager_records_lag", sink, "topic=\"metrics\""))
                        .isNotEmpty();
            }
        }
    }

    @Test
    void olderWorkersShowTheMetricsByTheSameNames(ExamplesWorld world) {
        List<Path> oldest = Home.jars(HOME.root().resolve("local-stack/kafka-3.6/target/lib"));
        try (Ports ports = new Ports()) {
            int port = ports.take(9404);
            try (StandaloneWorker worker = worker(world, ports, port, oldest, "metrics_old")) {
                Exposition metrics = await(world, worker, port, "metrics_old");

                for (String page : REFERENCE_PAGES) {
                    assertThat(metrics.names()).containsAll(MetricNames.ofReference(page));
                }
            }
        }
    }

    @Test
    void questDbShowsTheMetricsThatTheDocumentationNames(ExamplesWorld world) {
        Exposition metrics = Exposition.read(world.stack().questDb().metrics().resolve("/metrics"));

        assertThat(metrics.names())
                .containsAll(MetricNames.startingWith("questdb_"))
                .contains("questdb_suspended_tables");
    }

    private static StandaloneWorker worker(ExamplesWorld world, Ports ports, int port, List<Path> jars, String name) {
        ConnectorExample source = Scenario.properties("iot-high-rate/iot-source")
                .renamed(name + "-source")
                .with(Map.of("topic", name, "rate", "1000", "max.records", String.valueOf(RECORDS)));
        ConnectorExample sink = Scenario.properties("dead-letters/orders-sink")
                .renamed(name + "-sink")
                .with(Map.of("topics", name, "table", name, "table.create", "auto"));
        ConnectorExample github = Scenario.properties("github-events/github-source")
                .renamed(name + "-github")
                .with(Map.of(
                        "topic",
                        name + "_github",
                        "github.api.url",
                        world.github().uri().toString()));
        return StandaloneWorker.start(
                world,
                ports,
                jars,
                List.of("-javaagent:" + agent() + "=127.0.0.1:" + port + ":" + rules()),
                List.of(source, sink, github));
    }

    /** Waits until the sink has written all and the exporter says so. */
    private static Exposition await(ExamplesWorld world, StandaloneWorker worker, int port, String name) {
        for (String connector : List.of("-source", "-sink", "-github")) {
            worker.connect().awaitRunning(name + connector, ScenarioRun.LIMIT);
        }
        world.stack().questDb().sql().awaitCount(name, ScenarioRun.LIMIT, rows -> rows >= RECORDS);
        URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
        return Await.until(
                "all rows are counted, and events",
                ScenarioRun.LIMIT,
                () -> Exposition.read(address),
                metrics -> sum(metrics, "kafka_connect_plugin_rows_total") >= RECORDS
                        && sum(metrics, "kafka_connect_plugin_events_total") > 0);
    }

    private static double sum(Exposition metrics, String name) {
        return metrics.values(name).stream().mapToDouble(Double::doubleValue).sum();
    }

    private static Path agent() {
        return HOME.root().resolve("integration-tests/target/agents/jmx_prometheus_javaagent.jar");
    }

    private static Path rules() {
        return PluginFolder.home().resolve("config-examples/observability/jmx-exporter.yml");
    }
}
