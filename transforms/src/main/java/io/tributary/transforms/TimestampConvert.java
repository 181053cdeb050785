package io.tributary.transforms;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Converts fields that hold a time, as a number, a text or a Connect Timestamp, to another of these, and may rename them on
 * the way.
 *
 * @param <R> source or sink record
 */
public abstract class TimestampConvert<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELDS = "fields";
    private static final String RENAME = "rename";
    private static final String FROM_UNIT = "from.unit";
    private static final String FROM_FORMATS = "from.formats";
    private static final String TIMEZONE = "timezone";
    private static final String TO = "to";
    private static final String TO_UNIT = "to.unit";
    private static final String TO_FORMAT = "to.format";
    private static final String SET_RECORD_TIMESTAMP = "set.record.timestamp";
    private static final String AUTO = "auto";

    private enum TargetType {
        INT64,
        STRING,
        TIMESTAMP
    }

    private static final ConfigDef CONFIG = settings().build();

    private DataEditor editor;
    private Optional<RecordTime> recordTime = Optional.empty();

    private TimestampConvert(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Fields")
                .paths(
                        FIELDS,
                        Importance.HIGH,
                        "The fields to convert, as paths (a.b is field b in field a). Fields of rename need not be named "
                                + "again. Without fields and rename, the whole key or value is one time.")
                .list(
                        RENAME,
                        List.of(),
                        "old:new, …",
                        Rename::parse,
                        Importance.MEDIUM,
                        "Fields to convert and to rename, as old:new. The old name is a path, the new one a name within "
                                + "the same parent.")
                .group("From")
                .text(
                        FROM_UNIT,
                        AUTO,
                        "one of auto, s, ms, us, ns",
                        TimestampConvert::parseFromUnit,
                        Importance.HIGH,
                        "The unit of numbers. auto: by the schema's name (Debezium's time types) or else by size: below "
                                + "10^11 seconds, below 10^14 milliseconds, below 10^17 microseconds, else nanoseconds.")
                .text(
                        FROM_FORMATS,
                        TimeTexts.ISO,
                        "iso, epoch or a date pattern, comma-separated",
                        TimeTexts::split,
                        Importance.HIGH,
                        "The formats of texts; the first that fits counts. iso: ISO-8601, with a date alone or up to nine "
                                + "digits of a second's fraction; epoch: a number in the unit of from.unit; else a pattern "
                                + "of java.time.format.DateTimeFormatter with English names. A comma inside a pattern "
                                + "stands between single quotes.")
                .text(
                        TIMEZONE,
                        "UTC",
                        "a time zone, such as UTC, +02:00 or Europe/Vienna",
                        TimestampConvert::parseZone,
                        Importance.MEDIUM,
                        "The time zone of texts that name none, and of texts that are written.")
                .group("To")
                .choice(
                        TO,
                        TargetType.TIMESTAMP,
                        Importance.HIGH,
                        "The type to convert to. int64: a number in the unit of to.unit; string: a text in to.format; "
                                + "timestamp: Connect's Timestamp (java.util.Date), which has milliseconds.")
                .text(
                        TO_UNIT,
                        "us",
                        "one of s, ms, us, ns",
                        EpochUnit::parse,
                        Importance.MEDIUM,
                        "The unit of to=int64. What is finer than the unit is cut off.")
                .text(
                        TO_FORMAT,
                        TimeTexts.ISO,
                        "iso or a date pattern",
                        TimestampConvert::parseToFormat,
                        Importance.MEDIUM,
                        "The format of to=string. iso: such as 2024-05-17T08:30:00.123Z, with as many digits as needed; "
                                + "else a pattern of java.time.format.DateTimeFormatter.")
                .flag(
                        SET_RECORD_TIMESTAMP,
                        false,
                        Importance.MEDIUM,
                        "Whether the record's own timestamp becomes the time in the first of the fields.");
        OnMissing.define(settings);
        OnError.define(settings);
        settings.rule(FIELDS, parsed -> FieldRules.ensureApart(Settings.paths(parsed, FIELDS)));
        settings.rule(RENAME, TimestampConvert::checkRenames);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        ZoneId zone = parseZone((String) parsed.get(TIMEZONE));
        TimeReader reader = new TimeReader(
                parseFromUnit((String) parsed.get(FROM_UNIT)),
                TimeTexts.split((String) parsed.get(FROM_FORMATS)),
                zone);
        Conversion conversion = new TimeConversion(reader, target(parsed, zone));
        List<FieldRule> rules = rules(parsed, conversion);
        OnError onError = OnError.from(parsed);
        editor = rules.isEmpty()
                ? new WholeEditor(conversion, onError)
                : new FieldEditor(rules, OnMissing.from(parsed), onError);
        Optional<FieldPath> first = rules.stream().findFirst().map(FieldRule::path);
        recordTime = (Boolean) parsed.get(SET_RECORD_TIMESTAMP)
                ? Optional.of(new RecordTime(reader, first, onError))
                : Optional.empty();
    }

    @Override
    final R transform(R record) {
        Data input = side().of(record);
        Data output = editor.edit(input);
        Long timestamp = recordTime.isPresent() ? recordTime.get().of(record, input) : record.timestamp();
        return side().replace(record, output.schema(), output.value(), timestamp);
    }

    private static TimeTarget target(Map<String, Object> parsed, ZoneId zone) {
        return switch (Settings.choice(parsed, TO, TargetType.class)) {
            case INT64 -> new TimeTarget.Int64(EpochUnit.parse((String) parsed.get(TO_UNIT)));
            case TIMESTAMP -> new TimeTarget.ConnectTimestamp();
            case STRING -> new TimeTarget.Text(parseToFormat((String) parsed.get(TO_FORMAT)), zone);
        };
    }

    /** A field may be in both lists, but has one new name only. */
    private static void checkRenames(Map<String, Object> parsed) {
        List<FieldPath> renamed = Settings.list(parsed, RENAME).stream()
                .map(text -> Rename.parse(text).from())
                .toList();
        if (!renamed.isEmpty()) {
            List<FieldPath> all = new ArrayList<>(renamed);
            Settings.paths(parsed, FIELDS).stream()
                    .filter(path -> !renamed.contains(path))
                    .forEach(all::add);
            FieldRules.ensureApart(all);
        }
    }

    private static List<FieldRule> rules(Map<String, Object> parsed, Conversion conversion) {
        Map<FieldPath, String> newNames = new LinkedHashMap<>();
        Settings.paths(parsed, FIELDS).forEach(path -> newNames.put(path, path.name()));
        Settings.list(parsed, RENAME).stream()
                .map(Rename::parse)
                .forEach(rename -> newNames.put(rename.from(), rename.to()));
        List<FieldRule> rules = new ArrayList<>();
        newNames.forEach((path, name) -> rules.add(new FieldRule(path, name, conversion)));
        return rules;
    }

    private static Optional<EpochUnit> parseFromUnit(String text) {
        if (text.strip().toLowerCase(Locale.ROOT).equals(AUTO)) {
            return Optional.empty();
        }
        try {
            return Optional.of(EpochUnit.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("it must be one of auto, s, ms, us, ns", e);
        }
    }

    private static ZoneId parseZone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("it is no time zone, such as UTC, +02:00 or Europe/Vienna", e);
        }
    }

    private static DateTimeFormatter parseToFormat(String text) {
        return text.strip().equals(TimeTexts.ISO) ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : TimeTexts.formatter(text);
    }

    /** Converts times in the key. */
    public static final class Key<R extends ConnectRecord<R>> extends TimestampConvert<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Converts times in the value. */
    public static final class Value<R extends ConnectRecord<R>> extends TimestampConvert<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
