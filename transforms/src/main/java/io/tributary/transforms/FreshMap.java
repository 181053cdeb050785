package io.tributary.transforms;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * New maps for data without schema. A {@link HashMap}, which is what converters make, has no order to keep, and costs less than
 * a map that has one; after any other map the order of the fields stays.
 */
final class FreshMap {
    private FreshMap() {}

    /** An empty map with room for as many entries as the input has. */
    static <K> Map<K, Object> like(Map<?, ?> input) {
        int capacity = input.size() * 4 / 3 + 1;
        return input.getClass() == HashMap.class ? new HashMap<>(capacity) : new LinkedHashMap<>(capacity);
    }

    static Map<Object, Object> copyOf(Map<?, ?> input) {
        return input.getClass() == HashMap.class ? new HashMap<>(input) : new LinkedHashMap<>(input);
    }
}
