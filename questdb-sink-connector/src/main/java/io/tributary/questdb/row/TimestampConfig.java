package io.tributary.questdb.row;

import io.tributary.questdb.time.TimeFormats;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * Where the designated timestamp comes from, and how text becomes a timestamp.
 *
 * @param fields the fields of the message it is made of: none, one, or several that are joined
 * @param kafkaNative whether it is the timestamp of the Kafka message
 * @param units the unit of integers
 * @param missing what to do with a message that lacks it
 * @param min the earliest that is taken for real
 * @param minOfNumbers the same for numbers, whose unit may be wrong
 * @param max the latest that is taken for real
 * @param precision the unit it is sent in
 * @param column its column in tables this sink creates
 * @param stringFields columns whose text is a timestamp
 * @param formats the forms of such text
 */
record TimestampConfig(
        List<String> fields,
        boolean kafkaNative,
        Units units,
        Missing missing,
        Instant min,
        Instant minOfNumbers,
        Instant max,
        Precision precision,
        String column,
        Set<String> stringFields,
        TimeFormats formats) {

    static final String FIELD_NAME = "timestamp.field.name";
    static final String KAFKA_NATIVE = "timestamp.kafka.native";
    static final String UNITS = "timestamp.units";
    static final String MISSING = "timestamp.missing";
    static final String MIN = "timestamp.min";
    static final String MAX = "timestamp.max";
    static final String PRECISION = "timestamp.precision";
    static final String COLUMN_NAME = "timestamp.column.name";
    static final String STRING_FIELDS = "timestamp.string.fields";
    static final String STRING_FORMAT = "timestamp.string.format";
    static final String STRING_FORMATS = "timestamp.string.formats";
    static final String TIMEZONE = "timestamp.timezone";

    /** What auto-created tables call their designated timestamp. */
    static final String SERVER_COLUMN = "timestamp";

    /** Numbers of seconds taken for milliseconds, and the like, end up before this. */
    private static final Instant FIRST_PLAUSIBLE = Instant.parse("1971-01-01T00:00:00Z");

    static final String DEFAULT_FORMAT = "yyyy-MM-ddTHH:mm:ss.SSSUUUZ";
    private static final String FORMAT_SEPARATOR = "\\|\\|";

    /** The unit of an integer timestamp. */
    enum Units {
        AUTO,
        SECONDS,
        MILLIS,
        MICROS,
        NANOS
    }

    /** What to do with a message that lacks its timestamp. */
    enum Missing {
        FAIL,
        NOW
    }

    /** The unit a designated timestamp is sent in. */
    enum Precision {
        AUTO,
        MICROS,
        NANOS
    }

    static TimestampConfig from(AbstractConfig config) {
        String field = config.getString(FIELD_NAME);
        String min = config.getString(MIN);
        return new TimestampConfig(
                field == null || field.isBlank() ? List.of() : split(field),
                config.getBoolean(KAFKA_NATIVE),
                FieldConfig.choice(config, UNITS, Units.class),
                FieldConfig.choice(config, MISSING, Missing.class),
                min.isBlank() ? Instant.EPOCH : Instant.parse(min),
                min.isBlank() ? FIRST_PLAUSIBLE : Instant.parse(min),
                Instant.parse(config.getString(MAX)),
                FieldConfig.choice(config, PRECISION, Precision.class),
                config.getString(COLUMN_NAME),
                FieldConfig.names(config.getList(STRING_FIELDS)),
                TimeFormats.compile(
                        patterns(config.getString(STRING_FORMAT), config.getString(STRING_FORMATS)),
                        ZoneId.of(config.getString(TIMEZONE))));
    }

    /** Whether designated timestamps are sent in nanoseconds as a rule. */
    boolean isNanos() {
        return precision == Precision.NANOS || (precision == Precision.AUTO && units == Units.NANOS);
    }

    static List<String> split(String fields) {
        return Arrays.stream(fields.split(",", -1)).map(String::trim).toList();
    }

    static List<String> patterns(String first, String others) {
        List<String> patterns = new ArrayList<>();
        if (first.equals(DEFAULT_FORMAT)) {
            // ISO 8601 covers the default and is read faster.
            patterns.add(TimeFormats.ISO);
        }
        patterns.add(first);
        for (String pattern : others.split(FORMAT_SEPARATOR, -1)) {
            if (!pattern.isBlank()) {
                patterns.add(pattern.trim());
            }
        }
        return patterns;
    }
}
