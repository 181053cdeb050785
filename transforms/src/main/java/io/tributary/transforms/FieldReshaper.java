package io.tributary.transforms;

import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Selects and renames fields. */
final class FieldReshaper implements DataEditor {
    private final FieldSelection selection;
    private final boolean changesTop;
    private final boolean changesNested;
    private final SchemaCache<String, String> newNames;
    private final SchemaCache<Schema, StructPlan> plans = new SchemaCache<>(this::plan);

    FieldReshaper(FieldSelection selection, FieldNames names) {
        this.selection = selection;
        this.changesTop = names.changesNames();
        this.changesNested = names.changesNames() && names.nested();
        this.newNames = new SchemaCache<>(names::of);
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
            } else if (field.schema().type() == Schema.Type.MAP && chosen != null && chosen.hasPartsNamed()) {
                addMap(plan, name, field, new MapReshaper(chosen, onlyParts));
            } else if (!onlyParts) {
                plan.add(name, field.schema(), StructPlan.copy(field));
            }
        }
        return plan.build();
    }

    private static void addMap(StructPlan.Builder plan, String name, Field field, MapReshaper reshaper) {
        StructPlan.Source read = StructPlan.copy(field);
        plan.add(name, reshaper.schema(field), input -> {
            Map<?, ?> map = (Map<?, ?>) read.read(input);
            return map == null ? null : reshaper.reshape(map);
        });
    }

    private Map<Object, Object> reshape(Map<?, ?> map, FieldSelection here, boolean onlyNamed, boolean top) {
        Map<Object, Object> output = FreshMap.like(map);
        boolean keepsOthers = !onlyNamed && !changesNested && !(changesTop && top);
        int kept = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            Object key = entry.getKey();
            FieldSelection chosen = here == null ? null : here.field(key);
            if (chosen == null && keepsOthers) {
                output.put(key, entry.getValue());
                kept++;
            } else if (FieldSelection.keeps(chosen, onlyNamed)) {
                kept += add(output, key, entry.getValue(), chosen, onlyNamed, top);
            }
            if (output.size() < kept) {
                throw StructPlan.sameName(key instanceof String text ? nameOf(text, chosen, top) : key);
            }
        }
        return output;
    }

    /** Adds a field about which something is said; returns how many were added, none or one. */
    private int add(
            Map<Object, Object> output,
            Object key,
            Object value,
            FieldSelection chosen,
            boolean onlyNamed,
            boolean top) {
        boolean onlyParts = chosen != null && FieldSelection.keepsOnlyParts(chosen, onlyNamed);
        Object name = key instanceof String text ? nameOf(text, chosen, top) : key;
        if (goesDeeper(chosen) && !Types.isScalar(value) && value instanceof Map<?, ?> inner) {
            output.put(name, reshape(inner, chosen, onlyParts, false));
            return 1;
        }
        if (onlyParts && value != null) {
            return 0;
        }
        output.put(name, value);
        return 1;
    }

    private boolean goesDeeper(FieldSelection chosen) {
        return changesNested || (chosen != null && chosen.hasPartsNamed());
    }

    private String nameOf(String name, FieldSelection chosen, boolean top) {
        if (chosen != null && chosen.newName() != null) {
            return chosen.newName();
        }
        return changesNested || (changesTop && top) ? newNames.get(name) : name;
    }
}
