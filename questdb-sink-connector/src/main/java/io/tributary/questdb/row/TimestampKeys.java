package io.tributary.questdb.row;

import io.tributary.questdb.table.Names;
import io.tributary.questdb.time.TimeFormats;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/** The keys of the designated timestamp and of text timestamps, and what they ask of each other. */
final class TimestampKeys {
    /** The end of what QuestDB takes, tried against QuestDB 9.3.4; it also fits nanoseconds in a long. */
    private static final Instant SERVER_MAX = Instant.parse("2261-12-31T00:00:00Z");

    private TimestampKeys() {}

    static void define(ConfigDef def) {
        new ConfigSection(def, "Timestamp")
                .text(
                        TimestampConfig.FIELD_NAME,
                        null,
                        Importance.HIGH,
                        "Timestamp field",
                        "The field that becomes the designated timestamp of the row, by column name (address_at) or "
                                + "dotted path (address.at); it is renamed and makes no column of its own. Several "
                                + "names separated by commas are joined as text and read with "
                                + "timestamp.string.format. Without it, and without timestamp.kafka.native, a row gets "
                                + "the time of its arrival, and a replay makes a second row.")
                .choice(
                        TimestampConfig.UNITS,
                        TimestampConfig.Units.AUTO,
                        Importance.MEDIUM,
                        "Timestamp units",
                        "The unit of an integer in the timestamp field. auto takes values below 10^10 for seconds, "
                                + "below 10^13 for milliseconds, below 10^16 for microseconds, others for nanoseconds.")
                .flag(
                        TimestampConfig.KAFKA_NATIVE,
                        false,
                        Importance.MEDIUM,
                        "Kafka timestamp",
                        "Whether the timestamp of the Kafka message becomes the designated timestamp. Not together "
                                + "with timestamp.field.name.")
                .choice(
                        TimestampConfig.MISSING,
                        TimestampConfig.Missing.FAIL,
                        Importance.MEDIUM,
                        "Missing timestamp",
                        "What to do with a message whose timestamp field is absent or null. fail: refuse it. now: the "
                                + "row gets the time of its arrival, and a replay makes a second row.")
                .text(
                        TimestampConfig.MIN,
                        "",
                        TimestampKeys::checkEarliest,
                        Importance.LOW,
                        "Earliest timestamp",
                        "Designated timestamps before this are refused. Empty: 1971-01-01T00:00:00Z for numbers, because a "
                                + "wrong unit puts them in January 1970, and 1970-01-01T00:00:00Z, the earliest that "
                                + "QuestDB takes, for text and for types that say their unit.")
                .text(
                        TimestampConfig.MAX,
                        "2200-01-01T00:00:00Z",
                        TimestampKeys::checkInstant,
                        Importance.LOW,
                        "Latest timestamp",
                        "Designated timestamps from this on are refused. The default catches a wrong unit, which puts "
                                + "rows in the year 50000.")
                .choice(
                        TimestampConfig.PRECISION,
                        TimestampConfig.Precision.AUTO,
                        Importance.LOW,
                        "Timestamp precision",
                        "The unit the designated timestamp is sent in, which decides between TIMESTAMP and TIMESTAMP_NS "
                                + "when QuestDB creates the table. auto: nanos if timestamp.units=nanos or the value "
                                + "has digits below a microsecond, else micros.")
                .text(
                        TimestampConfig.COLUMN_NAME,
                        TimestampConfig.SERVER_COLUMN,
                        TimestampKeys::checkColumn,
                        Importance.MEDIUM,
                        "Timestamp column",
                        "The name of the designated timestamp in tables that this sink creates (table.create=ddl). "
                                + "Tables that QuestDB creates by itself call it timestamp.")
                .list(
                        TimestampConfig.STRING_FIELDS,
                        "",
                        null,
                        Importance.MEDIUM,
                        "Text timestamps",
                        "Fields, by column name or dotted path, whose text is written as TIMESTAMP. A column that "
                                + "exists as TIMESTAMP needs no entry.")
                .text(
                        TimestampConfig.STRING_FORMAT,
                        TimestampConfig.DEFAULT_FORMAT,
                        TimestampKeys::checkFormat,
                        Importance.MEDIUM,
                        "Text timestamp format",
                        "The form of text timestamps, in the letters of QuestDB's timestamp patterns, for instance "
                                + "yyyy-MM-dd HH:mm:ss.SSSUUU z.")
                .text(
                        TimestampConfig.STRING_FORMATS,
                        TimeFormats.ISO,
                        TimestampKeys::checkFormats,
                        Importance.LOW,
                        "Further formats",
                        "Further forms, separated by ||, tried in order when timestamp.string.format does not fit. "
                                + "iso8601 stands for any ISO 8601 date or date-time. Empty for none.")
                .text(
                        TimestampConfig.TIMEZONE,
                        "UTC",
                        TimestampKeys::checkZone,
                        Importance.LOW,
                        "Time zone",
                        "The zone of text timestamps that name none, for instance Europe/Berlin.");
    }

    static void validate(Map<String, ConfigValue> values) {
        ConfigValue fieldName = values.get(TimestampConfig.FIELD_NAME);
        String text = (String) fieldName.value();
        if (text == null || text.isBlank()) {
            return;
        }
        if (Boolean.TRUE.equals(values.get(TimestampConfig.KAFKA_NATIVE).value())) {
            values.get(TimestampConfig.KAFKA_NATIVE)
                    .addErrorMessage(
                            "The timestamp comes either from the message's field (" + TimestampConfig.FIELD_NAME
                                    + ") or from Kafka (" + TimestampConfig.KAFKA_NATIVE + "): remove one of the two.");
        }
        List<String> fields = TimestampConfig.split(text);
        if (fields.contains("")) {
            fieldName.addErrorMessage(
                    TimestampConfig.FIELD_NAME + " has an empty name between commas: remove the comma.");
        } else if (new LinkedHashSet<>(fields).size() < fields.size()) {
            fieldName.addErrorMessage(TimestampConfig.FIELD_NAME + " names a field twice: name each field once.");
        }
    }

    private static void checkColumn(String name, Object value) {
        if (value == null || !Names.isColumn((String) value)) {
            throw new ConfigException(name, value, "write a column name that QuestDB allows");
        }
    }

    private static void checkEarliest(String name, Object value) {
        if (value == null || !((String) value).isBlank()) {
            checkInstant(name, value);
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
            throw new ConfigException(name, value, "write a pattern such as " + TimestampConfig.DEFAULT_FORMAT);
        }
        checkFormats(name, value);
    }

    private static void checkFormats(String name, Object value) {
        try {
            TimeFormats.compile(TimestampConfig.patterns("", value == null ? "" : (String) value), ZoneOffset.UTC);
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
