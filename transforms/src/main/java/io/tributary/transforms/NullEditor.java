package io.tributary.transforms;

import io.tributary.transforms.NullRules.Nulls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Applies the rules for nulls to the fields of structs and maps, and of those nested in them. */
final class NullEditor {
    private final NullRules rules;
    private final SchemaCache<Shape, Schema> schemas = new SchemaCache<>(Shape::schema);

    /** A null that drops the record. */
    private static final class DropRecord extends Exception {
        DropRecord() {
            super("a null drops the record", null, false, false);
        }
    }

    /** The fields that are left of a struct, with their schemas. */
    private record Shape(Schema source, List<Field> fields) {
        Schema schema() {
            return Schemas.withFields(source, fields);
        }
    }

    NullEditor(NullRules rules) {
        this.rules = rules;
    }

    /**
     * Edits a struct or a map. The input is not changed.
     *
     * @return empty if the record is to be dropped
     */
    Optional<Data> edit(Data data) {
        try {
            if (data.value() instanceof Struct struct) {
                Struct output = editStruct(struct, List.of());
                return Optional.of(new Data(output.schema(), output));
            }
            if (data.value() instanceof Map<?, ?> map && data.schema() == null) {
                return Optional.of(new Data(null, editMap(map, List.of())));
            }
        } catch (DropRecord e) {
            return Optional.empty();
        }
        throw new DataException("The data has no fields: a struct or a map without schema is needed");
    }

    private Struct editStruct(Struct struct, List<String> parents) throws DropRecord {
        List<Field> fields = new ArrayList<>();
        List<Object> values = new ArrayList<>();
        for (Field field : struct.schema().fields()) {
            FieldPath path = path(parents, field.name());
            Object value = Schemas.valueOf(struct, field);
            Schema schema =
                    value == null ? withoutNaNWithin(path, field.schema()) : withoutNaNInMap(path, field.schema());
            if (schema.type() == Schema.Type.MAP && value instanceof Map<?, ?> entries) {
                value = editEntries(entries, path.steps(), schema.valueSchema());
            } else if (value instanceof Struct inner) {
                value = editStruct(inner, path.steps());
                schema = ((Struct) value).schema();
            } else if (rules.concern(path)) {
                value = rules.withoutNaN(value);
                schema = withoutNaN(schema);
                if (value == null && rules.nulls() == Nulls.DROP_FIELD) {
                    continue;
                }
                value = value == null ? replacement(path, schema) : value;
            }
            fields.add(new Field(field.name(), fields.size(), schema));
            values.add(value);
        }
        Struct output = new Struct(schemas.get(new Shape(struct.schema(), fields)));
        for (int i = 0; i < values.size(); i++) {
            output.put(output.schema().fields().get(i), values.get(i));
        }
        return output;
    }

    private Map<Object, Object> editMap(Map<?, ?> map, List<String> parents) throws DropRecord {
        Map<Object, Object> output = FreshMap.like(map);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            FieldPath path = path(parents, String.valueOf(entry.getKey()));
            Object value = entry.getValue();
            if (!Types.isScalar(value) && value instanceof Map<?, ?> inner) {
                output.put(entry.getKey(), editMap(inner, path.steps()));
            } else if (!rules.concern(path)) {
                output.put(entry.getKey(), value);
            } else {
                Object kept = rules.withoutNaN(value);
                if (kept != null || rules.nulls() != Nulls.DROP_FIELD) {
                    output.put(entry.getKey(), kept == null ? replacement(path, null) : kept);
                }
            }
        }
        return output;
    }

    /** Edits the entries of a map with schema; those that have parts of their own stay as they are. */
    private Map<Object, Object> editEntries(Map<?, ?> map, List<String> parents, Schema values) throws DropRecord {
        Map<Object, Object> output = FreshMap.like(map);
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            FieldPath path = path(parents, String.valueOf(entry.getKey()));
            Object value = entry.getValue();
            if (!Types.isScalar(value) && rules.namePartOf(path)) {
                throw new FieldFailure(
                        path, "the policy for nulls does not reach the parts of an entry of a map with schema");
            }
            if (!rules.concern(path)) {
                output.put(entry.getKey(), value);
            } else {
                Object kept = rules.withoutNaN(value);
                if (kept != null || rules.nulls() != Nulls.DROP_FIELD) {
                    output.put(entry.getKey(), kept == null ? replacement(path, values) : kept);
                }
            }
        }
        return output;
    }

    /** The schema that a struct which is null would have if it were none, so that the schema stays the same. */
    private Schema withoutNaNWithin(FieldPath parent, Schema schema) {
        if (schema.type() != Schema.Type.STRUCT || !rules.nanIsNull()) {
            return withoutNaNInMap(parent, schema);
        }
        List<Field> fields = new ArrayList<>();
        for (Field field : schema.fields()) {
            FieldPath path = parent.child(field.name());
            Schema within = withoutNaNWithin(path, field.schema());
            fields.add(new Field(field.name(), fields.size(), rules.concern(path) ? withoutNaN(within) : within));
        }
        return schemas.get(new Shape(schema, fields));
    }

    private Schema withoutNaNInMap(FieldPath path, Schema schema) {
        if (schema.type() != Schema.Type.MAP || !rules.concernPartOf(path)) {
            return schema;
        }
        Schema values = withoutNaN(schema.valueSchema());
        return values == schema.valueSchema() ? schema : Schemas.withValues(schema, values, schema.defaultValue());
    }

    private Object replacement(FieldPath path, Schema schema) throws DropRecord {
        if (rules.nulls() == Nulls.DROP_RECORD) {
            throw new DropRecord();
        }
        if (rules.nulls() != Nulls.DEFAULT) {
            return null;
        }
        String text = rules.defaults().get(path);
        if (text == null) {
            return schema == null ? null : schema.defaultValue();
        }
        try {
            return schema == null ? literal(text) : typed(text, schema);
        } catch (DataException e) {
            throw new FieldFailure(path, "the default does not fit the field: " + e.getMessage());
        }
    }

    private static Object typed(String text, Schema schema) {
        if (schema.name() != null || !schema.type().isPrimitive() || schema.type() == Schema.Type.BYTES) {
            throw new DataException("a value of type " + Types.describe(null, schema) + " cannot be written as a text");
        }
        return new CastConversion(ValueType.parse(schema.type().getName()), Overflow.FAIL).convert(text, null);
    }

    /** Without schema, a text that is a JSON value is that value, and any other is itself. */
    private static Object literal(String text) {
        try {
            return JsonText.read(text);
        } catch (DataException e) {
            return text;
        }
    }

    /** A field whose NaN becomes null has to be optional, in every record, so that the schema stays the same. */
    private Schema withoutNaN(Schema schema) {
        boolean mayBeNaN = schema.type() == Schema.Type.FLOAT64 || schema.type() == Schema.Type.FLOAT32;
        return rules.nanIsNull() && mayBeNaN ? Schemas.optional(schema) : schema;
    }

    private static FieldPath path(List<String> parents, String name) {
        List<String> steps = new ArrayList<>(parents);
        steps.add(name);
        return new FieldPath(steps);
    }
}
