package io.tributary.transforms;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Turns a text that holds JSON into a map, or into a struct of a declared type.
 *
 * @param <R> source or sink record
 */
public abstract class ParseJson<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String FIELD = "field";
    private static final String SCHEMA = "schema";
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
        if (Settings.choice(parsed, OUTPUT, Output.class) == Output.MERGE) {
            editor = new Merger(topLevel(field), (String) parsed.get(PREFIX), schema, OnMissing.from(parsed), onError);
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

    private static String topLevel(Optional<FieldPath> field) {
        return field.filter(path -> !path.isNested())
                .map(FieldPath::name)
                .orElseThrow(() -> new ConfigException(
                        "output=merge needs the setting '" + FIELD + "' with the name of a field at the top level"));
    }

    private static Optional<FieldPath> optionalPath(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(FieldPath.parse(text));
    }

    private static Optional<Schema> optionalSchema(String text) {
        return text.isBlank() ? Optional.empty() : Optional.of(DeclaredType.struct(text));
    }

    private static Object parse(Object value) {
        if (value instanceof String text) {
            return JsonText.read(text);
        }
        if (value instanceof byte[] bytes) {
            return JsonText.read(new String(bytes, StandardCharsets.UTF_8));
        }
        if (value instanceof ByteBuffer bytes) {
            return JsonText.read(
                    StandardCharsets.UTF_8.decode(bytes.duplicate()).toString());
        }
        throw new DataException("a text is needed, but the type is " + Types.describe(value, null));
    }

    /** Parses a text in place. */
    private record JsonConversion(Optional<Schema> schema) implements Conversion {
        @Override
        public Schema type(Schema source) {
            return schema.orElseThrow(() -> new DataException(
                    "the record has a schema, so the type of the JSON object must be declared: set " + SCHEMA));
        }

        @Override
        public Object convert(Object value, Schema source) {
            Object parsed = parse(value);
            return source == null || schema.isEmpty() ? parsed : DeclaredType.conform(parsed, schema.get());
        }

        @Override
        public boolean makesNull() {
            return true;
        }
    }

    /** Parses a whole key or value. */
    private record Whole(Optional<Schema> schema, OnError onError) implements DataEditor {
        @Override
        public Data edit(Data data) {
            try {
                Object parsed = parse(data.value());
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

    /** Puts the fields of the JSON object beside those of the record. */
    private static final class Merger implements DataEditor {
        private final FieldPath field;
        private final String prefix;
        private final Optional<Schema> schema;
        private final ColumnAdder declared;
        private final OnMissing onMissing;
        private final OnError onError;

        Merger(String field, String prefix, Optional<Schema> schema, OnMissing onMissing, OnError onError) {
            this.field = new FieldPath(List.of(field));
            this.prefix = prefix;
            this.schema = schema;
            this.declared = new ColumnAdder(
                    schema.map(it -> it.fields().stream()
                                    .map(each -> new ColumnAdder.Column(prefix + each.name(), each.schema()))
                                    .toList())
                            .orElse(List.of()),
                    Set.of(field));
            this.onMissing = onMissing;
            this.onError = onError;
        }

        @Override
        public Data edit(Data data) {
            Object text = field.find(data.value());
            if (text == FieldPath.MISSING && onMissing == OnMissing.FAIL) {
                throw new FieldFailure(field, "the record has no such field (" + OnMissing.KEY + "=fail)");
            }
            if (text == FieldPath.MISSING && onMissing == OnMissing.SKIP) {
                return data;
            }
            Map<?, ?> object = objectIn(text);
            if (schema.isPresent()) {
                return declared.add(data, declaredValues(data, object, schema.get()));
            }
            if (data.value() instanceof Struct) {
                throw new FieldFailure(
                        field, "the record has a schema, so the type of the object must be declared: set " + SCHEMA);
            }
            return addAll(data, object);
        }

        private Map<?, ?> objectIn(Object text) {
            if (text == null || text == FieldPath.MISSING) {
                return Map.of();
            }
            try {
                if (parse(text) instanceof Map<?, ?> object) {
                    return object;
                }
                throw new DataException("the JSON is not an object, so it has no fields to merge");
            } catch (DataException e) {
                if (onError == OnError.NULL) {
                    return Map.of();
                }
                throw new FieldFailure(field, e);
            }
        }

        private static Object[] declaredValues(Data data, Map<?, ?> object, Schema type) {
            Struct conformed = (Struct) DeclaredType.conform(object, type);
            return type.fields().stream()
                    .map(it -> data.schema() == null ? object.get(it.name()) : conformed.get(it))
                    .toArray();
        }

        private Data addAll(Data data, Map<?, ?> object) {
            List<ColumnAdder.Column> columns = new ArrayList<>();
            object.keySet()
                    .forEach(name -> columns.add(new ColumnAdder.Column(prefix + name, Schema.OPTIONAL_STRING_SCHEMA)));
            return new ColumnAdder(columns, Set.of(field.name()))
                    .add(data, object.values().toArray());
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
