package io.tributary.questdb.row;

import io.tributary.questdb.ilp.DoubleArray;
import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.ColumnType;
import java.math.BigDecimal;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Writes rows value by value. Every mapping rule is applied here and in the classes it uses, so that a value becomes the
 * same column whichever way it was read. Every method that takes a value throws {@link RowProblemException} when the
 * value cannot be written.
 */
public final class RowWriter {
    /** Written out, a decimal with an exponent could fill the memory. */
    private static final int MAX_DIGITS = 1_000;

    private final FieldConfig config;
    private final RowCounters counters;
    private final LineWriter line;
    private final Columns columns;
    private final RowTime time;
    private final NumberColumns numbers;
    private final TextColumns texts;
    private final TimeColumns times;
    private final ArrayColumns arrays;
    private final RawValues raw;

    private TablePlan table;
    private SinkRecord record;
    private long objects;
    private boolean hasRow;
    private long oneTime;
    private LineWriter.Mark sharedMark;

    RowWriter(RowConfig config, ProtocolVersion protocol, TableMaker maker, RowCounters counters) {
        this.config = config.fields();
        this.counters = counters;
        this.line = new LineWriter(protocol);
        this.columns = new Columns(config.fields(), maker, counters);
        this.time = new RowTime(config.timestamp(), counters);
        this.numbers = new NumberColumns(line, config.fields(), counters);
        this.times = new TimeColumns(line, config.timestamp(), numbers, counters);
        this.texts = new TextColumns(line, numbers, times, counters);
        this.arrays = new ArrayColumns(line);
        this.raw = new RawValues(this, line, columns);
    }

    /** Begins a row. */
    void begin(TablePlan rowTable, SinkRecord rowRecord) {
        table = rowTable;
        record = rowRecord;
        columns.begin(rowTable);
        hasRow = false;
        line.clear();
        time.clear();
    }

    /** Ends the row and appends its line. */
    public void end(LineBuffer out) {
        if (line.isEmpty()) {
            throw new RowProblemException(
                    "", "a message without a value for any column", "at least one column", "drop it with a filter");
        }
        time.end(line, table.encodedTable(), record, table.value(), out);
        oneTime = !hasRow || oneTime == time.micros() ? time.micros() : RecordEncoder.NO_TIME;
        hasRow = true;
    }

    /** The designated timestamp of all rows since {@link #begin}, if it is the same; see {@link RecordEncoder#rowTime}. */
    long time() {
        return oneTime;
    }

    /** A number for an object inside the message, which no other object has. */
    public long nextObject() {
        return ++objects;
    }

    /** Everything written so far belongs to each of the rows that now follow. */
    public void share() {
        columns.share();
        sharedMark = line.mark();
        time.share();
    }

    /** Begins the next of the rows that share what was written before. */
    public void beginShared() {
        columns.beginShared();
        line.rewind(sharedMark);
        time.restoreShared();
    }

    /** A field that is there but holds nothing: no column, and no timestamp either. */
    public void nothing(FieldPlan field) {
        if (field.role() != FieldPlan.Role.COLUMN && !time.mayBeNull()) {
            throw time.isNull(field);
        }
    }

    /** A boolean. */
    public void bool(FieldPlan field, boolean value) {
        if (field.role() != FieldPlan.Role.COLUMN) {
            throw time.unsupported(field, "a boolean");
        }
        ColumnPlan column = columns.claim(field, NaturalType.BOOLEAN);
        if (column == null) {
            return;
        }
        switch (column.kind()) {
            case BOOLEAN, ABSENT, OTHER -> line.booleanColumn(column.prefix(), value);
            case SYMBOL -> line.symbol(column.prefix(), Boolean.toString(value));
            case STRING, VARCHAR -> {
                line.stringColumn(column.prefix(), Boolean.toString(value));
                counters.count(RowCounters.Event.VALUE_COERCED);
            }
            default -> throw Problems.mismatch(field, "a boolean", column);
        }
    }

