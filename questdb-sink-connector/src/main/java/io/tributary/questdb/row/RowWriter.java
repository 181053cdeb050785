package io.tributary.questdb.row;

import io.tributary.questdb.ilp.DoubleArray;
import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.MalformedTextException;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.ColumnType;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
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
    private final TableMaker maker;
    private final RowCounters counters;
    private final LineWriter line;
    private final RowTime time;
    private final NumberColumns numbers;
    private final TextColumns texts;
    private final TimeColumns times;

    private TablePlan table;
    private SinkRecord record;
    private long row;
    private long objects;
    private long sharedRow;
    private LineWriter.Mark sharedMark;

    RowWriter(RowConfig config, ProtocolVersion protocol, TableMaker maker, RowCounters counters) {
        this.config = config.fields();
        this.maker = maker;
        this.counters = counters;
        this.line = new LineWriter(protocol);
        this.time = new RowTime(config.timestamp(), counters);
        this.times = new TimeColumns(line, config.timestamp(), counters);
        this.numbers = new NumberColumns(line, config.fields(), counters);
        this.texts = new TextColumns(line, numbers, times, counters);
    }

    /** Begins a row. */
    void begin(TablePlan rowTable, SinkRecord rowRecord) {
        table = rowTable;
        record = rowRecord;
        sharedRow = ++row;
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
    }

    /** A number for an object inside the message, which no other object has. */
    public long nextObject() {
        return ++objects;
    }

    /** Everything written so far belongs to each of the rows that now follow. */
    public void share() {
        sharedRow = row;
        sharedMark = line.mark();
        time.share();
    }

    /** Begins the next of the rows that share what was written before. */
    public void beginShared() {
        row++;
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
        ColumnPlan column = claim(field, NaturalType.BOOLEAN);
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
                ColumnPlan column = claim(field, NaturalType.integer(field));
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
                ColumnPlan column = claim(field, NaturalType.DOUBLE);
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
                ColumnPlan column = claim(field, NaturalType.decimal(value, config));
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
                ColumnPlan column = claim(field, NaturalType.text(field));
                if (column != null) {
                    writeText(field, column, value);
                }
            }
        }
    }

    /**
     * Text as UTF-8.
     *
     * @param plain whether the bytes hold neither quotes nor backslashes nor control characters
     */
    public void text(FieldPlan field, byte[] utf8, int from, int to, boolean plain) {
        if (field.role() != FieldPlan.Role.COLUMN) {
            text(field, new String(utf8, from, to - from, StandardCharsets.UTF_8));
            return;
        }
        ColumnPlan column = claim(field, NaturalType.text(field));
        if (column != null) {
            texts.utf8(field, column, utf8, from, to, plain);
        }
    }

    /**
     * An integer as its digits.
     *
     * @param value the same as a number
     */
    public void integer(FieldPlan field, byte[] digits, int from, int to, long value) {
        if (field.role() != FieldPlan.Role.COLUMN) {
            integer(field, value);
            return;
        }
        ColumnPlan column = claim(field, NaturalType.integer(field));
        if (column != null) {
            numbers.integer(field, column, digits, from, to, value);
        }
    }

    /**
     * A number with a fraction or an exponent, as JSON writes it.
     *
     * @param isCertain whether it is surely within the range of a double
     */
    public void floating(FieldPlan field, byte[] digits, int from, int to, boolean isCertain) {
        boolean copied = isCertain && field.role() == FieldPlan.Role.COLUMN && numbers.takesText(table.column(field));
        if (!copied) {
            number(field, new String(digits, from, to - from, StandardCharsets.ISO_8859_1));
            return;
        }
        ColumnPlan column = claim(field, NaturalType.DOUBLE);
        if (column != null) {
            line.rawColumn(column.prefix()).put(digits, from, to - from);
        }
    }

    /** Text of a JSON number: exact where the column is a decimal, otherwise the nearest double. */
    private void number(FieldPlan field, String digits) {
        boolean exact =
                field.role() == FieldPlan.Role.COLUMN && table.column(field).kind() == ColumnType.Kind.DECIMAL;
        if (exact && TextForms.isNumber(digits)) {
            decimal(field, new BigDecimal(digits));
        } else {
            floating(field, Double.parseDouble(digits));
        }
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
                ColumnPlan column = claim(field, NaturalType.instant(nanosOfMicro));
                if (column != null) {
                    times.instant(field, column, micros, nanosOfMicro, raw);
                }
            }
        }
    }

    /** Bytes, as text of the configured kind. */
    public void bytes(FieldPlan field, byte[] content) {
        switch (config.bytes()) {
            case BASE64 -> text(field, Base64.getEncoder().encodeToString(content));
            case HEX -> text(field, HexFormat.of().formatHex(content));
            case UTF8 -> text(field, utf8(field, content));
            default ->
                unsupported(
                        field,
                        "bytes",
                        "set " + FieldConfig.BYTES_MODE + " to base64, hex or utf8 to write them as text");
        }
    }

    private static String utf8(FieldPlan field, byte[] content) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RowProblemException(
                    field.path(),
                    "bytes that are not UTF-8",
                    "UTF-8",
                    "set " + FieldConfig.BYTES_MODE + " to base64 or hex");
        }
    }

    /** An array of numbers. */
    public void array(FieldPlan field, DoubleArray array) {
        if (field.role() != FieldPlan.Role.COLUMN) {
            throw time.unsupported(field, "an array");
        }
        ColumnPlan column = claim(field, ColumnType.array(array.dimensions()));
        if (column == null) {
            return;
        }
        if (!line.protocol().includes(ProtocolVersion.V2)) {
            throw new RowProblemException(
                    field.path(), "an array", "no array", "use a QuestDB of version 9 or later, or array.mode=json");
        }
        boolean fits = switch (column.kind()) {
            case ABSENT, OTHER -> true;
            case ARRAY -> column.type().first() == array.dimensions();
            default -> false;
        };
        if (!fits) {
            throw Problems.mismatch(field, "an array of " + array.dimensions() + " dimensions", column);
        }
        line.arrayColumn(column.prefix(), array);
    }

    /** An array that QuestDB has no type for. */
    public void unsupportedArray(FieldPlan field, ArrayFlaw flaw) {
        unsupported(field, flaw.found(), "set " + FieldConfig.ARRAY_MODE + "=double_or_json to keep it as JSON text");
    }

    /** A value of a type that has no column type: left out or refused, as configured. */
    public void unsupported(FieldPlan field, String found, String advice) {
        if (!config.skipUnsupported()) {
            throw new RowProblemException(
                    field.path(),
                    found,
                    "a type QuestDB has a column type for",
                    advice + ", or set " + FieldConfig.SKIP_UNSUPPORTED + "=true to leave the field out");
        }
        counters.count(RowCounters.Event.FIELD_SKIPPED);
    }

    /**
     * The column of a field, now filled.
     *
     * @param natural the type of the column if it has to be made for this value
     * @return null if the field is to be left out
     */
    private ColumnPlan claim(FieldPlan field, ColumnType natural) {
        ColumnPlan column = table.column(field);
        if (column.isFilled(row, sharedRow)) {
            collide(field, column);
            return null;
        }
        if (!column.exists() && !admit(field, column, natural)) {
            return null;
        }
        column.fill(row);
        return column;
    }

    private void collide(FieldPlan field, ColumnPlan column) {
        if (config.collision() == FieldConfig.Collision.FAIL) {
            throw new RowProblemException(
                    field.path(),
                    "a second value for the column " + column.name(),
                    "one value for each column, and column names ignore case",
                    "rename the field, or set " + FieldConfig.ON_NAME_COLLISION + "=first to keep the first");
        }
        counters.count(RowCounters.Event.COLLISION_SKIPPED);
    }

    /** What to do about a column that is not there yet; false if the field is left out. */
    private boolean admit(FieldPlan field, ColumnPlan column, ColumnType natural) {
        if (maker.isForbidden()) {
            unsupported(
                    field,
                    "a field without a column",
                    "add the column " + column.name() + ", or set " + CreationConfig.CREATE + "=auto or ddl");
            return false;
        }
        if (maker.makesColumns() && natural != null) {
            ColumnType type = column.kind() == ColumnType.Kind.ABSENT ? natural : column.type();
            maker.makeColumn(table.table(), column.name(), type);
            column.made(type);
        }
        return true;
    }

    private void writeText(FieldPlan field, ColumnPlan column, String value) {
        try {
            texts.text(field, column, value);
        } catch (MalformedTextException e) {
            throw new RowProblemException(
                    field.path(), e.getMessage(), "Unicode text", "mend the producer of the message");
        }
    }
}
