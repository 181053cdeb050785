package io.tributary.bench;

import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A source connector.
 *
 * @param name what the result calls it
 * @param plugins the entries of {@code plugin.path} that it needs
 * @param config its configuration, without the topic
 */
record SourceFiller(String name, List<Path> plugins, Map<String, String> config) implements TopicFiller {
    /** What the result calls {@link #recordPerPoll}. */
    static final String RECORD_PER_POLL = "a record per poll, struct";

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** The synthetic source: whatever was due since 2000 is made as fast as Connect takes it. */
    static SourceFiller synthetic(String dataset, String output, int tasks, ProducerSettings producer) {
        Map<String, String> config = new LinkedHashMap<>(common(output, tasks, producer));
        config.put("connector.class", "io.tributary.synthetic.SyntheticSourceConnector");
        config.put("dataset", dataset);
        config.put("seed", "1");
        config.put("shards", String.valueOf(tasks));
        config.put("rate", "1000");
        config.put("time.mode", "historical");
        config.put("start.time", "2000-01-01T00:00:00Z");
        config.put("output", output);
        return new SourceFiller(output, List.of(synthetic()), config);
    }

    /** The same with other settings. */
    SourceFiller with(Map<String, String> overrides) {
        Map<String, String> whole = new LinkedHashMap<>(config);
        whole.putAll(overrides);
        return new SourceFiller(name, plugins, whole);
    }

    /** The folder of the packaged synthetic source. */
    static Path synthetic() {
        return Home.find().root().resolve("synthetic-source-connector/target/plugin");
    }

    /** A generator that hands over one record at a time, see {@link io.tributary.bench.baseline.RecordPerPollConnector}. */
    static SourceFiller recordPerPoll(int tasks, ProducerSettings producer) {
        Map<String, String> config = new LinkedHashMap<>(common("struct", tasks, producer));
        config.put("connector.class", "io.tributary.bench.baseline.RecordPerPollConnector");
        return new SourceFiller(
                RECORD_PER_POLL, List.of(Home.find().root().resolve("benchmarks/target/baseline")), config);
    }

    private static Map<String, String> common(String output, int tasks, ProducerSettings producer) {
        Map<String, String> config = new LinkedHashMap<>(producer.overrides());
        config.put("tasks.max", String.valueOf(tasks));
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put(
                "value.converter",
                output.equals("json-bytes")
                        ? "org.apache.kafka.connect.converters.ByteArrayConverter"
                        : "org.apache.kafka.connect.json.JsonConverter");
        if (!output.equals("json-bytes")) {
            config.put("value.converter.schemas.enable", "false");
        }
        return config;
    }

    @Override
    public Filling start(LocalStack stack, String topic) {
        Map<String, String> whole = new LinkedHashMap<>(config);
        whole.put("topic", topic);
        stack.connect().create(topic, whole);
        stack.connect().awaitRunning(topic, LIMIT);
        return new Filling(
                stack.worker(0).name(),
                stack.worker(0).pid(),
                () -> stack.connect().delete(topic));
    }
}
