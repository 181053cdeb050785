package io.tributary.synthetic.config;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Adds the keys of one group to a definition, in the order of the calls. A default of null leaves the key unset. */
final class ConfigSection {
    private final ConfigDef definition;
    private final String group;
    private int order;

    ConfigSection(ConfigDef definition, String group) {
        this.definition = definition;
        this.group = group;
    }

    ConfigSection text(
            String name,
            String displayName,
            String defaultValue,
            Validator validator,
            Importance importance,
            String documentation) {
        return key(name, displayName, ConfigDef.Type.STRING, defaultValue, validator, importance, documentation);
    }

    ConfigSection integer(
            String name,
            String displayName,
            Integer defaultValue,
            Validator validator,
            Importance importance,
            String documentation) {
        return key(name, displayName, ConfigDef.Type.INT, defaultValue, validator, importance, documentation);
    }

    ConfigSection number(
            String name,
            String displayName,
            Long defaultValue,
            Validator validator,
            Importance importance,
            String documentation) {
        return key(name, displayName, ConfigDef.Type.LONG, defaultValue, validator, importance, documentation);
    }

    ConfigSection real(
            String name,
            String displayName,
            Double defaultValue,
            Validator validator,
            Importance importance,
            String documentation) {
        return key(name, displayName, ConfigDef.Type.DOUBLE, defaultValue, validator, importance, documentation);
    }

    ConfigSection flag(
            String name, String displayName, boolean defaultValue, Importance importance, String documentation) {
        return key(name, displayName, ConfigDef.Type.BOOLEAN, defaultValue, null, importance, documentation);
    }

    ConfigSection list(
            String name,
            String displayName,
            String defaultValue,
            Validator validator,
            Importance importance,
            String documentation) {
        return key(name, displayName, ConfigDef.Type.LIST, defaultValue, validator, importance, documentation);
    }

    private ConfigSection key(
            String name,
            String displayName,
            ConfigDef.Type type,
            Object defaultValue,
            Validator validator,
            Importance importance,
            String documentation) {
        order++;
        Width width = type == ConfigDef.Type.STRING ? Width.MEDIUM : Width.SHORT;
        definition.define(
                name,
                type,
                defaultValue,
                validator,
                importance,
                documentation,
                group,
                order,
                width,
                displayName,
                List.of());
        return this;
    }
}
