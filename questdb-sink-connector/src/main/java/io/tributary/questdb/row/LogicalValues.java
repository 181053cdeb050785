package io.tributary.questdb.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Date;
import org.apache.kafka.connect.data.Struct;

/** Writes values whose schema says what they stand for. */
public final class LogicalValues {
    private static final long MICROS_PER_MILLI = 1_000L;
    private static final long MILLIS_PER_DAY = 86_400_000L;
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long NANOS_PER_MICRO = 1_000L;

    private final RowWriter row;

    /**
     * Makes the rules.
     *
     * @param row what they write to
     */
    public LogicalValues(RowWriter row) {
        this.row = row;
    }

    /** Writes a value as converters deliver it: Connect's own types as objects, those of Debezium as plain values. */
    void connect(FieldPlan field, Logical type, Object value) {
        if (value instanceof Date date) {
            integer(field, Logical.MILLIS, millis(date));
        } else if (value instanceof BigDecimal decimal) {
            row.decimal(field, decimal);
        } else if (value instanceof Struct struct) {
            scaledDecimal(field, struct.getInt32("scale"), struct.get("value"));
        } else if (value instanceof String text) {
            zoned(field, text);
        } else {
            integer(field, type, ((Number) value).longValue());
        }
    }

    /** Milliseconds since 1970. Those of JDBC are dates for Connect, but have no instant. */
    @SuppressWarnings("JavaUtilDate")
    static long millis(Date date) {
        return date.getTime();
    }

    private void scaledDecimal(FieldPlan field, Integer scale, Object bytes) {
        byte[] unscaled = bytes instanceof ByteBuffer buffer ? ConnectValues.content(buffer) : (byte[]) bytes;
        if (scale == null || unscaled == null) {
            throw partMissing(field);
        }
        row.decimal(field, decimal(field, unscaled, scale));
    }

    /** What is wrong with a decimal that carries its scale, when not all of it is there. */
    public static RowProblemException partMissing(FieldPlan field) {
        return new RowProblemException(
                field.path(), "a decimal that lacks scale or value", "both", "mend the producer of the message");
    }

    /** Writes a point in time that is a number. */
    public void integer(FieldPlan field, Logical type, long value) {
        switch (type) {
            case MILLIS -> row.instant(field, Saturated.multiply(value, MICROS_PER_MILLI), 0, value);
            case DAYS -> row.instant(field, Saturated.multiply(value, MICROS_PER_DAY), 0, value);
            case MICROS -> row.instant(field, value, 0, value);
            case NANOS ->
                row.instant(
                        field,
                        Math.floorDiv(value, NANOS_PER_MICRO),
                        (int) Math.floorMod(value, NANOS_PER_MICRO),
                        value);
            default -> row.integer(field, value);
        }
    }

    /** Writes a day as Connect has it, whose own type for days counts milliseconds. */
    public void day(FieldPlan field, long daysSince1970) {
        integer(field, Logical.MILLIS, Saturated.multiply(daysSince1970, MILLIS_PER_DAY));
    }

    /** A decimal that is bytes: its digits as a signed integer, the highest byte first. */
    public static BigDecimal decimal(FieldPlan field, byte[] unscaled, int scale) {
        if (unscaled.length == 0) {
            throw new RowProblemException(
                    field.path(), "a decimal without digits", "at least one byte", "mend the producer of the message");
        }
        return new BigDecimal(new BigInteger(unscaled), scale);
    }

    /** Writes a point in time that is text. */
    public void zoned(FieldPlan field, String text) {
        Instant instant;
        try {
            instant = OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // Not every database's extremes are ISO 8601: they stay the text they are.
            row.text(field, text);
            return;
        }
        long micros = Saturated.add(
                Saturated.multiply(instant.getEpochSecond(), 1_000_000L), instant.getNano() / NANOS_PER_MICRO);
        row.instant(field, micros, (int) (instant.getNano() % NANOS_PER_MICRO), micros);
    }
}
