package io.tributary.transforms;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Where a record was read from in Kafka, whatever other transforms made of its topic.
 *
 * @param topic null for a record of a source connector, which has no position yet
 */
record Origin(String topic, int partition, long offset) {
    static Origin of(ConnectRecord<?> record) {
        return record instanceof SinkRecord sink
                ? new Origin(sink.originalTopic(), sink.originalKafkaPartition(), sink.originalKafkaOffset())
                : new Origin(null, 0, 0);
    }

    /** Whether a record from here cannot have come after one from there, so that Kafka delivers it again. */
    boolean isAtOrBefore(Origin there) {
        return topic != null && topic.equals(there.topic) && partition == there.partition && offset <= there.offset;
    }
}
