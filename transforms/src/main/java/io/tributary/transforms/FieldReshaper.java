package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Selects and renames fields. */
final class FieldReshaper implements DataEditor {
    private final FieldSelection selection;
    private final FieldNames names;
    private final SchemaCache<Schema, StructPlan> plans = new SchemaCache<>(this::plan);

    FieldReshaper(FieldSelection selection, FieldNames names) {
        this.selection = selection;
        this.names = names;
    }

    @Override
    public Data edit(Data data) {
        if (data.value() instanceof Struct struct) {
            StructPlan plan = plans.get(struct.schema());
            return new Data(plan.target(), plan.apply(struct));
        }
        if (data.value() instanceof Map<?, ?> map && data.schema() == null) {
            return new Data(null, reshape(map, selection, !selection.isIncluded(), true));
        }
        throw new DataException("The data has no fields: a struct or a map without schema is needed");
    }

    private StructPlan plan(Schema schema) {
        return plan(schema, selection, !selection.isIncluded(), true);
    }

    private StructPlan plan(Schema schema, FieldSelection here, boolean onlyNamed, boolean top) {
        StructPlan.Builder plan = new StructPlan.Builder(schema);
        for (Field field : schema.fields()) {
            FieldSelection chosen = here == null ? null : here.field(field.name());
            if (!FieldSelection.keeps(chosen, onlyNamed)) {
                continue;
            }
            boolean onlyParts = chosen != null && FieldSelection.keepsOnlyParts(chosen, onlyNamed);
            String name = nameOf(field.name(), chosen, top);
            if (field.schema().type() == Schema.Type.STRUCT && goesDeeper(chosen)) {
                StructPlan nested = plan(field.schema(), chosen, onlyParts, false);
                StructPlan.Source source = StructPlan.copy(field);
                plan.add(name, nested.target(), input -> {
                    Struct inner = (Struct) source.read(input);
                    return inner == null ? null : nested.apply(inner);
                });
            } else if (!onlyParts) {
                plan.add(name, field.schema(), StructPlan.copy(field));
            }
        }
        return plan.build();
    }

    private Map<Object, Object> reshape(Map<?, ?> map, FieldSelection here, boolean onlyNamed, boolean top) {
        Map<Object, Object> output = new LinkedHashMap<>();
        map.forEach((key, value) -> {
            FieldSelection chosen = here == null ? null : here.field(String.valueOf(key));
            if (!FieldSelection.keeps(chosen, onlyNamed)) {
                return;
            }
            boolean onlyParts = chosen != null && FieldSelection.keepsOnlyParts(chosen, onlyNamed);
            Object name = key instanceof String text ? nameOf(text, chosen, top) : key;
            if (value instanceof Map<?, ?> inner && goesDeeper(chosen)) {
                put(output, name, reshape(inner, chosen, onlyParts, false));
            } else if (!onlyParts || value == null) {
                put(output, name, value);
            }
        });
        return output;
    }

    private static void put(Map<Object, Object> output, Object name, Object value) {
        if (output.containsKey(name)) {
            throw new DataException("Two fields would both be named '" + name + "': change the names or exclude one");
        }
        output.put(name, value);
    }

    private boolean goesDeeper(FieldSelection chosen) {
        return (chosen != null && chosen.hasPartsNamed()) || (names.nested() && names.changesNames());
    }

    private String nameOf(String name, FieldSelection chosen, boolean top) {
        if (chosen != null && chosen.newName() != null) {
            return chosen.newName();
        }
        return names.changesNames() && (top || names.nested()) ? names.of(name) : name;
    }
}
