package io.tributary.bench;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic to its end in one thread, without Connect. */
final class BareLoop {
    private static final int MAX_POLL_RECORDS = 10_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    /** What becomes of the records. */
    private interface Step {
        void take(ConsumerRecord<byte[], byte[]> row) throws IOException;

        void finish() throws IOException, InterruptedException;

        void afterPoll() throws IOException, InterruptedException;
    }

    private final String bootstrapServers;
    private final String topic;
    private final Step step;

    private BareLoop(String bootstrapServers, String topic, Step step) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.step = step;
    }

    /** A loop that only reads. */
    static BareLoop discarding(String bootstrapServers, String topic) {
        return new BareLoop(bootstrapServers, topic, new Step() {
            @Override
            public void take(ConsumerRecord<byte[], byte[]> row) {}

            @Override
            public void afterPoll() {}

            @Override
            public void finish() {}
        });
    }

    /** A loop that does the least a sink must do. */
    static BareLoop writing(String bootstrapServers, String topic, URI questDb, String table, DataSet data) {
        LineWriter lines = new LineWriter(questDb, table, data);
        return new BareLoop(bootstrapServers, topic, new Step() {
            @Override
            public void take(ConsumerRecord<byte[], byte[]> row) throws IOException {
                lines.add(row.value());
            }

            @Override
            public void afterPoll() throws IOException, InterruptedException {
                lines.sendWhenFull();
            }

            @Override
            public void finish() throws IOException, InterruptedException {
                lines.send();
            }
        });
    }

    void run(long rows) throws IOException, InterruptedException {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long seen = 0;
            while (seen < rows) {
                ConsumerRecords<byte[], byte[]> polled = consumer.poll(Duration.ofSeconds(1));
                for (ConsumerRecord<byte[], byte[]> row : polled) {
                    step.take(row);
                }
                seen += polled.count();
                step.afterPoll();
            }
            step.finish();
        }
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        MAX_POLL_RECORDS,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG,
                        FETCH_BYTES),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }
}
