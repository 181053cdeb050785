package io.tributary.transforms;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.sink.SinkRecord;

/** Says where a record is, for messages. */
final class Position {
    private Position() {}

    static String of(ConnectRecord<?> record) {
        StringBuilder position = new StringBuilder("topic ").append(record.topic());
        if (record.kafkaPartition() != null) {
            position.append(", partition ").append(record.kafkaPartition());
        }
        if (record instanceof SinkRecord sinkRecord) {
            position.append(", offset ").append(sinkRecord.kafkaOffset());
        }
        return position.toString();
    }
}
