package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Applies conversions to fields, nested ones too, and copies everything around them. */
final class FieldEditor implements DataEditor {
    private final FieldRules rules;
    private final OnMissing onMissing;
    private final boolean nullOnError;
    private final SchemaCache<Schema, StructPlan> plans = new SchemaCache<>(schema -> plan(schema, rules()));

    FieldEditor(List<FieldRule> rules, OnMissing onMissing, OnError onError) {
        this.rules = FieldRules.of(rules);
        this.onMissing = onMissing;
        this.nullOnError = onError == OnError.NULL;
    }

    private FieldRules rules() {
        return rules;
    }

    /**
     * Edits a struct or a map. The input is not changed.
     *
     * @throws DataException if a conversion fails, a field is missing, or the data has no fields
     */
    @Override
    public Data edit(Data data) {
        if (data.value() instanceof Struct struct) {
            StructPlan plan = plans.get(struct.schema());
            return new Data(plan.target(), plan.apply(struct));
        }
        if (data.value() instanceof Map<?, ?> map && data.schema() == null) {
            return new Data(null, editMap(map, rules, null));
        }
        throw new DataException("The data has no fields: a struct or a map without schema is needed");
    }

    private StructPlan plan(Schema schema, FieldRules level) {
        StructPlan.Builder plan = new StructPlan.Builder(schema);
        for (Field field : schema.fields()) {
            FieldRule rule = level.here().get(field.name());
            FieldRules below = level.below().get(field.name());
            if (rule != null) {
                addConverted(plan, field, rule);
            } else if (below != null && field.schema().type() == Schema.Type.STRUCT) {
                StructPlan nested = plan(field.schema(), below);
                StructPlan.Source source = StructPlan.copy(field);
                plan.add(field.name(), nested.target(), input -> {
                    Struct inner = (Struct) source.read(input);
                    return inner == null ? null : nested.apply(inner);
                });
            } else if (below != null && field.schema().type() == Schema.Type.MAP) {
                addMap(plan, field, below);
            } else {
                if (below != null) {
                    onMissingBelow(below);
                }
                plan.copy(field);
            }
        }
        addMissing(plan, schema, level);
        return plan.build();
    }

    private void addConverted(StructPlan.Builder plan, Field field, FieldRule rule) {
        Conversion conversion = rule.conversion();
        Schema source = field.schema();
        boolean optional = source.isOptional() || nullOnError || conversion.makesNull();
        if (nullOnError && isRefused(conversion, source)) {
            plan.add(rule.newName(), Schemas.optional(typeOf(rule, null)), input -> null);
            return;
        }
        Schema type = typeOf(rule, source);
        StructPlan.Source read = StructPlan.copy(field);
        plan.add(
                rule.newName(),
                Schemas.retyped(type, source, optional, defaultOf(conversion, source, type)),
                input -> convert(rule, read.read(input), source));
    }

    private static boolean isRefused(Conversion conversion, Schema source) {
        try {
            conversion.type(source);
            return false;
        } catch (DataException e) {
            return true;
        }
    }

    /** A default that does not convert is left out, as is that of a struct: neither must cost the records that need none. */
    private static Object defaultOf(Conversion conversion, Schema source, Schema type) {
        if (source.defaultValue() == null || type.type() == Schema.Type.STRUCT) {
            return null;
        }
        try {
            return conversion.convert(source.defaultValue(), source);
        } catch (DataException e) {
            return null;
        }
    }

    /** Adds a map some of whose entries have rules. Their values are of one type, which no rule can change. */
    private void addMap(StructPlan.Builder plan, Field field, FieldRules entries) {
        Schema values = field.schema().valueSchema();
        boolean optional = values.isOptional();
        refuseInMaps(entries, field.schema());
        for (FieldRule rule : entries.all()) {
            Schema type = typeOf(rule, values);
            if (type.type() != values.type() || !Objects.equals(type.name(), values.name())) {
                throw new FieldFailure(
                        rule.path(),
                        "it is in a map, whose values are all of type " + Types.describe(null, values)
                                + ", so it cannot become " + Types.describe(null, type));
            }
            optional |= nullOnError || rule.conversion().makesNull() || onMissing == OnMissing.NULL;
        }
        StructPlan.Source read = StructPlan.copy(field);
        plan.add(
                field.name(),
                Schemas.withValues(
                        field.schema(),
                        optional ? Schemas.optional(values) : values,
                        defaultOf(field.schema(), entries)),
                input -> {
                    Map<?, ?> map = (Map<?, ?>) read.read(input);
                    return map == null ? null : editMap(map, entries, values);
                });
    }

