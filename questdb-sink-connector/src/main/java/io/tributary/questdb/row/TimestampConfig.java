package io.tributary.questdb.row;

import io.tributary.questdb.table.Names;
import io.tributary.questdb.time.TimeFormats;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Where the designated timestamp comes from, and how text becomes a timestamp.
 *
 * @param fields the fields of the message it is made of: none, one, or several that are joined
 * @param kafkaNative whether it is the timestamp of the Kafka message
 * @param units the unit of integers
 * @param missing what to do with a message that lacks it
 * @param min the earliest that is taken for real
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

    /** The end of what QuestDB takes, tried against QuestDB 9.3.4; it also fits nanoseconds in a long. */
    private static final Instant SERVER_MAX = Instant.parse("2261-12-31T00:00:00Z");

    private static final String DEFAULT_FORMAT = "yyyy-MM-ddTHH:mm:ss.SSSUUUZ";
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

    static void define(ConfigDef def) {
        new ConfigSection(def, "Timestamp")
                .text(
                        FIELD_NAME,
                        null,
                        Importance.HIGH,
                        "Timestamp field",
                        "The field that becomes the designated timestamp of the row, by column name (address_at) or "
                                + "dotted path (address.at); it is renamed and makes no column of its own. Several "
                                + "names separated by commas are joined as text and read with "
                                + "timestamp.string.format. Without it, and without timestamp.kafka.native, a row gets "
                                + "the time of its arrival, and a replay makes a second row.")
                .choice(
                        UNITS,
                        Units.AUTO,
                        Importance.MEDIUM,
                        "Timestamp units",
                        "The unit of an integer in the timestamp field. auto takes values below 10^10 for seconds, "
                                + "below 10^13 for milliseconds, below 10^16 for microseconds, others for nanoseconds.")
                .flag(
                        KAFKA_NATIVE,
                        false,
                        Importance.MEDIUM,
                        "Kafka timestamp",
                        "Whether the timestamp of the Kafka message becomes the designated timestamp. Not together "
                                + "with timestamp.field.name.")
                .choice(
                        MISSING,
                        Missing.FAIL,
                        Importance.MEDIUM,
                        "Missing timestamp",
                        "What to do with a message whose timestamp field is absent or null. fail: refuse it. now: the "
                                + "row gets the time of its arrival, and a replay makes a second row.")
                .text(
                        MIN,
                        "1971-01-01T00:00:00Z",
                        TimestampConfig::checkInstant,
                        Importance.LOW,
                        "Earliest timestamp",
                        "Designated timestamps before this are refused. The default catches a wrong unit, which puts "
                                + "rows in January 1970.")
                .text(
                        MAX,
                        "2200-01-01T00:00:00Z",
                        TimestampConfig::checkInstant,
                        Importance.LOW,
                        "Latest timestamp",
                        "Designated timestamps from this on are refused. The default catches a wrong unit, which puts "
                                + "rows in the year 50000.")
                .choice(
                        PRECISION,
                        Precision.AUTO,
                        Importance.LOW,
                        "Timestamp precision",
                        "The unit the designated timestamp is sent in, which decides between TIMESTAMP and TIMESTAMP_NS "
                                + "when QuestDB creates the table. auto: nanos if timestamp.units=nanos or the value "
                                + "has digits below a microsecond, else micros.")
                .text(
                        COLUMN_NAME,
                        SERVER_COLUMN,
                        TimestampConfig::checkColumn,
                        Importance.MEDIUM,
                        "Timestamp column",
                        "The name of the designated timestamp in tables that this sink creates (table.create=ddl). "
                                + "Tables that QuestDB creates by itself call it timestamp.")
                .list(
                        STRING_FIELDS,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Text timestamps",
                        "Fields, by column name or dotted path, whose text is written as TIMESTAMP. A column that "
                                + "exists as TIMESTAMP needs no entry.")
                .text(
                        STRING_FORMAT,
                        DEFAULT_FORMAT,
                        TimestampConfig::checkFormat,
                        Importance.MEDIUM,
                        "Text timestamp format",
                        "The form of text timestamps, in the letters of QuestDB's timestamp patterns, for instance "
                                + "yyyy-MM-dd HH:mm:ss.SSSUUU z.")
                .text(
                        STRING_FORMATS,
                        TimeFormats.ISO,
                        TimestampConfig::checkFormats,
                        Importance.LOW,
                        "Further formats",
                        "Further forms, separated by ||, tried in order when timestamp.string.format does not fit. "
                                + "iso8601 stands for any ISO 8601 date or date-time. Empty for none.")
                .text(
                        TIMEZONE,
                        "UTC",
                        TimestampConfig::checkZone,
                        Importance.LOW,
                        "Time zone",
                        "The zone of text timestamps that name none, for instance Europe/Berlin.");
    }

    static TimestampConfig from(AbstractConfig config) {
        String field = config.getString(FIELD_NAME);
        return new TimestampConfig(
                field == null || field.isBlank() ? List.of() : split(field),
                config.getBoolean(KAFKA_NATIVE),
                FieldConfig.choice(config, UNITS, Units.class),
                FieldConfig.choice(config, MISSING, Missing.class),
                Instant.parse(config.getString(MIN)),
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

    static void validate(Map<String, ConfigValue> values) {
        ConfigValue fieldName = values.get(FIELD_NAME);
        String text = (String) fieldName.value();
        if (text == null || text.isBlank()) {
            return;
        }
        if (Boolean.TRUE.equals(values.get(KAFKA_NATIVE).value())) {
            values.get(KAFKA_NATIVE)
                    .addErrorMessage("The timestamp comes either from the message's field (" + FIELD_NAME
                            + ") or from Kafka (" + KAFKA_NATIVE + "): remove one of the two.");
        }
        List<String> fields = split(text);
        if (fields.contains("")) {
            fieldName.addErrorMessage(FIELD_NAME + " has an empty name between commas: remove the comma.");
        } else if (new LinkedHashSet<>(fields).size() < fields.size()) {
            fieldName.addErrorMessage(FIELD_NAME + " names a field twice: name each field once.");
        }
    }

    private static List<String> split(String fields) {
        return Arrays.stream(fields.split(",", -1)).map(String::trim).toList();
    }

    private static List<String> patterns(String first, String others) {
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

    private static void checkColumn(String name, Object value) {
        if (value == null || !Names.isColumn((String) value)) {
            throw new ConfigException(name, value, "write a column name that QuestDB allows");
        }
    }

    private static void checkInstant(String name, Object value) {
        try {
            Instant instant = Instant.parse((String) value);
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(SERVER_MAX)) {
                throw new ConfigException(
                        name, value, "QuestDB takes rows from " + Instant.EPOCH + " to " + SERVER_MAX);
            }
        } catch (DateTimeException | NullPointerException e) {
            throw new ConfigException(name, value, "write a date and time in UTC such as 1971-01-01T00:00:00Z");
        }
    }

    private static void checkFormat(String name, Object value) {
        if (value == null || ((String) value).isBlank()) {
            throw new ConfigException(name, value, "write a pattern such as " + DEFAULT_FORMAT);
        }
        checkFormats(name, value);
    }

    private static void checkFormats(String name, Object value) {
        try {
            TimeFormats.compile(patterns("", value == null ? "" : (String) value), java.time.ZoneOffset.UTC);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(name, value, e.getMessage());
        }
    }

    private static void checkZone(String name, Object value) {
        try {
            ZoneId.of((String) value);
        } catch (DateTimeException | NullPointerException e) {
            throw new ConfigException(name, value, "name a time zone such as UTC or Europe/Berlin");
        }
    }
}
