package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.table.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Writes values that are there as bytes of JSON text, and copies the bytes where the column takes them as they are. The
 * rules are those of {@link RowWriter}, which does the rest; the methods throw {@link RowProblemException} as well.
 */
public final class RawValues {
    private static final byte NUL = 0;

    private final RowWriter row;
    private final LineWriter line;
    private final Columns columns;

    RawValues(RowWriter row, LineWriter line, Columns columns) {
        this.row = row;
        this.line = line;
        this.columns = columns;
    }

    /**
     * Text as UTF-8.
     *
     * @param plain whether the bytes hold neither quotes nor backslashes nor control characters
     */
    public void text(FieldPlan field, byte[] utf8, int from, int to, boolean plain) {
        Passage passage = field.passage();
        if (passage.symbol() && (plain || !holdsNul(utf8, from, to)) && columns.fill(passage.column())) {
            line.symbol(passage.column().prefix(), utf8, from, to);
        } else if (passage.string() && columns.fill(passage.column())) {
            line.stringColumn(passage.column().quotedPrefix(), utf8, from, to, plain);
        } else {
            row.text(field, new String(utf8, from, to - from, StandardCharsets.UTF_8));
        }
    }

    /** QuestDB takes it between quotes, as text for VARCHAR, but not in a symbol. */
    private static boolean holdsNul(byte[] utf8, int from, int to) {
        for (int i = from; i < to; i++) {
            if (utf8[i] == NUL) {
                return true;
            }
        }
        return false;
    }

    /**
     * An integer as its digits.
     *
     * @param value the same as a number
     */
    public void integer(FieldPlan field, byte[] digits, int from, int to, long value) {
        Passage passage = field.passage();
        // Zero may stand there as -0, and the least of all means NULL to QuestDB.
        if (passage.whole() && value != 0 && value != Long.MIN_VALUE && columns.fill(passage.column())) {
            line.longColumn(passage.column().prefix(), digits, from, to);
        } else {
            row.integer(field, value);
        }
    }

    /**
     * A number with a fraction, as JSON writes it and as the nearest double. The double goes out bit by bit where it can:
     * QuestDB reads that in a fraction of the time that digits take.
     */
    public void floating(FieldPlan field, byte[] digits, int from, int to, double nearest) {
        Passage passage = field.passage();
        if (passage.real() && line.writesDoublesInBits() && columns.fill(passage.column())) {
            line.doubleColumn(passage.column().prefix(), nearest);
        } else {
            floating(field, digits, from, to, true);
        }
    }

    /**
     * A number with a fraction or an exponent, as JSON writes it.
     *
     * @param isCertain whether it is surely within the range of a double
     */
    public void floating(FieldPlan field, byte[] digits, int from, int to, boolean isCertain) {
        Passage passage = field.passage();
        if (passage.real() && isCertain && columns.fill(passage.column())) {
            line.rawColumn(passage.column().prefix()).putShort(digits, from, to - from);
        } else {
            number(field, new String(digits, from, to - from, StandardCharsets.ISO_8859_1));
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
