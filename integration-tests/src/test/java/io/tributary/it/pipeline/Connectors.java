package io.tributary.it.pipeline;

import io.tributary.stack.LocalStack;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** Configurations as a user would write them. */
final class Connectors {
    static final String GITHUB = "io.tributary.github.GitHubEventsSourceConnector";
    static final String SYNTHETIC = "io.tributary.synthetic.SyntheticSourceConnector";
    static final String SINK = "io.tributary.questdb.QuestDbSinkConnector";

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Connectors() {}

    static Map<String, String> github(URI api, String topic, String valueMode) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", GITHUB);
        config.put("tasks.max", "1");
        config.put("github.api.url", api.toString());
        config.put("github.feeds", "public");
        config.put("topic", topic);
        config.put("value.mode", valueMode);
        config.put("poll.interval.min.ms", "200");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        if (valueMode.equals("raw")) {
            config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        }
        return config;
    }

    static Map<String, String> sink(LocalStack stack, String topic, String timestampField) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", SINK);
        config.put("tasks.max", "1");
        config.put("topics", topic);
        config.put("client.conf.string", "http::addr=" + stack.questDb().address() + ";");
        config.put("timestamp.field.name", timestampField);
        config.put("include.key", "false");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        return config;
    }

    static Map<String, String> synthetic(String topic) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", SYNTHETIC);
        config.put("tasks.max", "1");
        config.put("dataset", "iot_data");
        config.put("topic", topic);
        config.put("seed", "1");
        config.put("rate", "1000");
        return config;
    }

    static void run(LocalStack stack, String name, Map<String, String> config) {
        stack.connect().create(name, config);
        stack.connect().awaitRunning(name, LIMIT);
    }
}
