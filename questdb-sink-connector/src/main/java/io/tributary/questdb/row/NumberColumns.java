package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.ProtocolVersion;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Writes numbers as the type of their column, when that loses nothing. */
final class NumberColumns {
    private static final long EXACT_IN_FLOAT = 1L << 24;

    private final LineWriter line;
    private final FieldConfig config;
    private final RowCounters counters;

    NumberColumns(LineWriter line, FieldConfig config, RowCounters counters) {
        this.line = line;
        this.config = config;
        this.counters = counters;
    }

    void integer(FieldPlan field, ColumnPlan column, long value) {
        switch (column.kind()) {
            case ABSENT, OTHER -> {
                if (field.asDouble()) {
                    line.doubleColumn(column.prefix(), (double) value);
                } else {
                    plainInteger(field, column, value);
                }
            }
            case LONG, TIMESTAMP, TIMESTAMP_NS, DATE -> plainInteger(field, column, value);
            case DECIMAL -> {
                if (digits(value) > column.type().first() - column.type().second()) {
                    throw Problems.mismatch(field, "an integer with too many digits", column);
                }
                plainInteger(field, column, value);
            }
            case INT -> {
                if (value == Integer.MIN_VALUE) {
                    unrepresentable(field, "the smallest 32-bit integer");
                } else {
                    ranged(field, column, value, Integer.MIN_VALUE, Integer.MAX_VALUE);
                }
            }
            case SHORT -> ranged(field, column, value, Short.MIN_VALUE, Short.MAX_VALUE);
            case BYTE -> ranged(field, column, value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case DOUBLE -> {
                if (!field.asDouble() && !isExactInDouble(value)) {
                    throw Problems.mismatch(field, "an integer that a double cannot hold exactly", column);
                }
                coerced();
                line.doubleColumn(column.prefix(), (double) value);
            }
            case FLOAT -> {
                if (!field.asDouble() && Math.abs(value) > EXACT_IN_FLOAT) {
                    throw Problems.mismatch(field, "an integer that a float cannot hold exactly", column);
                }
                coerced();
                line.doubleColumn(column.prefix(), (double) value);
            }
            case SYMBOL -> line.symbol(column.prefix(), Long.toString(value));
            case STRING, VARCHAR -> {
                coerced();
                line.stringColumn(column.prefix(), Long.toString(value));
            }
            default -> throw Problems.mismatch(field, "an integer", column);
        }
    }

    void floating(FieldPlan field, ColumnPlan column, double value) {
        if (Double.isNaN(value)) {
            counters.count(RowCounters.Event.VALUE_NULLED);
            return;
        }
        if (Double.isInfinite(value)) {
            unrepresentable(field, "an infinite number");
            return;
        }
        switch (column.kind()) {
            case ABSENT, OTHER, DOUBLE -> line.doubleColumn(column.prefix(), value);
            case FLOAT -> {
                if (Math.abs(value) > Float.MAX_VALUE) {
                    throw Problems.mismatch(field, "a number beyond the range of a float", column);
                }
                line.doubleColumn(column.prefix(), value);
            }
            case BYTE, SHORT, INT, LONG -> {
                long integer = (long) value;
                if (integer != value || integer == Long.MAX_VALUE) {
                    throw Problems.fraction(field, column);
                }
                coerced();
                integer(field, column, integer);
            }
            case DECIMAL -> decimal(field, column, BigDecimal.valueOf(value));
            case SYMBOL -> line.symbol(column.prefix(), Double.toString(value));
            case STRING, VARCHAR -> {
                coerced();
                line.stringColumn(column.prefix(), Double.toString(value));
            }
            default -> throw Problems.mismatch(field, "a floating-point number", column);
        }
    }

    /**
     * Writes a decimal.
     *
     * @return false if its column does not exist and the configuration does not say what to make of it
     */
    boolean decimal(FieldPlan field, ColumnPlan column, BigDecimal value) {
        switch (column.kind()) {
            case ABSENT, OTHER -> {
                switch (config.decimals()) {
                    case DOUBLE -> floating(field, column, value.doubleValue());
                    case STRING -> line.stringColumn(column.prefix(), value.toPlainString());
                    default -> {
                        return false;
                    }
                }
            }
            case DECIMAL -> exact(field, column, value);
            case DOUBLE, FLOAT -> {
                coerced();
                floating(field, column, value.doubleValue());
            }
            case BYTE, SHORT, INT, LONG -> {
                coerced();
                integer(field, column, integral(field, column, value));
            }
            case SYMBOL -> line.symbol(column.prefix(), value.toPlainString());
            case STRING, VARCHAR -> {
                coerced();
                line.stringColumn(column.prefix(), value.toPlainString());
            }
            default -> throw Problems.mismatch(field, "a decimal", column);
        }
        return true;
    }

    private void exact(FieldPlan field, ColumnPlan column, BigDecimal value) {
        if (!line.protocol().includes(ProtocolVersion.V3)) {
            throw new RowProblemException(
                    field.path(), "a decimal", "no decimal", "use a QuestDB that speaks line protocol version 3");
        }
        int scale = column.type().second();
        BigDecimal fitted;
        try {
            fitted = value.setScale(scale, RoundingMode.UNNECESSARY);
        } catch (ArithmeticException e) {
            throw Problems.mismatch(field, "a decimal with more fraction digits", column);
        }
        if (fitted.precision() > column.type().first()) {
            throw Problems.mismatch(field, "a decimal with more digits", column);
        }
        line.decimalColumn(column.prefix(), fitted.toPlainString());
    }

    private static long integral(FieldPlan field, ColumnPlan column, BigDecimal value) {
        try {
            return value.longValueExact();
        } catch (ArithmeticException e) {
            throw Problems.mismatch(field, "a decimal with a fraction or too many digits", column);
        }
    }

    private void plainInteger(FieldPlan field, ColumnPlan column, long value) {
        if (value == Long.MIN_VALUE) {
            unrepresentable(field, "the smallest 64-bit integer");
        } else {
            line.longColumn(column.prefix(), value);
        }
    }

    private void ranged(FieldPlan field, ColumnPlan column, long value, long least, long most) {
        if (value < least || value > most) {
            throw Problems.mismatch(field, "an integer beyond the range of the column", column);
        }
        line.longColumn(column.prefix(), value);
    }

    /** Refuses or leaves out what QuestDB cannot hold, as configured. */
    void unrepresentable(FieldPlan field, String found) {
        if (config.unrepresentable() == FieldConfig.Unrepresentable.FAIL) {
            throw Problems.unrepresentable(field, found);
        }
        counters.count(RowCounters.Event.VALUE_NULLED);
    }

    private void coerced() {
        counters.count(RowCounters.Event.VALUE_COERCED);
    }

    private static boolean isExactInDouble(long value) {
        return value != Long.MAX_VALUE && (long) (double) value == value;
    }

    private static int digits(long value) {
        return Long.toString(value).length() - (value < 0 ? 1 : 0);
    }
}
