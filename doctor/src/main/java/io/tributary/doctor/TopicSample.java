package io.tributary.doctor;

import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Some records of a topic.
 *
 * @param topic its name
 * @param partitions number of its partitions
 * @param total how many records it has, roughly: offsets of compacted or transactional topics have holes
 * @param records the newest ones, in the order of partition and offset
 */
record TopicSample(String topic, int partitions, long total, List<ConsumerRecord<byte[], byte[]>> records) {
    /** Copies the list. */
    TopicSample {
        records = List.copyOf(records);
    }
}
