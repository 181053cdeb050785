package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.errors.DataException;

/**
 * Turns a text that holds JSON into a map, or into a struct of a declared type.
 *
 * @param <R> source or sink record
 */
public abstract class ParseJson<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELD = "field";
    static final String SCHEMA = "schema";
    private static final String OUTPUT = "output";
    private static final String PREFIX = "prefix";

    private enum Output {
        REPLACE,
        MERGE
    }

    private static final ConfigDef CONFIG = settings().build();

    private Optional<Schema> schema;
    private DataEditor editor;

    private ParseJson(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Input")
                .text(
                        FIELD,
                        "",
                        "a field path, or empty",
                        text -> optionalPath(text),
                        Importance.HIGH,
                        "The field with the JSON text, or with its bytes in UTF-8. Empty: the whole key or value.")
                .text(
                        SCHEMA,
                        "",
                        "name:type, …  or empty; types: " + ValueType.NAMES + ", array<type>, struct<name:type, …>",
                        text -> optionalSchema(text),
                        Importance.HIGH,
                        "The type of the JSON object, as name:type, …: what it lacks becomes null, what it has more is left "
                                + "out. Needed for a field of a record with schema. Empty: the object becomes a map without "
                                + "schema.")
                .group("Output")
                .choice(
                        OUTPUT,
                        Output.REPLACE,
                        Importance.HIGH,
                        "replace: the object takes the place of the text; merge: its fields join those of the record, and the "
                                + "text goes.")
                .text(PREFIX, "", Importance.MEDIUM, "What precedes the names of merged fields.");
        OnMissing.define(settings);
        OnError.define(settings);
        settings.rule(FIELD, ParseJson::checkField);
        settings.rule(PREFIX, ParseJson::checkPrefix);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        schema = optionalSchema((String) parsed.get(SCHEMA));
        Optional<FieldPath> field = optionalPath((String) parsed.get(FIELD));
        OnError onError = OnError.from(parsed);
        if (merges(parsed)) {
            editor = new JsonMerger(
                    field.orElseThrow(), (String) parsed.get(PREFIX), schema, OnMissing.from(parsed), onError);
        } else if (field.isEmpty()) {
            editor = new Whole(schema, onError);
        } else {
            FieldRule rule = new FieldRule(field.get(), field.get().name(), new JsonConversion(schema));
            editor = new FieldEditor(List.of(rule), OnMissing.from(parsed), onError);
        }
    }

    @Override
    final R transform(R record) {
        return side().replace(record, editor.edit(side().of(record)));
    }

    private static boolean merges(Map<String, Object> parsed) {
        return Settings.choice(parsed, OUTPUT, Output.class) == Output.MERGE;
    }

    private static void checkField(Map<String, Object> parsed) {
        Optional<FieldPath> field = optionalPath((String) parsed.get(FIELD));
        if (merges(parsed) && field.filter(path -> !path.isNested()).isEmpty()) {
            throw new IllegalArgumentException("output=merge needs the name of a field at the top level");
        }
    }

    private static void checkPrefix(Map<String, Object> parsed) {
        if (!merges(parsed) && !((String) parsed.get(PREFIX)).isEmpty()) {
            throw new IllegalArgumentException("only output=merge has use for a prefix");
        }
    }

    private static Optional<FieldPath> optionalPath(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(FieldPath.parse(text));
    }

    private static Optional<Schema> optionalSchema(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(DeclaredType.struct(text));
    }

    /** Parses a whole key or value. */
    private record Whole(Optional<Schema> schema, OnError onError) implements DataEditor {
        @Override
        public Data edit(Data data) {
            try {
                Object parsed = JsonConversion.parse(data.value());
                return schema.map(type -> new Data(type, DeclaredType.conform(parsed, type)))
                        .orElseGet(() -> new Data(null, parsed));
            } catch (DataException e) {
                if (onError == OnError.NULL) {
                    return new Data(schema.orElse(null), null);
                }
                throw e;
            }
        }
    }

    /** Parses JSON in the key. */
    public static final class Key<R extends ConnectRecord<R>> extends ParseJson<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Parses JSON in the value. */
    public static final class Value<R extends ConnectRecord<R>> extends ParseJson<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
