package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Adds fields to a struct or to a map without schema. */
final class ColumnAdder {
    /**
     * A field to add.
     *
     * @param schema optional
     */
    record Column(String name, Schema schema) {
        Column {
            schema = Schemas.optional(schema);
        }
    }

    /**
     * What a struct of one schema becomes.
     *
     * @param added the new fields in the order of the columns
     */
    private record Plan(StructPlan plan, List<Field> added) {}

    private final List<Column> columns;
    private final boolean replaces;
    private final Set<String> removed;
    private final SchemaCache<Schema, Plan> plans = new SchemaCache<>(this::plan);

    /**
     * Creates an adder.
     *
     * @param replaces whether a column takes the place of a field of the same name, which otherwise is an error
     */
    ColumnAdder(List<Column> columns, boolean replaces) {
        this.columns = List.copyOf(columns);
        this.replaces = replaces;
        this.removed = Set.of();
    }

    /**
     * Creates an adder of columns that take the place of other fields.
     *
     * @param removed the names of fields that go
     */
    ColumnAdder(List<Column> columns, Set<String> removed) {
        this.columns = List.copyOf(columns);
        this.replaces = false;
        this.removed = Set.copyOf(removed);
    }

    /**
     * Adds the columns. The input is not changed.
     *
     * @param values in the order of the columns
     */
    Data add(Data data, Object[] values) {
        if (data.value() instanceof Struct struct) {
            Plan plan = plans.get(struct.schema());
            Struct output = plan.plan().apply(struct);
            for (int i = 0; i < values.length; i++) {
                output.put(plan.added().get(i), values[i]);
            }
            return new Data(output.schema(), output);
        }
        if (data.value() instanceof Map<?, ?> map && data.schema() == null) {
            return new Data(null, addToMap(map, values));
        }
        throw new DataException("The data has no fields: a struct or a map without schema is needed");
    }

    private Map<Object, Object> addToMap(Map<?, ?> map, Object[] values) {
        Map<Object, Object> output = FreshMap.copyOf(map);
        removed.forEach(output::remove);
        for (int i = 0; i < values.length; i++) {
            String name = columns.get(i).name();
            if (!replaces && output.containsKey(name)) {
                throw taken(name);
            }
            output.put(name, values[i]);
        }
        return output;
    }

    private Plan plan(Schema schema) {
        Set<String> names = columns.stream().map(Column::name).collect(Collectors.toSet());
        StructPlan.Builder plan = new StructPlan.Builder(schema);
        for (Field field : schema.fields()) {
            if (removed.contains(field.name())) {
                continue;
            }
            if (!names.contains(field.name())) {
                plan.copy(field);
            } else if (!replaces) {
                throw taken(field.name());
            }
        }
        columns.forEach(column -> plan.add(column.name(), column.schema(), input -> null));
        StructPlan built = plan.build();
        List<Field> added = columns.stream()
                .map(column -> built.target().field(column.name()))
                .toList();
        return new Plan(built, added);
    }

    static DataException taken(String name) {
        return new DataException("The record already has a field '" + name + "': choose another name");
    }
}
