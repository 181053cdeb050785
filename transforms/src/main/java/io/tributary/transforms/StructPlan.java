package io.tributary.transforms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** How structs of one schema become structs of another: worked out once per schema, run once per record. */
final class StructPlan {
    private final Schema target;
    private final Field[] fields;
    private final Source[] sources;

    /** The input field of each output field that is a plain copy, null for the others: no call to a source is needed. */
    private final Field[] copied;

    /** Where the value of one output field comes from. */
    interface Source {
        Object read(Struct input);
    }

    private StructPlan(Schema target, Source[] sources) {
        this.target = target;
        this.fields = target.fields().toArray(Field[]::new);
        this.sources = sources;
        this.copied = new Field[sources.length];
        for (int i = 0; i < sources.length; i++) {
            copied[i] = sources[i] instanceof Copy copy ? copy.field() : null;
        }
    }

    Schema target() {
        return target;
    }

    Struct apply(Struct input) {
        Struct output = new Struct(target);
        for (int i = 0; i < fields.length; i++) {
            output.put(fields[i], copied[i] != null ? input.get(copied[i]) : sources[i].read(input));
        }
        return output;
    }

    /** What to say when two fields get one name. */
    static DataException sameName(Object name) {
        return new DataException("Two fields would both be named '" + name + "': change the names or exclude one");
    }

    /** Reads a field as {@link Schemas#valueOf} does. */
    static Source copy(Field field) {
        boolean asItIs = field.schema().defaultValue() == null
                || (!field.schema().isOptional() && field.schema().type() != Schema.Type.STRUCT);
        return asItIs ? new Copy(field) : input -> Schemas.valueOf(input, field);
    }

    /** A field that needs no more than a look: it has no default, or one that always takes the place of a null. */
    private record Copy(Field field) implements Source {
        @Override
        public Object read(Struct input) {
            return input.get(field);
        }
    }

    static final class Builder {
        private final Schema source;
        private final List<Field> fields = new ArrayList<>();
        private final List<Source> sources = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Builder(Schema source) {
            this.source = source;
        }

        /** Adds the next output field. Two fields of one name are an error. */
        void add(String name, Schema schema, Source value) {
            if (!names.add(name)) {
                throw sameName(name);
            }
            fields.add(new Field(name, fields.size(), schema));
            sources.add(value);
        }

        void copy(Field field) {
            add(field.name(), field.schema(), StructPlan.copy(field));
        }

        StructPlan build() {
            Schema bare = Schemas.withFields(source, fields);
            StructPlan plan = new StructPlan(bare, sources.toArray(Source[]::new));
            if (source.defaultValue() instanceof Struct defaultStruct) {
                return withDefault(plan, defaultStruct);
            }
            return plan;
        }

        /** A default that cannot be converted is left out: it must not cost the records that do not need it. */
        private static StructPlan withDefault(StructPlan plan, Struct defaultStruct) {
            try {
                return new StructPlan(Schemas.withDefault(plan.target, plan.apply(defaultStruct)), plan.sources);
            } catch (DataException e) {
                return plan;
            }
        }
    }
}
