package io.tributary.questdb.row;

import java.util.HashMap;
import java.util.Map;

/**
 * One rule of the mapping: a JSON message and what becomes of it, whichever path it takes.
 *
 * @param name the rule
 * @param config the keys that differ from the defaults
 * @param columns the columns of the table {@code t}; empty if there is no such table
 * @param json the message
 * @param expected the row as {@link Mapping#encode} renders it
 */
record MappingCase(String name, Map<String, String> config, Map<String, String> columns, String json, String expected) {

    static MappingCase rule(String name, String json, String expected) {
        return new MappingCase(name, Map.of(), Map.of(), json, expected);
    }

    MappingCase with(String key, String value) {
        Map<String, String> more = new HashMap<>(config);
        more.put(key, value);
        return new MappingCase(name, more, columns, json, expected);
    }

    MappingCase column(String column, String type) {
        Map<String, String> more = new HashMap<>(columns);
        more.put(column, type);
        return new MappingCase(name, config, more, json, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