    private Object defaultOf(Schema map, FieldRules entries) {
        try {
            return map.defaultValue() instanceof Map<?, ?> old ? editMap(old, entries, map.valueSchema()) : null;
        } catch (DataException e) {
            return null;
        }
    }

    private static void refuseInMaps(FieldRules entries, Schema map) {
        if (map.keySchema().type() != Schema.Type.STRING) {
            throw new FieldFailure(entries.first().path(), "it is in a map whose keys are no texts");
        }
        Schema.Type type = map.valueSchema().type();
        if (!entries.below().isEmpty() && (type == Schema.Type.STRUCT || type == Schema.Type.MAP)) {
            FieldRule rule = entries.below().values().iterator().next().first();
            throw new FieldFailure(
                    rule.path(),
                    "it is in a " + type.getName() + " in a map, whose values are all of one type: "
                            + "name an entry of the map, or change the record before");
        }
    }

    private static Schema typeOf(FieldRule rule, Schema source) {
        try {
            return rule.conversion().type(source);
        } catch (DataException e) {
            throw new FieldFailure(rule.path(), e);
        }
    }

    private void addMissing(StructPlan.Builder plan, Schema schema, FieldRules level) {
        for (FieldRule rule : level.all()) {
            if (schema.field(rule.name()) == null && isToBeAdded(rule)) {
                plan.add(rule.newName(), Schemas.optional(typeOf(rule, null)), input -> null);
            }
        }
        level.below().forEach((name, below) -> {
            if (schema.field(name) == null) {
                onMissingBelow(below);
            }
        });
    }

    private boolean isToBeAdded(FieldRule rule) {
        if (onMissing == OnMissing.FAIL) {
            throw new FieldFailure(rule.path(), "the record has no such field (" + OnMissing.KEY + "=fail)");
        }
        return onMissing == OnMissing.NULL;
    }

    /** A missing parent has no place for a null: only {@code fail} makes a difference. */
    private void onMissingBelow(FieldRules level) {
        level.all().forEach(this::isToBeAdded);
        level.below().values().forEach(this::onMissingBelow);
    }

    /**
     * A copy of a map with its fields edited.
     *
     * @param values the type of all values in a map with schema, null without
     */
    private Map<Object, Object> editMap(Map<?, ?> input, FieldRules level, Schema values) {
        Map<Object, Object> output = FreshMap.copyOf(input);
        for (FieldRule rule : level.renamed()) {
            output.remove(rule.name());
        }
        for (FieldRule rule : level.all()) {
            Object value = input.get(rule.name());
            if (value != null || input.containsKey(rule.name()) || isToBeAdded(rule)) {
                checkFree(output, rule);
                output.put(rule.newName(), convert(rule, value, values));
            }
        }
        if (!level.below().isEmpty()) {
            editBelow(input, output, level.below());
        }
        return output;
    }

    private void editBelow(Map<?, ?> input, Map<Object, Object> output, Map<String, FieldRules> levels) {
        levels.forEach((name, below) -> {
            if (input.get(name) instanceof Map<?, ?> inner) {
                output.put(name, editMap(inner, below, null));
            } else {
                onMissingBelow(below);
            }
        });
    }

    private static void checkFree(Map<Object, Object> output, FieldRule rule) {
        if (rule.renames() && output.containsKey(rule.newName())) {
            throw new FieldFailure(
                    rule.path(), "the record already has a field '" + rule.newName() + "': choose another name");
        }
    }

    private Object convert(FieldRule rule, Object value, Schema source) {
        if (value == null) {
            return null;
        }
        try {
            return rule.conversion().convert(value, source);
        } catch (DataException e) {
            if (nullOnError) {
                return null;
            }
            throw new FieldFailure(rule.path(), e);
        }
    }
}
