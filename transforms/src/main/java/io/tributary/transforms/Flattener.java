package io.tributary.transforms;

import io.tributary.transforms.FlattenRules.Arrays;
import io.tributary.transforms.FlattenRules.Collision;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Makes one level of nested structs or maps. */
final class Flattener implements DataEditor {
    private final FlattenRules rules;
    private final SchemaCache<Schema, StructPlan> plans = new SchemaCache<>(this::plan);
    private final SchemaCache<IndexedShape, Schema> indexedSchemas = new SchemaCache<>(IndexedShape::schema);

    Flattener(FlattenRules rules) {
        this.rules = rules;
    }

    @Override
    public Data edit(Data data) {
        if (data.value() instanceof Struct struct) {
            return rules.arrays() == Arrays.INDEX ? indexed(struct) : planned(struct);
        }
        if (data.value() instanceof Map<?, ?> map && data.schema() == null) {
            Map<String, Object> output = FreshMap.like(map);
            addEntries(output, "", map, 1);
            return new Data(null, output);
        }
        throw new DataException("The data has no fields: a struct or a map without schema is needed");
    }

    private Data planned(Struct struct) {
        StructPlan plan = plans.get(struct.schema());
        return new Data(plan.target(), plan.apply(struct));
    }

    /** One output field. */
    private record Leaf(Schema schema, StructPlan.Source source) {}

    private StructPlan plan(Schema schema) {
        Map<String, Leaf> leaves = new LinkedHashMap<>();
        addLeaves(leaves, "", schema, false, input -> input, 1);
        StructPlan.Builder plan = new StructPlan.Builder(schema);
        leaves.forEach((name, leaf) -> plan.add(name, leaf.schema(), leaf.source()));
        return plan.build();
    }

    private void addLeaves(
            Map<String, Leaf> leaves,
            String prefix,
            Schema schema,
            boolean optional,
            StructPlan.Source parent,
            int depth) {
        for (Field field : schema.fields()) {
            String name = rules.join(prefix, field.name());
            StructPlan.Source own = StructPlan.copy(field);
            StructPlan.Source source = depth == 1
                    ? own
                    : input -> {
                        Struct inner = (Struct) parent.read(input);
                        return inner == null ? null : own.read(inner);
                    };
            Schema.Type type = field.schema().type();
            if (type == Schema.Type.STRUCT && depth < rules.maxDepth()) {
                addLeaves(
                        leaves, name, field.schema(), optional || field.schema().isOptional(), source, depth + 1);
            } else if (type != Schema.Type.ARRAY || rules.arrays() == Arrays.KEEP) {
                Schema leaf = optional ? Schemas.optional(field.schema()) : field.schema();
                boolean isStruct = type == Schema.Type.STRUCT;
                put(
                        leaves,
                        name,
                        new Leaf(leaf, isStruct ? input -> Schemas.conform(source.read(input), leaf) : source));
            } else if (rules.arrays() == Arrays.JSON) {
                Schema text =
                        optional || field.schema().isOptional() ? Schema.OPTIONAL_STRING_SCHEMA : Schema.STRING_SCHEMA;
                put(leaves, name, new Leaf(text, input -> jsonOrNull(source.read(input))));
            }
        }
    }

    private void addEntries(Map<String, Object> output, String prefix, Map<?, ?> map, int depth) {
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            addValue(output, rules.join(prefix, String.valueOf(entry.getKey())), entry.getValue(), depth);
        }
    }

    private void addValue(Map<String, Object> output, String name, Object value, int depth) {
        boolean deeper = depth < rules.maxDepth();
        if (Types.isScalar(value)) {
            put(output, name, value);
        } else if (value instanceof Map<?, ?> map && deeper) {
            addEntries(output, name, map, depth + 1);
        } else if (!(value instanceof List<?> list) || rules.arrays() == Arrays.KEEP) {
            put(output, name, value);
        } else if (rules.arrays() == Arrays.JSON) {
            put(output, name, JsonText.write(value));
        } else if (rules.arrays() == Arrays.INDEX && deeper) {
            for (int i = 0; i < list.size(); i++) {
                addValue(output, rules.join(name, Integer.toString(i)), list.get(i), depth + 1);
            }
        } else if (rules.arrays() == Arrays.INDEX) {
            put(output, name, value);
        }
    }

    /** The fields that a struct with arrays of some lengths has when each element gets a field. */
    private record IndexedShape(Schema source, Map<String, Schema> fields) {
        Schema schema() {
            List<Field> list = new ArrayList<>();
            fields.forEach((name, schema) -> list.add(new Field(name, list.size(), schema)));
            return Schemas.withFields(source, list);
        }
    }

    private Data indexed(Struct struct) {
        Map<String, Data> values = new LinkedHashMap<>();
        addFields(values, "", struct, 1);
        Map<String, Schema> fields = new LinkedHashMap<>();
        values.forEach((name, data) -> fields.put(name, data.schema()));
        Schema schema = indexedSchemas.get(new IndexedShape(struct.schema(), fields));
        Struct output = new Struct(schema);
        values.forEach((name, data) -> output.put(name, Schemas.conform(data.value(), data.schema())));
        return new Data(schema, output);
    }

    private void addFields(Map<String, Data> values, String prefix, Struct struct, int depth) {
        for (Field field : struct.schema().fields()) {
            Object value = Schemas.valueOf(struct, field);
            addTyped(values, rules.join(prefix, field.name()), field.schema(), value, depth);
        }
    }

    private void addTyped(Map<String, Data> values, String name, Schema schema, Object value, int depth) {
        boolean deeper = depth < rules.maxDepth();
        if (value instanceof Struct inner && deeper) {
            addFields(values, name, inner, depth + 1);
        } else if (value instanceof List<?> list && deeper) {
            for (int i = 0; i < list.size(); i++) {
                addTyped(values, rules.join(name, Integer.toString(i)), schema.valueSchema(), list.get(i), depth + 1);
            }
        } else if (value == null && schema.type() == Schema.Type.STRUCT && deeper) {
            for (Field field : schema.fields()) {
                addTyped(values, rules.join(name, field.name()), field.schema(), null, depth + 1);
            }
        } else if (value != null || schema.type() != Schema.Type.ARRAY) {
            put(values, name, new Data(depth == 1 ? schema : Schemas.optional(schema), value));
        }
    }

    private <T> void put(Map<String, T> output, String name, T value) {
        int size = output.size();
        T before = output.put(name, value);
        if (output.size() > size || rules.collision() == Collision.LAST) {
            return;
        }
        if (rules.collision() == Collision.FAIL) {
            throw new DataException("Two fields would both be named '" + name + "' (see collision)");
        }
        output.put(name, before);
    }

    private static Object jsonOrNull(Object value) {
        return value == null ? null : JsonText.write(value);
    }
}
