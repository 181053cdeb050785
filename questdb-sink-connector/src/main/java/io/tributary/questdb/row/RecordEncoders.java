package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.json.EnvelopeEncoder;
import io.tributary.questdb.json.JsonValueEncoder;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.TableCatalogue;
import java.time.Clock;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.kafka.connect.sink.SinkRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Builds the encoder that a configuration asks for. */
public final class RecordEncoders {
    private static final Logger LOG = LoggerFactory.getLogger(RecordEncoders.class);

    private RecordEncoders() {}

    /**
     * Builds the encoder of one task.
     *
     * @param config the keys of the mapping
     * @param protocol the dialect agreed with the server, asked for with the first record; may throw
     *     {@link io.tributary.questdb.table.SqlUnavailableException}
     * @param sql where tables are looked up and created
     * @param counters what the mapping reports to
     * @param clock for the age of what is known of tables
     */
    public static RecordEncoder create(
            RowConfig config, Supplier<ProtocolVersion> protocol, SqlEndpoint sql, RowCounters counters, Clock clock) {
        boolean givesTimes =
                !config.timestamp().fields().isEmpty() || config.timestamp().kafkaNative();
        if (!givesTimes) {
            LOG.warn(
                    "No timestamp is configured: rows get the time of their arrival, and a replay makes duplicates. Set {} or {}.",
                    TimestampConfig.FIELD_NAME,
                    TimestampConfig.KAFKA_NATIVE);
        }
        return new Deferred(
                givesTimes,
                () -> build(
                        config,
                        protocol.get(),
                        new TableCatalogue(sql),
                        new TableMaker(config.creation(), sql),
                        counters,
                        clock));
    }

    /** Builds the encoder over given tables, which need not be those of QuestDB. */
    static RecordEncoder build(
            RowConfig config,
            ProtocolVersion protocol,
            TableCatalogue catalogue,
            TableMaker maker,
            RowCounters counters,
            Clock clock) {
        RowWriter row = new RowWriter(config, protocol, maker, counters);
        ConnectValues keys = new ConnectValues(config.fields(), row);
        ValueEncoder values = values(config.fields(), row);
        TablePlans tables = new TablePlans(config, catalogue, maker, values, clock);
        MetadataValues metadata = new MetadataValues(config.metadata(), row, keys);
        return new MappingEncoder(config.fields(), tables, row, keys, metadata, values);
    }

    private static ValueEncoder values(FieldConfig fields, RowWriter row) {
        return switch (fields.format()) {
            case CONNECT -> new ConnectValueEncoder(fields, new ConnectValues(fields, row));
            case JSON ->
                new JsonValueEncoder(fields.rows(), !fields.rowsPath().isEmpty(), new NestedPolicy(fields), row);
            case JSON_ENVELOPE -> new EnvelopeEncoder(new NestedPolicy(fields), row);
        };
    }

    /** Waits with the encoder until the server is there to say what it understands. */
    private static final class Deferred implements RecordEncoder {
        private final boolean givesTimes;
        private final Supplier<RecordEncoder> builder;
        private volatile RecordEncoder built;

        private Deferred(boolean givesTimes, Supplier<RecordEncoder> builder) {
            this.givesTimes = givesTimes;
            this.builder = builder;
        }

        @Override
        public Encoding encode(SinkRecord record, LineBuffer out) {
            if (built == null) {
                built = builder.get();
            }
            return built.encode(record, out);
        }

        @Override
        public boolean givesTimes() {
            return givesTimes;
        }

        @Override
        public long rowTime() {
            return built == null ? NO_TIME : built.rowTime();
        }

        @Override
        public RecordEncoder ready() {
            return built == null ? this : built.ready();
        }

        @Override
        public Set<String> tables() {
            return built == null ? Set.of() : built.tables();
        }

        @Override
        public void forgetTables() {
            if (built != null) {
                built.forgetTables();
            }
        }
    }
}
