package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Struct;

/**
 * One field of the elements of an array, written {@code name} or {@code name:type}; float64 without a type.
 *
 * @param index its place in elements that are arrays themselves
 */
record PivotField(String name, ValueType type, int index) {
    static PivotField parse(String text, int index) {
        int colon = text.lastIndexOf(':');
        String name = colon < 0 ? text : text.substring(0, colon);
        FieldPath path = FieldPath.parse(name);
        if (path.isNested()) {
            throw new IllegalArgumentException("'" + text + "' must be a name, not a path");
        }
        return new PivotField(
                path.name(), colon < 0 ? ValueType.FLOAT64 : ValueType.parse(text.substring(colon + 1)), index);
    }

    /** The field's value in an element: a struct, a map or an array; {@link FieldPath#MISSING} if it has none. */
    Object in(Object element) {
        if (element instanceof Struct struct) {
            Field field = struct.schema().field(name);
            return field == null ? FieldPath.MISSING : struct.get(field);
        }
        if (element instanceof Map<?, ?> map) {
            return map.containsKey(name) ? map.get(name) : FieldPath.MISSING;
        }
        if (element instanceof List<?> list) {
            return index < list.size() ? list.get(index) : FieldPath.MISSING;
        }
        return FieldPath.MISSING;
    }
}
