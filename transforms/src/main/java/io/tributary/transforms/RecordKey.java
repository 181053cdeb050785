package io.tributary.transforms;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * The values that tell records apart, copied so that nothing can change them later.
 *
 * @param values compared by content
 */
record RecordKey(List<Object> values) {
    /**
     * The key of a record.
     *
     * @param fields none for the whole key or value; a missing field counts as null
     */
    static RecordKey of(Object root, List<FieldPath> fields) {
        List<Object> values = new ArrayList<>(fields.size());
        if (fields.isEmpty()) {
            values.add(frozen(root));
        }
        for (FieldPath field : fields) {
            Object value = field.find(root);
            values.add(value == FieldPath.MISSING ? null : frozen(value));
        }
        return new RecordKey(values);
    }

    /** The values with the entries of maps in the order of their names, whatever order they came in. */
    List<Object> sorted() {
        return values.stream().map(RecordKey::sorted).collect(Collectors.toCollection(ArrayList::new));
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.entrySet().stream()
                    .sorted(Comparator.comparing(it -> String.valueOf(it.getKey())))
                    .forEach(it -> copy.put(it.getKey(), sorted(it.getValue())));
            return copy;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(RecordKey::sorted).collect(Collectors.toCollection(ArrayList::new));
        }
        return value;
    }

    private static Object frozen(Object value) {
        if (value instanceof byte[] bytes) {
            return ByteBuffer.wrap(bytes.clone());
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] copy = new byte[buffer.remaining()];
            buffer.duplicate().get(copy);
            return ByteBuffer.wrap(copy);
        }
        if (value instanceof Struct struct) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            for (Field field : struct.schema().fields()) {
                copy.put(field.name(), frozen(struct.get(field)));
            }
            return copy;
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> copy = new LinkedHashMap<>();
            map.forEach((key, element) -> copy.put(key, frozen(element)));
            return copy;
        }
        if (value instanceof List<?> list) {
            List<Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(frozen(element)));
            return copy;
        }
        return value;
    }
}
