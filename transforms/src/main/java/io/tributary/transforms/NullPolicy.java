package io.tributary.transforms;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Decides what becomes of nulls, of NaN and of tombstones.
 *
 * @param <R> source or sink record
 */
public abstract class NullPolicy<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELDS = "fields";
    private static final String NULLS = "nulls";
    private static final String DEFAULTS = "defaults";
    private static final String NAN = "nan";
    private static final String TOMBSTONES = "tombstones";

    private enum Nan {
        KEEP,
        NULL
    }

    private enum Tombstones {
        KEEP,
        DROP
    }

    private static final ConfigDef CONFIG = settings().build();

    private NullEditor editor;
    private boolean dropsTombstones;

    private NullPolicy(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Fields")
                .paths(FIELDS, Importance.HIGH, "The fields, as paths. Empty: all fields, nested ones too.")
                .choice(
                        NULLS,
                        NullRules.Nulls.KEEP,
                        Importance.HIGH,
                        "What to do with a field that is null. keep: leave it; drop.field: leave the field out (with schemas, "
                                + "records with other nulls have another schema); default: put the value of defaults in its "
                                + "place, or else the default of its schema; drop.record: drop the record.")
                .list(
                        DEFAULTS,
                        List.of(),
                        "field:value, …",
                        DefaultValue::parse,
                        Importance.MEDIUM,
                        "Values for nulls=default, as path:value. With a schema the value gets the type of the field; without "
                                + "one, 5 is a number, true a boolean, and \"5\" in double quotes a text.")
                .choice(
                        NAN,
                        Nan.KEEP,
                        Importance.MEDIUM,
                        "keep: leave NaN; null: make it a null, before nulls is applied.")
                .group("Tombstones")
                .choice(
                        TOMBSTONES,
                        Tombstones.KEEP,
                        Importance.HIGH,
                        "What to do with a record whose value (or key, for $Key) is null as a whole: keep or drop it.");
        OnError.defineForRecords(settings);
        settings.rule(DEFAULTS, NullPolicy::checkDefaults);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        Map<FieldPath, String> defaults = new LinkedHashMap<>();
        Settings.list(parsed, DEFAULTS).stream()
                .map(DefaultValue::parse)
                .forEach(it -> defaults.put(it.path(), it.value()));
        editor = new NullEditor(new NullRules(
                Settings.paths(parsed, FIELDS),
                Settings.choice(parsed, NULLS, NullRules.Nulls.class),
                defaults,
                Settings.choice(parsed, NAN, Nan.class) == Nan.NULL));
        dropsTombstones = Settings.choice(parsed, TOMBSTONES, Tombstones.class) == Tombstones.DROP;
    }

    @Override
    final boolean passesUntouched(R record) {
        return !dropsTombstones && super.passesUntouched(record);
    }

    @Override
    final R transform(R record) {
        if (side().value(record) == null) {
            return null;
        }
        return editor.edit(side().of(record))
                .map(data -> side().replace(record, data))
                .orElse(null);
    }

    private static void checkDefaults(Map<String, Object> parsed) {
        List<FieldPath> fields = Settings.paths(parsed, FIELDS);
        Set<FieldPath> withDefault = new HashSet<>();
        for (String text : Settings.list(parsed, DEFAULTS)) {
            FieldPath path = DefaultValue.parse(text).path();
            if (!withDefault.add(path)) {
                throw new IllegalArgumentException("the field '" + path + "' has two values");
            }
            if (!fields.isEmpty() && !fields.contains(path)) {
                throw new IllegalArgumentException("the field '" + path + "' is not among those of " + FIELDS);
            }
        }
        boolean used = Settings.choice(parsed, NULLS, NullRules.Nulls.class) == NullRules.Nulls.DEFAULT;
        if (!used && !withDefault.isEmpty()) {
            throw new IllegalArgumentException("only nulls=default has use for values");
        }
    }

    /** A field and the text of its value, written {@code path:value}. */
    private record DefaultValue(FieldPath path, String value) {
        static DefaultValue parse(String text) {
            int colon = Rename.colonOutsideBackticks(text);
            if (colon < 1) {
                throw new IllegalArgumentException("it must have the form field:value");
            }
            return new DefaultValue(FieldPath.parse(text.substring(0, colon)), text.substring(colon + 1));
        }
    }

    /** Decides about the key. */
    public static final class Key<R extends ConnectRecord<R>> extends NullPolicy<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Decides about the value. */
    public static final class Value<R extends ConnectRecord<R>> extends NullPolicy<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
