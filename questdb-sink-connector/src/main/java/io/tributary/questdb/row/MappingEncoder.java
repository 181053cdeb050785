package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import java.time.DateTimeException;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;

/** The way of every record: which table, then key and value, then the end of the row. */
final class MappingEncoder implements RecordEncoder {
    private static final Encoding NULL_VALUE = new Encoding.Ignored("null-value");

    private static final Encoding NO_ROWS = new Encoding.Ignored("no-rows");

    private final FieldConfig config;
    private final TablePlans tables;
    private final RowWriter row;
    private final ConnectValues keys;
    private final MetadataValues metadata;
    private final ValueEncoder values;

    MappingEncoder(
            FieldConfig config,
            TablePlans tables,
            RowWriter row,
            ConnectValues keys,
            MetadataValues metadata,
            ValueEncoder values) {
        this.config = config;
        this.tables = tables;
        this.row = row;
        this.keys = keys;
        this.metadata = metadata;
        this.values = values;
    }

    @Override
    public Encoding encode(SinkRecord record, LineBuffer out) {
        if (record.value() == null) {
            return nullValue(record);
        }
        int start = out.size();
        try {
            if (!values.open(record)) {
                return nullValue(record);
            }
            TablePlan table = tables.of(record);
            row.begin(table, record);
            if (config.includeKey() && record.key() != null) {
                keys.write(table, table.key(), record.keySchema(), record.key());
            }
            metadata.write(table, record);
            int rows = values.encode(record, table, row, out);
            return switch (rows) {
                case 0 -> NO_ROWS;
                case 1 -> Encoding.ONE_ROW;
                default -> new Encoding.Rows(rows);
            };
        } catch (RowProblemException e) {
            out.truncate(start);
            return new Encoding.Rejected(e.problem());
        } catch (ArithmeticException | DateTimeException | NumberFormatException e) {
            out.truncate(start);
            return new Encoding.Rejected(unreadable(e));
        } catch (RuntimeException e) {
            // The record comes again, or the task ends: the rows of it that are there already must not go out.
            out.truncate(start);
            throw e;
        }
    }

    /** A value that no rule foresaw is still one record's problem. The text of the exception may hold the value. */
    private static RowProblem unreadable(RuntimeException e) {
        return new RowProblem(
                "",
                "a value that cannot be read (" + e.getClass().getSimpleName() + ")",
                "numbers and times within their ranges",
                "mend the producer of the message");
    }

    @Override
    public long rowTime() {
        return row.time();
    }

    @Override
    public RecordEncoder ready() {
        tables.refresh();
        return this;
    }

    @Override
    public void forgetTables() {
        tables.forget();
    }

    @Override
    public Set<String> tables() {
        return tables.names();
    }

    private Encoding nullValue(SinkRecord record) {
        return switch (config.nullValue()) {
            case IGNORE -> NULL_VALUE;
            case DLQ ->
                new Encoding.Rejected(new RowProblem(
                        "", "a message without a value", "a value", "set " + FieldConfig.ON_NULL_VALUE + "=ignore"));
            case FAIL ->
                throw new DataException("Message without a value at " + record.originalTopic() + "-"
                        + record.originalKafkaPartition() + " offset " + record.originalKafkaOffset()
                        + ": set " + FieldConfig.ON_NULL_VALUE + "=ignore or dlq to go on.");
        };
    }
}