    /** An integer. */
    public void integer(FieldPlan field, long value) {
        switch (field.role()) {
            case TIMESTAMP -> time.integer(field, value);
            case TIMESTAMP_PART -> time.part(field, Long.toString(value));
            default -> {
                ColumnPlan column = columns.claim(field, NaturalType.integer(field));
                if (column != null) {
                    numbers.integer(field, column, value);
                }
            }
        }
    }

    /** A floating-point number. */
    public void floating(FieldPlan field, double value) {
        switch (field.role()) {
            case TIMESTAMP -> throw time.unsupported(field, "a floating-point number");
            case TIMESTAMP_PART -> time.part(field, Double.toString(value));
            default -> {
                ColumnPlan column = columns.claim(field, NaturalType.DOUBLE);
                if (column != null) {
                    numbers.floating(field, column, value);
                }
            }
        }
    }

    /** A decimal. */
    public void decimal(FieldPlan field, BigDecimal value) {
        if (Math.abs((long) value.scale()) > MAX_DIGITS || value.precision() > MAX_DIGITS) {
            unsupported(field, "a decimal of more than " + MAX_DIGITS + " digits", "mend the producer of the message");
            return;
        }
        switch (field.role()) {
            case TIMESTAMP -> throw time.unsupported(field, "a decimal");
            case TIMESTAMP_PART -> time.part(field, value.toPlainString());
            default -> {
                ColumnPlan column = columns.claim(field, NaturalType.decimal(value, config));
                if (column != null && !numbers.decimal(field, column, value)) {
                    unsupported(
                            field,
                            describe(value),
                            "set " + FieldConfig.DECIMAL_MODE
                                    + " to double or string, or create the column as DECIMAL");
                }
            }
        }
    }

    private static String describe(BigDecimal value) {
        return value.scale() == 0 && value.unscaledValue().bitLength() >= Long.SIZE
                ? "an integer beyond 64 bits"
                : "a decimal";
    }

    /** Text. */
    public void text(FieldPlan field, String value) {
        switch (field.role()) {
            case TIMESTAMP -> time.text(field, value);
            case TIMESTAMP_PART -> time.part(field, value);
            default -> {
                ColumnPlan column = columns.claim(field, NaturalType.text(field));
                if (column != null) {
                    texts.text(field, column, value);
                }
            }
        }
    }

    /** Writes values that are there as bytes of JSON text, most of which need no change. */
    public RawValues raw() {
        return raw;
    }

    /**
     * A point in time.
     *
     * @param micros microseconds since 1970
     * @param nanosOfMicro 0 to 999 nanoseconds beyond
     * @param raw the number as the message has it, for columns that hold integers
     */
    public void instant(FieldPlan field, long micros, int nanosOfMicro, long raw) {
        switch (field.role()) {
            case TIMESTAMP -> time.set(field, micros, nanosOfMicro);
            case TIMESTAMP_PART -> time.part(field, Long.toString(raw));
            default -> {
                ColumnPlan column = columns.claim(field, NaturalType.instant(nanosOfMicro));
                if (column != null) {
                    times.instant(field, column, micros, nanosOfMicro, raw);
                }
            }
        }
    }

    /** Bytes, as text of the configured kind. */
    public void bytes(FieldPlan field, byte[] content) {
        String text = BytesText.of(field, content, config.bytes());
        if (text == null) {
            unsupported(
                    field, "bytes", "set " + FieldConfig.BYTES_MODE + " to base64, hex or utf8 to write them as text");
        } else {
            text(field, text);
        }
    }

    /** An array of numbers. */
    public void array(FieldPlan field, DoubleArray array) {
        if (field.role() != FieldPlan.Role.COLUMN) {
            throw time.unsupported(field, "an array");
        }
        ColumnPlan column = columns.claim(field, ColumnType.array(array.dimensions()));
        if (column != null) {
            arrays.write(field, column, array);
        }
    }

    /** An array that QuestDB has no type for. */
    public void unsupportedArray(FieldPlan field, ArrayFlaw flaw) {
        unsupported(field, flaw.found(), "set " + FieldConfig.ARRAY_MODE + "=double_or_json to keep it as JSON text");
    }

    /** A value of a type that has no column type: left out or refused, as configured. */
    public void unsupported(FieldPlan field, String found, String advice) {
        columns.leaveOut(field, found, advice);
    }
}
