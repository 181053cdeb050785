package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Copies of schemas that differ in one respect and keep everything else. */
final class Schemas {
    private Schemas() {}

    /** The same struct schema (name, version, doc, parameters, optionality) with other fields. */
    static Schema withFields(Schema source, List<Field> fields) {
        return new ConnectSchema(
                Schema.Type.STRUCT,
                source.isOptional(),
                null,
                source.name(),
                source.version(),
                source.doc(),
                source.parameters(),
                fields,
                null,
                null);
    }

    static Schema withDefault(Schema schema, Object defaultValue) {
        return copy(schema, schema.isOptional(), defaultValue);
    }

    static Schema optional(Schema schema) {
        return schema.isOptional() ? schema : copy(schema, true, schema.defaultValue());
    }

    /**
     * A field's new type with what the old schema said about the field: doc, parameters, optionality.
     *
     * @param type the new type; its parameters win over those of the field
     * @param source the schema of the field before, null if there was none
     * @param defaultValue of the new type, or null
     */
    static Schema retyped(Schema type, Schema source, boolean optional, Object defaultValue) {
        if (type.type() == Schema.Type.STRUCT && type.isOptional() == optional && defaultValue == null) {
            return type; // a struct carries its schema, which has to be this one
        }
        return new ConnectSchema(
                type.type(),
                optional,
                defaultValue,
                type.name(),
                type.version(),
                type.doc() == null && source != null ? source.doc() : type.doc(),
                parameters(type, source),
                type.type() == Schema.Type.STRUCT ? type.fields() : null,
                type.type() == Schema.Type.MAP ? type.keySchema() : null,
                type.type() == Schema.Type.MAP || type.type() == Schema.Type.ARRAY ? type.valueSchema() : null);
    }

    /** A map schema with another type of values, and another default. */
    static Schema withValues(Schema map, Schema values, Object defaultValue) {
        Schema type = SchemaBuilder.map(map.keySchema(), values)
                .name(map.name())
                .version(map.version())
                .build();
        return retyped(type, map, map.isOptional(), defaultValue);
    }

    /** A field's value: a null stays null where it may be one, and is the default in a required field. */
    static Object valueOf(Struct struct, Field field) {
        Object value = struct.getWithoutDefault(field.name());
        if (value != null || field.schema().isOptional()) {
            return value;
        }
        return conform(field.schema().defaultValue(), field.schema());
    }

    /** A struct as one of a schema with the same fields; any other value as it is. */
    static Object conform(Object value, Schema schema) {
        if (!(value instanceof Struct struct) || struct.schema().equals(schema)) {
            return value;
        }
        Struct copy = new Struct(schema);
        for (Field field : schema.fields()) {
            copy.put(field, valueOf(struct, struct.schema().fields().get(field.index())));
        }
        return copy;
    }

    private static Map<String, String> parameters(Schema type, Schema source) {
        return type.parameters() == null && source != null ? source.parameters() : type.parameters();
    }

    private static Schema copy(Schema schema, boolean optional, Object defaultValue) {
        return retyped(schema, null, optional, defaultValue);
    }
}
