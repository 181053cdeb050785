package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.MalformedTextException;
import java.math.BigDecimal;

/** Writes text as the type of its column, when it is a value of that type. */
final class TextColumns {
    private static final String NULL_IPV4 = "0.0.0.0";

    /** QuestDB takes it between quotes, as text for VARCHAR, but not in a symbol. */
    private static final char NUL = 0;

    private final LineWriter line;
    private final NumberColumns numbers;
    private final TimeColumns times;
    private final RowCounters counters;

    TextColumns(LineWriter line, NumberColumns numbers, TimeColumns times, RowCounters counters) {
        this.line = line;
        this.numbers = numbers;
        this.times = times;
        this.counters = counters;
    }

    void text(FieldPlan field, ColumnPlan column, String value) {
        try {
            write(field, column, value);
        } catch (MalformedTextException e) {
            throw new RowProblemException(
                    field.path(), e.getMessage(), "Unicode text", "mend the producer of the message");
        }
    }

    private void write(FieldPlan field, ColumnPlan column, String value) {
        switch (column.kind()) {
            case ABSENT -> {
                if (field.textIsTime()) {
                    times.text(field, column, value);
                } else {
                    line.stringColumn(column.prefix(), value);
                }
            }
            case STRING, VARCHAR, OTHER -> line.stringColumn(column.prefix(), value);
            case SYMBOL -> {
                if (value.indexOf(NUL) >= 0) {
                    throw nulInSymbol(field, column);
                }
                line.symbol(column.prefix(), value);
            }
            default -> coerced(field, column, value);
        }
    }

    private static RowProblemException nulInSymbol(FieldPlan field, ColumnPlan column) {
        return new RowProblemException(
                field.path(),
                "text with the character U+0000",
                "text that the line protocol can carry to the SYMBOL column " + column.name(),
                "make it a VARCHAR column, or take the character out with a transform");
    }

    private void coerced(FieldPlan field, ColumnPlan column, String value) {
        switch (column.kind()) {
            case TIMESTAMP, TIMESTAMP_NS, DATE -> times.text(field, column, value);
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE, DECIMAL -> number(field, column, value);
            case BOOLEAN -> bool(field, column, value);
            case CHAR -> {
                require(value.length() == 1, field, "a string that is not one character", column);
                line.stringColumn(column.prefix(), value);
            }
            case UUID -> {
                require(TextForms.isUuid(value), field, "a string that is no UUID", column);
                line.stringColumn(column.prefix(), value);
            }
            case IPV4 -> {
                require(TextForms.isIpv4(value), field, "a string that is no IPv4 address", column);
                require(!value.equals(NULL_IPV4), field, "the IPv4 address that QuestDB stores as NULL", column);
                line.stringColumn(column.prefix(), value);
            }
            case GEOHASH -> {
                require(
                        TextForms.isGeohash(value, column.type().first()),
                        field,
                        "a string that is no geohash of the column's precision",
                        column);
                line.stringColumn(column.prefix(), value);
            }
            case LONG256 -> {
                require(TextForms.isLong256(value), field, "a string that is no 0x number of 256 bits", column);
                line.rawColumn(column.prefix()).putAscii(value + "i");
            }
            default -> throw Problems.mismatch(field, "a string", column);
        }
        counters.count(RowCounters.Event.VALUE_COERCED);
    }

    private void number(FieldPlan field, ColumnPlan column, String value) {
        require(TextForms.isNumber(value), field, "a string that is no number", column);
        numbers.decimal(field, column, new BigDecimal(value));
    }

    private void bool(FieldPlan field, ColumnPlan column, String value) {
        boolean isTrue = value.equalsIgnoreCase("true");
        require(isTrue || value.equalsIgnoreCase("false"), field, "a string that is neither true nor false", column);
        line.booleanColumn(column.prefix(), isTrue);
    }

    private static void require(boolean fits, FieldPlan field, String found, ColumnPlan column) {
        if (!fits) {
            throw Problems.mismatch(field, found, column);
        }
    }
}
