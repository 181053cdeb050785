package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.TableCatalogue;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Shows what a task would write, without writing it: the same mapping over imagined tables. A column that one record would
 * make is there for the next one, so values that do not fit it show as they would later.
 *
 * <p>Not safe for use by several threads at once.
 */
public final class RowPreview {
    private final ImaginedTables tables;
    private final RecordEncoder encoder;
    private final RowCounters counters = new RowCounters();

    /** What would become of a record. */
    public sealed interface Outcome {
        /**
         * It would be written.
         *
         * @param rows its rows, at least one
         */
        record Written(List<LineDecoder.Row> rows) implements Outcome {}

        /**
         * It would be passed over, as configured.
         *
         * @param reason a word that says why
         */
        record Ignored(String reason) implements Outcome {}

        /**
         * It would be refused, for {@code errors.tolerance} to decide.
         *
         * @param problem what is wrong, without any of the record's content
         */
        record Rejected(RowProblem problem) implements Outcome {}
    }

    /**
     * Starts with the tables that QuestDB has.
     *
     * @param config the keys of the mapping
     * @param protocol the dialect of the rows
     * @param sql where tables are looked up; gets queries only
     * @param clock for the age of what is known of tables
     */
    public RowPreview(RowConfig config, ProtocolVersion protocol, SqlEndpoint sql, Clock clock) {
        this.tables = new ImaginedTables(sql, config.creation());
        TableCatalogue catalogue = tables;
        this.encoder = RecordEncoders.build(config, protocol, catalogue, tables.maker(sql), counters, clock);
    }

    /**
     * Shows what would become of a record.
     *
     * @param record the record as a worker would deliver it, after its transforms
     * @return what would become of it
     * @throws io.tributary.questdb.table.SqlUnavailableException if QuestDB cannot be asked
     * @throws org.apache.kafka.connect.errors.ConnectException if the record would fail the task
     */
    public Outcome preview(SinkRecord record) {
        LineBuffer out = new LineBuffer(1024);
        Encoding encoding = encoder.encode(record, out);
        if (encoding instanceof Encoding.Rejected rejected) {
            return new Outcome.Rejected(rejected.problem());
        }
        if (encoding instanceof Encoding.Ignored ignored) {
            return new Outcome.Ignored(ignored.reason());
        }
        List<LineDecoder.Row> rows = LineDecoder.decode(out);
        boolean changed = false;
        for (LineDecoder.Row row : rows) {
            changed |= tables.write(row);
        }
        if (changed) {
            encoder.forgetTables();
        }
        return new Outcome.Written(rows);
    }

    /** The tables that records would go to, in the order in which they were met. */
    public List<TablePreview> tables() {
        return tables.previews();
    }

    /** What the mapping decided by policy: values nulled, fields left out and the like. */
    public RowCounters counters() {
        return counters;
    }
}
