package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes values that are there as bytes of JSON text, and copies the bytes where the column takes them as they are. The
 * rules are those of {@link RowWriter}, which does the rest; the methods throw {@link RowProblemException} as well.
 */
public final class RawValues {
    private final RowWriter row;
    private final LineWriter line;
    private final Columns columns;
    private final NumberColumns numbers;
    private final TextColumns texts;
    private final boolean binaryDoubles;

    RawValues(RowWriter row, LineWriter line, Columns columns, NumberColumns numbers, TextColumns texts) {
        this.row = row;
        this.line = line;
        this.columns = columns;
        this.numbers = numbers;
        this.texts = texts;
        this.binaryDoubles = line.protocol().includes(ProtocolVersion.V2);
    }

    /**
     * Text as UTF-8.
     *
     * @param plain whether the bytes hold neither quotes nor backslashes nor control characters
     */
    public void text(FieldPlan field, byte[] utf8, int from, int to, boolean plain) {
        if (field.role() != FieldPlan.Role.COLUMN) {
            row.text(field, new String(utf8, from, to - from, StandardCharsets.UTF_8));
            return;
        }
        ColumnPlan column = columns.claim(field, NaturalType.text(field));
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
            row.integer(field, value);
            return;
        }
        ColumnPlan column = columns.claim(field, NaturalType.integer(field));
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
        boolean copied = isCertain && field.role() == FieldPlan.Role.COLUMN && numbers.takesText(columns.of(field));
        if (!copied) {
            number(field, new String(digits, from, to - from, StandardCharsets.ISO_8859_1));
            return;
        }
        ColumnPlan column = columns.claim(field, NaturalType.DOUBLE);
        if (column != null) {
            line.rawColumn(column.prefix()).putShort(digits, from, to - from);
        }
    }

    /**
     * A number with a fraction, as JSON writes it and as the nearest double. The double goes out bit by bit where it can:
     * QuestDB reads that in a fraction of the time that digits take.
     */
    public void floating(FieldPlan field, byte[] digits, int from, int to, double nearest) {
        boolean inBits = binaryDoubles && field.role() == FieldPlan.Role.COLUMN && numbers.takesText(columns.of(field));
        if (!inBits) {
            floating(field, digits, from, to, true);
            return;
        }
        ColumnPlan column = columns.claim(field, NaturalType.DOUBLE);
        if (column != null) {
            line.doubleColumn(column.prefix(), nearest);
        }
    }

    /** Text of a JSON number: exact where the column is a decimal, otherwise the nearest double. */
    private void number(FieldPlan field, String digits) {
        boolean exact =
                field.role() == FieldPlan.Role.COLUMN && columns.of(field).kind() == ColumnType.Kind.DECIMAL;
        if (exact && TextForms.isNumber(digits)) {
            row.decimal(field, new BigDecimal(digits));
        } else {
            row.floating(field, Double.parseDouble(digits));
        }
    }
}
