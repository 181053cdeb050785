package io.tributary.transforms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** A JSON value as Connect data: maps and lists, or structs of the schema that the JSON suggests. */
record TypedJson(Schema schema, Object value) {
    static TypedJson of(JsonNode json, boolean withSchema) {
        if (json == null || json.isNull()) {
            return new TypedJson(null, null);
        }
        Schema schema = withSchema ? schemaOf(json) : null;
        return new TypedJson(schema, valueOf(json, schema));
    }

    private static Schema schemaOf(JsonNode json) {
        if (json.isObject()) {
            SchemaBuilder struct = SchemaBuilder.struct().optional();
            json.properties().forEach(it -> struct.field(it.getKey(), schemaOf(it.getValue())));
            return struct.build();
        }
        if (json.isArray()) {
            Schema element = json.isEmpty() ? Schema.OPTIONAL_STRING_SCHEMA : schemaOf(longest(json));
            return SchemaBuilder.array(element).optional().build();
        }
        if (json.isIntegralNumber()) {
            return Schema.OPTIONAL_INT64_SCHEMA;
        }
        if (json.isNumber()) {
            return Schema.OPTIONAL_FLOAT64_SCHEMA;
        }
        return json.isBoolean() ? Schema.OPTIONAL_BOOLEAN_SCHEMA : Schema.OPTIONAL_STRING_SCHEMA;
    }

    /** The element that knows most fields. */
    private static JsonNode longest(JsonNode array) {
        JsonNode longest = array.get(0);
        for (JsonNode element : array) {
            longest = element.size() > longest.size() ? element : longest;
        }
        return longest;
    }

    private static Object valueOf(JsonNode json, Schema schema) {
        if (json == null || json.isNull()) {
            return null;
        }
        if (json.isObject() && schema != null) {
            Struct struct = new Struct(schema);
            for (Field field : schema.fields()) {
                struct.put(field, valueOf(json.get(field.name()), field.schema()));
            }
            return struct;
        }
        if (json.isObject()) {
            Map<String, Object> map = new LinkedHashMap<>();
            json.properties().forEach(it -> map.put(it.getKey(), valueOf(it.getValue(), null)));
            return map;
        }
        if (json.isArray()) {
            List<Object> list = new ArrayList<>();
            json.forEach(it -> list.add(valueOf(it, schema == null ? null : schema.valueSchema())));
            return list;
        }
        if (json.isIntegralNumber()) {
            return json.longValue();
        }
        if (json.isNumber()) {
            return json.doubleValue();
        }
        return json.isBoolean() ? (Object) json.booleanValue() : json.asText();
    }

    static JsonNode toJson(Object value) {
        try {
            return Example.MAPPER.readTree(JsonText.write(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
