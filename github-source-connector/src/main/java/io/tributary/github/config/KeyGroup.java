package io.tributary.github.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Adds keys to one group in the order they are written here. */
final class KeyGroup {
    private final ConfigDef def;
    private final String name;
    private int order;

    KeyGroup(ConfigDef def, String name) {
        this.def = def;
        this.name = name;
    }

    void key(
            String key,
            ConfigDef.Type type,
            Object defaultValue,
            Validator validator,
            Importance importance,
            Width width,
            String displayName,
            String documentation) {
        order++;
        def.define(
                key, type, defaultValue, validator, importance, documentation.strip(), name, order, width, displayName);
    }
}
