package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The mean size of the values at the beginning of a topic. */
final class TopicSample {
    private TopicSample() {}

    static int valueBytes(LocalStack stack, String topic) {
        TopicPartition partition = new TopicPartition(topic, 0);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, stack.bootstrapServers()),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            ConsumerRecords<byte[], byte[]> sample = consumer.poll(Duration.ofSeconds(10));
            long bytes = 0;
            for (ConsumerRecord<byte[], byte[]> row : sample) {
                bytes += row.value().length;
            }
            return (int) (bytes / Math.max(1, sample.count()));
        }
    }
}
