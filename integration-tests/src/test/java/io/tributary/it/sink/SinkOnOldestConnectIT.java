package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.WorkerMetrics;
import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The packaged sink in a worker of the oldest Connect that is supported, which gives plugins no metrics registry. */
class SinkOnOldestConnectIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SINK = "oldest-sink";

    @Test
    void writesRowsDeadLettersBadOnesCommitsAndShowsItsMetrics() {
        List<Path> jars = Home.jars(Home.find().root().resolve("local-stack/kafka-3.6/target/lib"));
        try (LocalStack stack = SinkStack.builder().workerJars(jars).start()) {
            NumberedRows rows = NumberedRows.withDedup(stack, "oldest", 4);
            rows.produce(20_000);
            stack.topics().send(rows.name(), 0, "[]");
            Map<String, String> config =
                    SinkStack.sink(rows.name(), stack.questDb().address());
            config.put("delivery.guarantee", "effectively_once");
            config.putAll(SinkStack.deadLetters("oldest-dlq"));
            stack.connect().create(SINK, config);

            rows.assertEachOnce();
            SinkStack.awaitNoLag(stack, SINK, rows.name());
            assertThat(SinkStack.values(stack, "oldest-dlq")).containsExactly("[]");
            assertThat(stack.connect().awaitRunning(SINK, LIMIT).isRunning()).isTrue();
            Await.until(
                    "the MBean counts all rows",
                    LIMIT,
                    () -> WorkerMetrics.ofSinkMBeans(stack.worker(0), SINK),
                    metrics -> metrics.getOrDefault("rows-total", 0L) == rows.total());
            assertThat(WorkerMetrics.ofSinkMBeans(stack.worker(0), SINK))
                    .containsEntry("dead-letters-total", 1L)
                    .containsEntry("in-flight-rows", 0L)
                    .containsKeys("bytes-total", "batches-total", "retries-total", "wal-pending-rows");
            assertThat(WorkerMetrics.of(stack.worker(0), SINK)).isEmpty();
            assertThat(stack.connect().validate(withoutAddress(config)).errors())
                    .containsOnlyKeys("client.conf.string");

            stack.connect().pause(SINK);
            stack.connect().resume(SINK);
            rows.produce(1_000);
            rows.assertEachOnce();
            stack.connect().delete(SINK);
            Await.until(
                    "the MBean goes with the task",
                    LIMIT,
                    () -> WorkerMetrics.ofSinkMBeans(stack.worker(0), SINK),
                    Map::isEmpty);
        }
    }

    private static Map<String, String> withoutAddress(Map<String, String> config) {
        config.put("name", "unnamed");
        config.put("client.conf.string", "http::addr=;");
        return config;
    }
}
