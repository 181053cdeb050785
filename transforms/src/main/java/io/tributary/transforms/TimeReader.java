package io.tributary.transforms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/** Reads the time that a value of any of the usual types means. */
final class TimeReader {
    private final Optional<EpochUnit> unit;
    private final TimeTexts texts;

    /**
     * Creates a reader.
     *
     * @param unit of numbers, empty to tell it from the schema's name or the number's size
     * @param formats of texts
     * @param zone of texts that name none
     */
    TimeReader(Optional<EpochUnit> unit, List<String> formats, ZoneId zone) {
        this.unit = unit;
        this.texts = new TimeTexts(formats, zone, number -> number(number, unit));
    }

    /**
     * Reads a time.
     *
     * @throws DataException if the value is no time
     */
    Instant read(Object value, Schema schema) {
        if (value instanceof Long || value instanceof Integer || value instanceof Double || value instanceof Float) {
            return numberOf((Number) value, schema);
        }
        if (value instanceof String text) {
            return texts.parse(text);
        }
        if (value instanceof Date date && !(schema != null && Time.LOGICAL_NAME.equals(schema.name()))) {
            return Instant.ofEpochMilli(Timestamp.fromLogical(Timestamp.SCHEMA, date));
        }
        throw new DataException("a time cannot be read from a value of type " + Types.describe(value, schema));
    }

    /** Whether a number in a field of this schema, or of none, is a count of milliseconds whatever its size. */
    boolean readsMilliseconds(Schema schema) {
        return unitOf(schema).filter(it -> it == EpochUnit.MS).isPresent();
    }

    /** Debezium names the unit in the schema; a unit in the configuration wins. */
    private Optional<EpochUnit> unitOf(Schema schema) {
        if (unit.isPresent() || schema == null || schema.name() == null) {
            return unit;
        }
        return switch (schema.name()) {
            case "io.debezium.time.Timestamp" -> Optional.of(EpochUnit.MS);
            case "io.debezium.time.MicroTimestamp" -> Optional.of(EpochUnit.US);
            case "io.debezium.time.NanoTimestamp" -> Optional.of(EpochUnit.NS);
            default -> unit;
        };
    }

    /** Debezium's day is a count of days; other numbers of its own are no point in time, whatever their size. */
    private Instant numberOf(Number number, Schema schema) {
        if (unit.isPresent() || schema == null || schema.name() == null) {
            return number(number, unit);
        }
        return switch (schema.name()) {
            case "io.debezium.time.Date" -> day(number.longValue());
            case "io.debezium.time.Time",
                    "io.debezium.time.MicroTime",
                    "io.debezium.time.NanoTime",
                    "io.debezium.time.Year",
                    "io.debezium.time.MicroDuration",
                    "io.debezium.time.NanoDuration" ->
                throw new DataException("a time cannot be read from a value of type " + Types.describe(number, schema));
            default -> number(number, unitOf(schema));
        };
    }

    private static Instant day(long count) {
        try {
            return Instant.EPOCH.plus(count, ChronoUnit.DAYS);
        } catch (DateTimeException | ArithmeticException e) {
            throw new DataException("the number is no time: it is too large", e);
        }
    }

    private static Instant number(Number number, Optional<EpochUnit> unit) {
        try {
            return number instanceof Double || number instanceof Float
                    ? fractional(number.doubleValue(), unit)
                    : whole(number.longValue(), unit);
        } catch (DateTimeException e) {
            throw new DataException("the number is no time: it is too large", e);
        }
    }

    private static Instant whole(long count, Optional<EpochUnit> unit) {
        return (unit.isPresent() ? unit.get() : EpochUnit.guess((double) count)).instant(count);
    }

    private static Instant fractional(double count, Optional<EpochUnit> unit) {
        if (Math.abs(count) >= Long.MAX_VALUE || Double.isNaN(count)) {
            throw new DataException("the number is no time");
        }
        return (unit.isPresent() ? unit.get() : EpochUnit.guess(count)).instant(count);
    }
}
