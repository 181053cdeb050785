package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.time.ParsedTime;
import java.time.Instant;

/** Writes points in time, and text that stands for one, to columns other than the designated timestamp. */
final class TimeColumns {
    private final LineWriter line;
    private final TimestampConfig config;
    private final NumberColumns numbers;
    private final RowCounters counters;
    private final ParsedTime parsed = new ParsedTime();

    TimeColumns(LineWriter line, TimestampConfig config, NumberColumns numbers, RowCounters counters) {
        this.line = line;
        this.config = config;
        this.numbers = numbers;
        this.counters = counters;
    }

    void instant(FieldPlan field, ColumnPlan column, long micros, int nanosOfMicro, long raw) {
        if (!isInRange(column.kind(), micros)) {
            numbers.unrepresentable(field, "a point in time out of range");
            return;
        }
        switch (column.kind()) {
            case ABSENT, OTHER -> write(column, micros, nanosOfMicro, nanosOfMicro != 0);
            case TIMESTAMP_NS -> write(column, micros, nanosOfMicro, true);
            case TIMESTAMP -> {
                if (nanosOfMicro != 0) {
                    counters.count(RowCounters.Event.TIMESTAMP_TRUNCATED);
                }
                write(column, micros, 0, false);
            }
            case DATE -> {
                if (nanosOfMicro != 0 || micros % 1_000 != 0) {
                    counters.count(RowCounters.Event.TIMESTAMP_TRUNCATED);
                }
                line.longColumn(column.prefix(), Math.floorDiv(micros, 1_000L));
            }
            case LONG -> numbers.integer(field, column, raw);
            case SYMBOL -> line.symbol(column.prefix(), iso(micros, nanosOfMicro));
            case STRING, VARCHAR -> {
                counters.count(RowCounters.Event.VALUE_COERCED);
                line.stringColumn(column.prefix(), iso(micros, nanosOfMicro));
            }
            default -> throw Problems.mismatch(field, "a timestamp", column);
        }
    }

    /** Writes text as the point in time it stands for. */
    void text(FieldPlan field, ColumnPlan column, CharSequence value) {
        if (!config.formats().parse(value, parsed)) {
            throw new RowProblemException(
                    field.path(),
                    "a string that is no timestamp in the configured formats",
                    "a timestamp for the column " + column.name(),
                    "set " + TimestampConfig.STRING_FORMAT + " or add a format to " + TimestampConfig.STRING_FORMATS);
        }
        instant(field, column, parsed.micros(), parsed.nanosOfMicro(), parsed.micros());
    }

    private void write(ColumnPlan column, long micros, int nanosOfMicro, boolean inNanos) {
        if (inNanos && line.protocol().includes(ProtocolVersion.V2) && fitsNanos(micros)) {
            line.nanosColumn(column.prefix(), micros * 1_000L + nanosOfMicro);
            return;
        }
        if (nanosOfMicro != 0) {
            counters.count(RowCounters.Event.TIMESTAMP_TRUNCATED);
        }
        line.microsColumn(column.prefix(), micros);
    }

    /** Whether a column shows this point in time and not another one, or NULL; a LONG shows the number that it came as. */
    private static boolean isInRange(ColumnType.Kind kind, long micros) {
        return switch (kind) {
            case LONG -> true;
            case TIMESTAMP_NS -> fitsNanos(micros);
            default -> !Saturated.isEnd(micros);
        };
    }

    private static boolean fitsNanos(long micros) {
        return micros < Long.MAX_VALUE / 1_000L && micros > Long.MIN_VALUE / 1_000L;
    }

    private static String iso(long micros, int nanosOfMicro) {
        return Instant.ofEpochSecond(
                        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1_000L + nanosOfMicro)
                .toString();
    }
}
