package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Sends the same bytes again and again: what the broker and the client library can take. */
final class RawProducer {
    private static final String TOPIC = "raw";

    private RawProducer() {}

    static Map<String, Double> measure(LocalStack stack, int bytes, long rows) {
        byte[] value = new byte[bytes];
        if (stack.topics().endOffsets(TOPIC).isEmpty()) {
            stack.topics().create(TOPIC, 1);
        }
        send(stack, value, rows / 5); // warm-up
        long start = System.nanoTime();
        send(stack, value, rows);
        double seconds = (System.nanoTime() - start) / 1e9;
        return Map.of("records/s", rows / seconds, "bytes of a value", (double) bytes);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a failure shows in the rate
    private static void send(LocalStack stack, byte[] value, long rows) {
        try (KafkaProducer<byte[], byte[]> producer = FilledTopic.producer(stack, "none")) {
            for (long row = 0; row < rows; row++) {
                producer.send(new ProducerRecord<>(TOPIC, value));
            }
        }
    }
}
