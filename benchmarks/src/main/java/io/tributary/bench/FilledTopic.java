package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Fills a topic with the first rows of a data set; row N is in partition N modulo their number. */
final class FilledTopic {
    private static final int BATCH_BYTES = 256 * 1024;

    private FilledTopic() {}

    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees every failure
    static void fill(LocalStack stack, String topic, LoadOptions load) {
        stack.topics().create(topic, load.partitions());
        DataSet data = load.data();
        AtomicReference<Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer = producer(stack, load.compression())) {
            for (long row = 0; row < load.rows(); row++) {
                producer.send(
                        new ProducerRecord<>(
                                topic, (int) (row % load.partitions()), null, data.value(row, load.shape())),
                        (metadata, problem) -> failure.compareAndSet(null, problem));
            }
        }
        if (failure.get() != null) {
            throw new IllegalStateException("The topic cannot be filled: " + failure.get(), failure.get());
        }
    }

    static KafkaProducer<byte[], byte[]> producer(LocalStack stack, String compression) {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        stack.bootstrapServers(),
                        ProducerConfig.COMPRESSION_TYPE_CONFIG,
                        compression,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        BATCH_BYTES,
                        ProducerConfig.LINGER_MS_CONFIG,
                        5),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
