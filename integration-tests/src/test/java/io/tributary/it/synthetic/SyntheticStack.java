package io.tributary.it.synthetic;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** A stack whose worker delivers exactly once, with all plugins, and what the tests of the synthetic source do with it. */
final class SyntheticStack implements AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final LocalStack stack = LocalStack.builder()
            .plugins(PluginFolder.all().stream()
                    .map(folder -> folder.path().getParent())
                    .toList())
            .workerProperty("exactly.once.source.support", "enabled")
            .workerProperty("offset.flush.interval.ms", "500")
            .start();

    LocalStack stack() {
        return stack;
    }

    /** Pre-encoded JSON of the past, whose bytes depend on nothing but the settings. */
    static Map<String, String> historical(String topic, String... keysAndValues) {
        Map<String, String> config = source(topic, keysAndValues);
        config.putIfAbsent("time.mode", "historical");
        config.putIfAbsent("start.time", "2026-01-01T00:00:00Z");
        return config;
    }

    static Map<String, String> source(String topic, String... keysAndValues) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "io.tributary.synthetic.SyntheticSourceConnector");
        config.put("tasks.max", "1");
        config.put("topic", topic);
        config.put("output", "json-bytes");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            config.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return config;
    }

    void run(String connector, Map<String, String> config) {
        stack.connect().create(connector, config);
    }

    /** Waits until the committed offsets of all shards add up to so many records. */
    void awaitMade(String connector, long records) {
        Await.until(connector + " has made its records", LIMIT, () -> made(connector), made -> made >= records);
    }

    long made(String connector) {
        long made = 0;
        for (JsonNode offset : stack.connect().offsets(connector).path("offsets")) {
            made += offset.path("offset").path("index").asLong();
        }
        return made;
    }

    @Override
    public void close() {
        stack.close();
    }
}
