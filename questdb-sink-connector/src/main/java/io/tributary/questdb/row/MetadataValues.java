package io.tributary.questdb.row;

import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;

/** Writes Kafka's own facts about a message. */
final class MetadataValues {
    private static final long MICROS_PER_MILLI = 1_000L;

    private final MetadataConfig config;
    private final RowWriter row;
    private final ConnectValues values;

    MetadataValues(MetadataConfig config, RowWriter row, ConnectValues values) {
        this.config = config;
        this.row = row;
        this.values = values;
    }

    void write(TablePlan table, SinkRecord record) {
        for (MetadataConfig.Fact fact : config.facts()) {
            write(table, table.child(table.metadata(), ConfigSection.word(fact)), fact, record);
        }
        if (!config.headers().isEmpty()) {
            headers(table, record);
        }
    }

    private void write(TablePlan table, FieldPlan field, MetadataConfig.Fact fact, SinkRecord record) {
        switch (fact) {
            case TOPIC -> row.text(field, record.originalTopic());
            case PARTITION -> row.integer(field, record.originalKafkaPartition());
            case OFFSET -> row.integer(field, record.originalKafkaOffset());
            case TIMESTAMP -> {
                if (record.timestamp() != null && record.timestamp() >= 0) {
                    row.instant(field, record.timestamp() * MICROS_PER_MILLI, 0, record.timestamp());
                }
            }
            case KEY -> values.write(table, field, record.keySchema(), record.key());
        }
    }

    private void headers(TablePlan table, SinkRecord record) {
        FieldPlan parent = table.child(table.metadata(), "header");
        if (config.headers().contains(MetadataConfig.ALL)) {
            for (Header header : record.headers()) {
                values.write(table, table.child(parent, header.key()), header.schema(), header.value());
            }
            return;
        }
        for (String name : config.headers()) {
            Header header = record.headers().lastWithName(name);
            if (header != null) {
                values.write(table, table.child(parent, name), header.schema(), header.value());
            }
        }
    }
}
