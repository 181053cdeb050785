package io.tributary.transforms;

import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;

/** The half of a record that a transform works on. */
enum Side {
    KEY {
        @Override
        Schema schema(ConnectRecord<?> record) {
            return record.keySchema();
        }

        @Override
        Object value(ConnectRecord<?> record) {
            return record.key();
        }

        @Override
        <R extends ConnectRecord<R>> R replace(R record, Schema schema, Object value, Long timestamp) {
            return record.newRecord(
                    record.topic(),
                    record.kafkaPartition(),
                    schema,
                    value,
                    record.valueSchema(),
                    record.value(),
                    timestamp,
                    record.headers().duplicate());
        }
    },
    VALUE {
        @Override
        Schema schema(ConnectRecord<?> record) {
            return record.valueSchema();
        }

        @Override
        Object value(ConnectRecord<?> record) {
            return record.value();
        }

        @Override
        <R extends ConnectRecord<R>> R replace(R record, Schema schema, Object value, Long timestamp) {
            return record.newRecord(
                    record.topic(),
                    record.kafkaPartition(),
                    record.keySchema(),
                    record.key(),
                    schema,
                    value,
                    timestamp,
                    record.headers().duplicate());
        }
    };

    abstract Schema schema(ConnectRecord<?> record);

    abstract Object value(ConnectRecord<?> record);

    abstract <R extends ConnectRecord<R>> R replace(R record, Schema schema, Object value, Long timestamp);

    <R extends ConnectRecord<R>> R replace(R record, Data data) {
        return replace(record, data.schema(), data.value(), record.timestamp());
    }

    Data of(ConnectRecord<?> record) {
        return new Data(schema(record), value(record));
    }
}
