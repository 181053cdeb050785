package io.tributary.transforms;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * What was worked out for the schemas seen last, bounded so that a topic whose schema keeps changing cannot fill the heap.
 * Used by the one thread of a task.
 *
 * @param <K> usually a schema, or the name of a field
 * @param <V> what is kept for it
 */
final class SchemaCache<K, V> {
    static final int MAX_ENTRIES = 128;

    private final Function<K, V> maker;
    private final Map<K, V> entries = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
            return size() > MAX_ENTRIES;
        }
    };
    private K lastKey;
    private V lastValue;

    SchemaCache(Function<K, V> maker) {
        this.maker = maker;
    }

    V get(K key) {
        if (key != lastKey) {
            lastValue = find(key);
            lastKey = key;
        }
        return lastValue;
    }

    private V find(K key) {
        V found = entries.get(key);
        if (found == null) {
            found = maker.apply(key);
            entries.put(key, found);
        }
        return found;
    }

    int size() {
        return entries.size();
    }
}
