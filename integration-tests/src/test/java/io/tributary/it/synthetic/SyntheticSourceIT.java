package io.tributary.it.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.pipeline.TopicContent;
import io.tributary.it.plugin.WorkerMetrics;
import io.tributary.stack.Await;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The packaged synthetic source on a worker that delivers exactly once. */
class SyntheticSourceIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static SyntheticStack synthetic;

    @BeforeAll
    static void start() {
        synthetic = new SyntheticStack();
    }

    @AfterAll
    static void stop() {
        if (synthetic != null) {
            synthetic.close();
        }
    }

    @Test
    void theSameSeedGivesTheSameBytesWithOneTaskAndWithFour() {
        List<List<String>> topics = new ArrayList<>();
        for (String tasks : List.of("1", "4", "1")) {
            String name = "same-" + topics.size();
            synthetic.stack().topics().create(name, 4);
            synthetic.run(
                    name,
                    SyntheticStack.historical(
                            name,
                            "dataset",
                            "smart_meters",
                            "shards",
                            "4",
                            "partition.by",
                            "shard",
                            "tasks.max",
                            tasks,
                            "max.records",
                            "40000",
                            "seed",
                            "42"));
            synthetic.awaitMade(name, 40_000);
            assertThat(synthetic.stack().connect().status(name).tasks()).hasSize(Integer.parseInt(tasks));
            topics.add(bytesByPartition(name));
            assertThat(topics.get(topics.size() - 1)).as(name).hasSize(40_000);
            synthetic.stack().connect().delete(name);
        }
        // The first difference says more than two lists of 40,000 lines.
        assertThat(firstDifference(topics.get(1), topics.get(0))).isEmpty();
        assertThat(firstDifference(topics.get(2), topics.get(0))).isEmpty();
    }

    @Test
    void aWorkerKilledInMidRunLeavesNoGapAndNoDuplicate() {
        long records = 200_000;
        synthetic.stack().topics().create("killed", 2);
        synthetic.run(
                "killed",
                SyntheticStack.source(
                        "killed",
                        "rate",
                        "20000",
                        "shards",
                        "2",
                        "tasks.max",
                        "2",
                        "partition.by",
                        "shard",
                        "headers.enable",
                        "true",
                        "catch.up.max.ms",
                        "3600000",
                        "max.records",
                        "" + records));
        for (long kill = 1; kill <= 2; kill++) {
            synthetic.awaitMade("killed", kill * 30_000);
            synthetic.stack().worker(0).kill();
            synthetic.stack().worker(0).start();
        }
        synthetic.awaitMade("killed", records);

        Map<Integer, List<Long>> indexes = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> item : TopicContent.read(synthetic.stack(), "killed")) {
            indexes.computeIfAbsent(item.partition(), shard -> new ArrayList<>())
                    .add(index(item));
        }
        List<Long> all = LongStream.range(0, records / 2).boxed().toList();
        assertThat(indexes).containsOnlyKeys(0, 1);
        assertThat(indexes.get(0)).isEqualTo(all);
        assertThat(indexes.get(1)).isEqualTo(all);
        synthetic.stack().connect().delete("killed");
    }

    @Test
    void eachFaultsCountInTheTopicIsItsMetric() {
        Map<String, String> config = SyntheticStack.historical(
                "faulty",
                "dataset",
                "trucks",
                "max.records",
                "30000",
                "fault.tag.header",
                "true",
                "fault.schema.change.at",
                "20000",
                "fault.outage.probability",
                "0.01");
        for (String kind : List.of(
                "missing",
                "shuffle",
                "late",
                "epoch.zero",
                "future",
                "tombstone",
                "malformed",
                "stuck",
                "spike",
                "nan",
                "infinity",
                "null",
                "wrong.type",
                "missing.field",
                "extra.field",
                "duplicate")) {
            config.put("fault." + kind + ".probability", "0.02");
        }
        synthetic.run("faulty", config);
        synthetic.awaitMade("faulty", 30_000);

        List<ConsumerRecord<byte[], byte[]>> content = TopicContent.read(synthetic.stack(), "faulty");
        Map<String, Long> metrics = WorkerMetrics.of(synthetic.stack().worker(0), "faulty");
        Map<String, Long> tags = new TreeMap<>();
        content.stream()
                .filter(item -> !isSecondCopy(item))
                .forEach(item -> tagsOf(item).forEach(tag -> tags.merge(tag, 1L, Long::sum)));
        tags.put(
                "duplicate",
                content.stream().filter(SyntheticSourceIT::isSecondCopy).count());
        tags.forEach((tag, count) ->
                assertThat(metrics).as(metrics.toString()).containsEntry("fault-" + tag + "-total", count));
        assertThat(tags).hasSize(16);
        assertThat(content).hasSize((int) (30_000
                - metrics.get("fault-missing-total")
                - metrics.get("fault-outage-total")
                + metrics.get("fault-duplicate-total")));
        assertThat(metrics).containsEntry("records-total", (long) content.size());
        long noText = content.stream()
                .filter(item -> !isSecondCopy(item))
                .filter(item -> item.value() != null && json(item.value()) == null)
                .count();
        assertThat(metrics).containsEntry("fault-malformed-total", noText);
        synthetic.stack().connect().delete("faulty");
    }

    @ParameterizedTest
    @CsvSource({"iot_data, 8", "smart_meters, 9", "plant_sensors, 6", "trades, 5", "transactions, 20", "trucks, 18"})
    void eachDataSetComesThroughIntoQuestDb(String dataSet, int columns) {
        String source = "source-" + dataSet;
        synthetic.run(source, SyntheticStack.historical(dataSet, "dataset", dataSet, "max.records", "5000"));
        Map<String, String> sink = new TreeMap<>(Map.of(
                "connector.class", "io.tributary.questdb.QuestDbSinkConnector",
                "tasks.max", "1",
                "topics", dataSet,
                "client.conf.string",
                        "http::addr=" + synthetic.stack().questDb().address() + ";",
                "timestamp.field.name", "timestamp",
                "timestamp.units", "micros",
                "value.format", "json",
                "include.key", "false",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter"));
        synthetic.run("sink-" + dataSet, sink);

        assertThat(synthetic.stack().questDb().sql().awaitCount(dataSet, LIMIT, rows -> rows >= 5000))
                .isEqualTo(5000);
        assertThat(synthetic
                        .stack()
                        .questDb()
                        .sql()
                        .query("SHOW COLUMNS FROM " + dataSet)
                        .maps())
                .hasSize(columns);
        assertThat(synthetic
                        .stack()
                        .questDb()
                        .sql()
                        .query("SELECT count_distinct(timestamp) n FROM " + dataSet)
                        .maps()
                        .get(0)
                        .get("n")
                        .asLong())
                .isEqualTo(5000);
        synthetic.stack().connect().delete(source);
        synthetic.stack().connect().delete("sink-" + dataSet);
    }

    @Test
    void endsItsTasksWhenAskedToStopAtTheEnd() {
        synthetic.run(
                "ending", SyntheticStack.historical("ending", "max.records", "1000", "shards", "2", "at.end", "stop"));
        Await.until(
                "the tasks have ended",
                LIMIT,
                () -> synthetic.stack().connect().status("ending"),
                status -> synthetic.made("ending") == 1000 && status.tasks().isEmpty());
        assertThat(synthetic.stack().connect().status("ending").state()).isEqualTo("RUNNING");
        assertThat(TopicContent.read(synthetic.stack(), "ending")).hasSize(1000);
        synthetic.stack().connect().delete("ending");
    }

    @Test
    void offsetsCanBeReadSetAndResetAndWrongOnesAreRefused() throws JsonProcessingException {
        synthetic.run("moved", SyntheticStack.historical("moved", "max.records", "1000"));
        synthetic.awaitMade("moved", 1000);
        synthetic.stack().connect().stop("moved");
        Await.until(
                "stopped",
                LIMIT,
                () -> synthetic.stack().connect().status("moved").state(),
                "STOPPED"::equals);

        assertThatThrownBy(() -> synthetic.stack().connect().alterOffsets("moved", offsets(7, 1)))
                .hasMessageContaining("Use {\"shard\": n}");
        synthetic.stack().connect().alterOffsets("moved", offsets(0, 900));
        synthetic.stack().connect().resume("moved");
        synthetic.awaitMade("moved", 1000);

        List<ConsumerRecord<byte[], byte[]>> content = TopicContent.read(synthetic.stack(), "moved");
        assertThat(content).hasSize(1100);
        for (int i = 0; i < 100; i++) {
            assertThat(content.get(1000 + i).value())
                    .isEqualTo(content.get(900 + i).value());
        }
        synthetic.stack().connect().delete("moved");
    }

    private static JsonNode offsets(int shard, long index) throws JsonProcessingException {
        long origin = TimeUnit.SECONDS.toNanos(1_767_225_600L);
        return JSON.readTree("{\"offsets\": [{\"partition\": {\"shard\": " + shard + "}, \"offset\": {\"index\": "
                + index + ", \"origin\": " + origin + "}}]}");
    }

    private static Optional<String> firstDifference(List<String> one, List<String> other) {
        return IntStream.range(0, Math.min(one.size(), other.size()))
                .filter(i -> !one.get(i).equals(other.get(i)))
                .mapToObj(i -> "record " + i + ": " + one.get(i) + " is not " + other.get(i))
                .findFirst();
    }

    private static List<String> bytesByPartition(String topic) {
        return TopicContent.read(synthetic.stack(), topic).stream()
                .sorted((a, b) -> a.partition() != b.partition()
                        ? Integer.compare(a.partition(), b.partition())
                        : Long.compare(a.offset(), b.offset()))
                .map(item -> item.partition() + " " + item.timestamp() + " "
                        + new String(item.key(), StandardCharsets.UTF_8) + " "
                        + new String(item.value(), StandardCharsets.UTF_8))
                .toList();
    }

    private static long index(ConsumerRecord<byte[], byte[]> item) {
        return Long.parseLong(text(item.headers().lastHeader("tributary.index")));
    }

    private static boolean isSecondCopy(ConsumerRecord<byte[], byte[]> item) {
        return tagsOf(item).contains("duplicate");
    }

    /** The kinds in the header, without the fields. */
    private static List<String> tagsOf(ConsumerRecord<byte[], byte[]> item) {
        Header header = item.headers().lastHeader("tributary.fault");
        return header == null
                ? List.of()
                : Arrays.stream(text(header).split(",", -1))
                        .map(tag -> tag.replaceFirst(":.*", ""))
                        .toList();
    }

    private static String text(Header header) {
        return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(header.value())).toString();
    }

    private static JsonNode json(byte[] value) {
        try {
            return JSON.readTree(new String(value, StandardCharsets.UTF_8));
        } catch (JsonProcessingException e) {
            return null;
        }
    }
}
