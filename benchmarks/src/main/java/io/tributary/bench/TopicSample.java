package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The values at the beginning of a topic. */
final class TopicSample {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private TopicSample() {}

    /** Some of the first values of a topic that has or will soon have some; at least one. */
    static List<byte[]> values(LocalStack stack, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        List<byte[]> values = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            for (ConsumerRecord<byte[], byte[]> row : consumer.poll(LIMIT)) {
                values.add(row.value());
            }
        }
        if (values.isEmpty()) {
            throw new IllegalStateException("No record came to topic " + topic + " in " + LIMIT.toSeconds() + " s");
        }
        return values;
    }

    /** The mean size of values, in bytes. */
    static int meanBytes(List<byte[]> values) {
        return (int) Math.round(
                values.stream().mapToInt(value -> value.length).average().orElseThrow());
    }
}
