package io.tributary.questdb.row;

import io.tributary.questdb.ilp.Fragment;
import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.time.ParsedTime;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.connect.sink.SinkRecord;

/** The designated timestamp of the row that is being written. */
final class RowTime {
    private static final long NANOS_PER_MICRO = 1_000L;

    private final TimestampConfig config;
    private final RowCounters counters;
    private final long minMicros;
    private final long minMicrosOfNumbers;
    private final long maxMicros;
    private final ParsedTime parsed = new ParsedTime();
    private final String[] parts;
    private final String[] sharedParts;

    private boolean present;
    private long micros;
    private int nanosOfMicro;

    private boolean sharedPresent;
    private long sharedMicros;
    private int sharedNanosOfMicro;

    RowTime(TimestampConfig config, RowCounters counters) {
        this.config = config;
        this.counters = counters;
        this.minMicros = micros(config.min());
        this.minMicrosOfNumbers = micros(config.minOfNumbers());
        this.maxMicros = micros(config.max());
        this.parts = new String[config.fields().size()];
        this.sharedParts = new String[parts.length];
    }

    /** Forgets the row before. */
    void clear() {
        present = false;
        Arrays.fill(parts, null);
    }

    /** What is known now holds for the rows that follow, until they say otherwise. */
    void share() {
        sharedPresent = present;
        sharedMicros = micros;
        sharedNanosOfMicro = nanosOfMicro;
        System.arraycopy(parts, 0, sharedParts, 0, parts.length);
    }

    void restoreShared() {
        present = sharedPresent;
        micros = sharedMicros;
        nanosOfMicro = sharedNanosOfMicro;
        System.arraycopy(sharedParts, 0, parts, 0, parts.length);
    }

    void integer(FieldPlan field, long value) {
        switch (units(value)) {
            case SECONDS -> number(field, Saturated.multiply(value, 1_000_000L), 0);
            case MILLIS -> number(field, Saturated.multiply(value, 1_000L), 0);
            case MICROS -> number(field, value, 0);
            default ->
                number(field, Math.floorDiv(value, NANOS_PER_MICRO), (int) Math.floorMod(value, NANOS_PER_MICRO));
        }
    }

    void text(FieldPlan field, CharSequence value) {
        if (!config.formats().parse(value, parsed)) {
            throw new RowProblemException(
                    field.path(),
                    "a string that is no timestamp in the configured formats",
                    "a timestamp",
                    "set " + TimestampConfig.STRING_FORMAT + " or add a format to " + TimestampConfig.STRING_FORMATS);
        }
        set(field, parsed.micros(), parsed.nanosOfMicro());
    }

    private void number(FieldPlan field, long epochMicros, int nanosBeyond) {
        checkEarliest(field, epochMicros, minMicrosOfNumbers, config.minOfNumbers());
        set(field, epochMicros, nanosBeyond);
    }

    void set(FieldPlan field, long epochMicros, int nanosBeyond) {
        checkEarliest(field, epochMicros, minMicros, config.min());
        if (epochMicros >= maxMicros) {
            throw outOfBounds(field, "a timestamp after " + TimestampConfig.MAX, config.min());
        }
        present = true;
        micros = epochMicros;
        nanosOfMicro = nanosBeyond;
    }

    private void checkEarliest(FieldPlan field, long epochMicros, long earliestMicros, Instant earliest) {
        if (epochMicros < earliestMicros) {
            throw outOfBounds(field, "a timestamp before " + TimestampConfig.MIN, earliest);
        }
    }

    private RowProblemException outOfBounds(FieldPlan field, String found, Instant earliest) {
        return new RowProblemException(
                field.path(),
                found,
                "a timestamp from " + earliest + " until " + config.max(),
                "check " + TimestampConfig.UNITS + ", or widen " + TimestampConfig.MIN + " and " + TimestampConfig.MAX);
    }

    void part(FieldPlan field, String text) {
        parts[field.part()] = text;
    }

    RowProblemException unsupported(FieldPlan field, String found) {
        return new RowProblemException(
                field.path(),
                found,
                "a timestamp: an integer, a string or a timestamp type",
                "name another field in " + TimestampConfig.FIELD_NAME);
    }

    RowProblemException isNull(FieldPlan field) {
        return new RowProblemException(
                field.path(),
                "null",
                "a timestamp",
                "set " + TimestampConfig.MISSING + "=now to take the time of arrival instead");
    }

    boolean mayBeNull() {
        return config.missing() == TimestampConfig.Missing.NOW;
    }

    /** Ends the line with the timestamp of the row, or with none for the time of arrival. */
    void end(LineWriter line, Fragment table, SinkRecord record, FieldPlan root, LineBuffer out) {
        if (config.kafkaNative()) {
            kafkaTime(record, root);
        } else if (parts.length > 1) {
            compose(root);
        }
        if (!present) {
            arrival(root);
            line.end(table, out);
        } else if (inNanos()) {
            line.endAtNanos(table, Math.addExact(micros * NANOS_PER_MICRO, nanosOfMicro), out);
        } else {
            if (nanosOfMicro != 0) {
                counters.count(RowCounters.Event.TIMESTAMP_TRUNCATED);
            }
            line.endAtMicros(table, micros, out);
        }
    }

    /** The timestamp of the row that was ended last; see {@link RecordEncoder#rowTime}. */
    long micros() {
        return present ? micros : RecordEncoder.NO_TIME;
    }

    private void kafkaTime(SinkRecord record, FieldPlan root) {
        Long millis = record.timestamp();
        if (millis != null && millis >= 0) {
            set(root, Saturated.multiply(millis, 1_000L), 0);
        }
    }

    private void compose(FieldPlan root) {
        StringBuilder joined = new StringBuilder();
        for (String part : parts) {
            if (part == null) {
                return;
            }
            joined.append(part);
        }
        text(root, joined);
    }

    private void arrival(FieldPlan root) {
        if (config.fields().isEmpty() && !config.kafkaNative()) {
            return;
        }
        if (!mayBeNull()) {
            throw new RowProblemException(
                    config.kafkaNative() ? root.path() : String.join(",", config.fields()),
                    config.kafkaNative() ? "a message without a Kafka timestamp" : "nothing",
                    "a timestamp",
                    "check " + TimestampConfig.FIELD_NAME + ", or set " + TimestampConfig.MISSING
                            + "=now to take the time of arrival instead");
        }
        counters.count(RowCounters.Event.TIMESTAMP_NOW);
    }

    private boolean inNanos() {
        return switch (config.precision()) {
            case MICROS -> false;
            case NANOS -> true;
            case AUTO -> nanosOfMicro != 0 || config.isNanos();
        };
    }

    /** The thresholds of {@code auto} are those of the official connector. */
    private TimestampConfig.Units units(long value) {
        if (config.units() != TimestampConfig.Units.AUTO) {
            return config.units();
        }
        if (value < 10_000_000_000L) {
            return TimestampConfig.Units.SECONDS;
        }
        if (value < 10_000_000_000_000L) {
            return TimestampConfig.Units.MILLIS;
        }
        return value < 10_000_000_000_000_000L ? TimestampConfig.Units.MICROS : TimestampConfig.Units.NANOS;
    }

    private static long micros(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / NANOS_PER_MICRO);
    }
}
