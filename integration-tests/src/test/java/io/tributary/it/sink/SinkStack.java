package io.tributary.it.sink;

import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import io.tributary.stack.LocalStackBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** A stack with the packaged plugins, and configurations of the sink on it. */
final class SinkStack {
    private SinkStack() {}

    static LocalStackBuilder builder() {
        return LocalStack.builder()
                .plugins(Home.find().pluginFolders())
                .workerProperty("offset.flush.interval.ms", "1000");
    }

    /** A sink of one topic, from JSON, with the timestamp of the numbered rows. */
    static Map<String, String> sink(String topic, String questDbAddress) {
        return sink(topic, questDbAddress, "");
    }

    /** The same, with more keys in {@code client.conf.string}. */
    static Map<String, String> sink(String topic, String questDbAddress, String connection) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", "io.tributary.questdb.QuestDbSinkConnector");
        config.put("tasks.max", "1");
        config.put("topics", topic);
        config.put("client.conf.string", "http::addr=" + questDbAddress + ";" + connection);
        config.put("timestamp.field.name", "ts");
        config.put("timestamp.units", "micros");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        config.put("consumer.override.auto.offset.reset", "earliest");
        return config;
    }

    /** What sends bad records to a dead letter queue. */
    static Map<String, String> deadLetters(String topic) {
        return Map.of(
                "errors.tolerance",
                "all",
                "errors.deadletterqueue.topic.name",
                topic,
                "errors.deadletterqueue.topic.replication.factor",
                "1",
                "errors.deadletterqueue.context.headers.enable",
                "true");
    }

    /** The values of all records of a topic. */
    static List<String> values(LocalStack stack, String topic) {
        List<String> values = new ArrayList<>();
        Map<TopicPartition, Long> ends = stack.topics().endOffsets(topic);
        Map<String, Object> properties = Map.of(
                "bootstrap.servers",
                stack.bootstrapServers(),
                "auto.offset.reset",
                "earliest",
                "max.poll.records",
                5_000);
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(ends.keySet());
            long all = ends.values().stream().mapToLong(end -> end).sum();
            while (values.size() < all) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            }
        }
        return values;
    }

    /** Waits until every record of the topic is committed. */
    static void awaitNoLag(LocalStack stack, String connector, String topic) {
        Await.until(
                connector + " has committed all of " + topic,
                Duration.ofSeconds(60),
                () -> stack.topics().lag("connect-" + connector, topic),
                lag -> lag == 0);
    }
}
