package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** Puts the fields of the JSON object in a field beside those of the record; the field itself goes. */
final class JsonMerger implements DataEditor {
    private final FieldPath field;
    private final String prefix;
    private final Optional<Schema> schema;
    private final ColumnAdder declared;
    private final OnMissing onMissing;
    private final OnError onError;

    /**
     * Creates a merger.
     *
     * @param field at the top level
     * @param prefix of the names of the merged fields
     * @param schema of the JSON object; without one, data with schema is refused
     */
    JsonMerger(FieldPath field, String prefix, Optional<Schema> schema, OnMissing onMissing, OnError onError) {
        this.field = field;
        this.prefix = prefix;
        this.schema = schema;
        this.declared = new ColumnAdder(
                schema.map(it -> it.fields().stream()
                                .map(each -> new ColumnAdder.Column(prefix + each.name(), each.schema()))
                                .toList())
                        .orElse(List.of()),
                Set.of(field.name()));
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
        if (data.value() instanceof Map<?, ?> map && data.schema() == null) {
            return new Data(null, merged(map, object));
        }
        throw new FieldFailure(
                field, "the record has a schema, so the type of the object must be declared: set " + ParseJson.SCHEMA);
    }

    private Map<?, ?> objectIn(Object text) {
        if (text == null || text == FieldPath.MISSING) {
            return Map.of();
        }
        try {
            if (JsonConversion.parse(text) instanceof Map<?, ?> object) {
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

    private Object[] declaredValues(Data data, Map<?, ?> object, Schema type) {
        try {
            if (data.schema() == null) {
                return ((Map<?, ?>) DeclaredType.conformPlain(object, type))
                        .values()
                        .toArray();
            }
            Struct conformed = (Struct) DeclaredType.conform(object, type);
            return type.fields().stream().map(conformed::get).toArray();
        } catch (DataException e) {
            if (onError == OnError.NULL) {
                return new Object[type.fields().size()];
            }
            throw new FieldFailure(field, e);
        }
    }

    private Map<Object, Object> merged(Map<?, ?> map, Map<?, ?> object) {
        Map<Object, Object> output = FreshMap.copyOf(map);
        output.remove(field.name());
        object.forEach((name, value) -> {
            int size = output.size();
            output.put(prefix + name, value);
            if (output.size() == size) {
                throw ColumnAdder.taken(prefix + name);
            }
        });
        return output;
    }
}
