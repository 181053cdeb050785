package io.tributary.doctor;

import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.row.RowPreview;
import io.tributary.questdb.row.RowPreview.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;

/** Sends sampled records the way that they would go, up to the row. */
final class Preview {
    private final Converters converters;
    private final TransformChain transforms;
    private final RowPreview rows;
    private final Conflicts conflicts = new Conflicts();
    private final List<Example> examples = new ArrayList<>();
    private long written;
    private long seen;
    private long reached;
    private long refused;
    private long dropped;
    private long ignored;

    /**
     * A row that would be written.
     *
     * @param record where the record is
     * @param row its row
     */
    record Example(String record, LineDecoder.Row row) {}

    /**
     * How many records fare how.
     *
     * @param seen all
     * @param bad those that would not become rows
     * @param refused those of them that the sink's mapping refuses
     * @param reached those that reach the sink; Connect itself keeps back what a converter or a transform cannot use
     */
    record Tally(long seen, long bad, long refused, long reached) {}

    Preview(Converters converters, TransformChain transforms, RowPreview rows) {
        this.converters = converters;
        this.transforms = transforms;
        this.rows = rows;
    }

    void add(ConsumerRecord<byte[], byte[]> item) {
        seen++;
        try {
            SinkRecord transformed = transforms.apply(converters.convert(item));
            if (transformed == null) {
                dropped++;
            } else {
                reached++;
                take(item, rows.preview(transformed));
            }
        } catch (UnreadableException e) {
            conflicts.add(item, e.getMessage());
        } catch (ConnectException e) {
            conflicts.add(item, "it would fail the task: " + e.getMessage());
        }
    }

    private void take(ConsumerRecord<byte[], byte[]> item, Outcome outcome) {
        if (outcome instanceof Outcome.Written some) {
            written += some.rows().size();
            LineDecoder.Row row = some.rows().get(0);
            if (examples.stream().noneMatch(example -> example.row().table().equals(row.table()))) {
                examples.add(new Example(Conflicts.place(item), row));
            }
        } else if (outcome instanceof Outcome.Rejected rejected) {
            refused++;
            conflicts.add(item, rejected.problem());
        } else {
            ignored++;
        }
    }

    Conflicts conflicts() {
        return conflicts;
    }

    Tally tally() {
        return new Tally(seen, conflicts.records(), refused, reached);
    }

    /** The first row for each table. */
    List<Example> examples() {
        return List.copyOf(examples);
    }

    RowPreview rows() {
        return rows;
    }

    /** How many rows would be written. */
    long written() {
        return written;
    }

    /** How many records the transforms drop. */
    long dropped() {
        return dropped;
    }

    /** How many records the sink passes over, as configured. */
    long ignored() {
        return ignored;
    }
}
