package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Converts fields, nested ones too, to other types, and does not let numbers wrap around.
 *
 * @param <R> source or sink record
 */
public abstract class Cast<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String SPEC = "spec";
    private static final String ON_OVERFLOW = "on.overflow";

    private static final ConfigDef CONFIG = settings().build();

    private DataEditor editor;

    private Cast(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Fields")
                .list(
                        SPEC,
                        ConfigDef.NO_DEFAULT_VALUE,
                        "field:type, … or one type for the whole key or value; types: " + ValueType.NAMES,
                        CastSpec::parse,
                        Importance.HIGH,
                        "The fields and their new types, as path:type. A single type without a path converts a key or value "
                                + "that has no fields. A fraction is cut off on the way to a whole number; a time becomes "
                                + "its milliseconds since 1970; bytes become a text in Base64.")
                .choice(
                        ON_OVERFLOW,
                        Overflow.FAIL,
                        Importance.MEDIUM,
                        "What to do with a number outside the range of the new type. fail: treat it as an error, see "
                                + "on.error; saturate: take the nearest number of the type; null: make the field null.");
        OnMissing.define(settings);
        OnError.define(settings);
        settings.rule(SPEC, parsed -> CastSpec.check(CastSpec.list(parsed)));
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        Overflow overflow = Settings.choice(parsed, ON_OVERFLOW, Overflow.class);
        editor = editor(CastSpec.list(parsed), overflow, OnMissing.from(parsed), OnError.from(parsed));
    }

    private static DataEditor editor(List<CastSpec> specs, Overflow overflow, OnMissing onMissing, OnError onError) {
        if (specs.get(0).path() == null) {
            return new WholeEditor(new CastConversion(specs.get(0).type(), overflow), onError);
        }
        List<FieldRule> rules = specs.stream().map(spec -> spec.rule(overflow)).toList();
        return new FieldEditor(rules, onMissing, onError);
    }

    @Override
    final R transform(R record) {
        return side().replace(record, editor.edit(side().of(record)));
    }

    /**
     * One element of the specification.
     *
     * @param path null for a whole key or value
     */
    private record CastSpec(FieldPath path, ValueType type) {
        static CastSpec parse(String text) {
            int colon = text.lastIndexOf(':');
            ValueType type = ValueType.parse(text.substring(colon + 1));
            return new CastSpec(colon < 0 ? null : FieldPath.parse(text.substring(0, colon)), type);
        }

        static List<CastSpec> list(Map<String, Object> parsed) {
            return Settings.list(parsed, SPEC).stream().map(CastSpec::parse).toList();
        }

        static void check(List<CastSpec> specs) {
            if (specs.isEmpty()) {
                throw new IllegalArgumentException("it must name at least one field, or a type");
            }
            if (specs.size() > 1 && specs.stream().anyMatch(it -> it.path() == null)) {
                throw new IllegalArgumentException("a type without a field stands alone");
            }
            FieldRules.ensureApart(
                    specs.stream().map(CastSpec::path).filter(Objects::nonNull).toList());
        }

        FieldRule rule(Overflow overflow) {
            return new FieldRule(path, path.name(), new CastConversion(type, overflow));
        }
    }

    /** Converts fields of the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Cast<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Converts fields of the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Cast<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
