package io.tributary.questdb.json;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.FieldPlan;
import io.tributary.questdb.row.MessageRows;
import io.tributary.questdb.row.NestedPolicy;
import io.tributary.questdb.row.RowWriter;
import io.tributary.questdb.row.TablePlan;
import io.tributary.questdb.row.ValueEncoder;
import org.apache.kafka.connect.sink.SinkRecord;

/** Encodes values that are JSON text, from the bytes of the text to the bytes of the lines in one pass. */
public final class JsonValueEncoder implements ValueEncoder {
    private final JsonCursor cursor = new JsonCursor();
    private final MessageRows mode;
    private final boolean rowsInside;
    private final JsonValues values;
    private int start;

    /**
     * Makes an encoder.
     *
     * @param mode how many rows a message holds
     * @param rowsInside whether the rows are the elements of an array inside the message
     * @param policy what becomes of objects and arrays inside a row
     * @param row what the values are written to
     */
    public JsonValueEncoder(MessageRows mode, boolean rowsInside, NestedPolicy policy, RowWriter row) {
        this.mode = mode;
        this.rowsInside = rowsInside;
        this.values = new JsonValues(cursor, row, policy);
    }

    @Override
    public boolean open(SinkRecord record) {
        JsonBytes.open(record.value(), cursor);
        cursor.skipWhitespace();
        start = cursor.position();
        return cursor.atEnd() || cursor.peek() != 'n' || !isNull();
    }

    /** Whether the whole text is the word null. */
    private boolean isNull() {
        cursor.expectWord("null");
        cursor.skipWhitespace();
        return cursor.atEnd();
    }

    @Override
    public int encode(SinkRecord record, TablePlan table, RowWriter row, LineBuffer out) {
        // The name of the table may have been looked for in the value.
        cursor.moveTo(start);
        int rows = switch (mode) {
            case ONE -> message(table, row, out);
            case ARRAY -> elements(table, table.value(), row, out);
            case NDJSON -> lines(table, row, out);
        };
        cursor.skipWhitespace();
        if (!cursor.atEnd()) {
            throw cursor.malformed("it goes on behind its end");
        }
        return rows;
    }

    @Override
    public String textAt(SinkRecord record, String path) {
        JsonBytes.open(record.value(), cursor);
        cursor.skipWhitespace();
        return JsonPath.find(cursor, path);
    }

    private int message(TablePlan table, RowWriter row, LineBuffer out) {
        values.restart();
        values.writeMessage(table, table.value());
        if (!rowsInside) {
            row.end(out);
            return 1;
        }
        if (!values.foundRows()) {
            return 0;
        }
        int end = cursor.position();
        FieldPlan field = values.goToRows();
        int rows = elements(table, field, row, out);
        cursor.moveTo(end);
        return rows;
    }

    /** Every element of the array at the cursor is a row. */
    private int elements(TablePlan table, FieldPlan field, RowWriter row, LineBuffer out) {
        if (cursor.peek() != '[') {
            throw MessageRows.noArray(field);
        }
        cursor.expect('[');
        cursor.skipWhitespace();
        row.share();
        int rows = 0;
        if (!cursor.take(']')) {
            do {
                cursor.skipWhitespace();
                one(table, field, row, out);
                rows++;
                cursor.skipWhitespace();
            } while (cursor.take(','));
            cursor.expect(']');
        }
        return rows;
    }

    private int lines(TablePlan table, RowWriter row, LineBuffer out) {
        row.share();
        int rows = 0;
        while (!cursor.atEnd()) {
            one(table, table.value(), row, out);
            rows++;
            int after = cursor.position();
            cursor.skipWhitespace();
            if (!cursor.atEnd() && !cursor.hasPassedLineEnd(after)) {
                throw cursor.malformed("it has two values in one line");
            }
        }
        return rows;
    }

    private void one(TablePlan table, FieldPlan field, RowWriter row, LineBuffer out) {
        row.beginShared();
        values.write(table, field, 1);
        row.end(out);
    }
}
