package io.tributary.transforms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * Rules about several settings of a transform together. Connect asks a recommender when it validates a configuration, with the
 * values of all settings, and shows the exception of one as an error of its setting; a validator of {@link ConfigDef} sees one
 * value only. Nothing is recommended.
 */
final class SettingRules implements ConfigDef.Recommender {
    /** Accepts the settings or refuses them with an {@link IllegalArgumentException} that says why. */
    interface Rule {
        void accept(Map<String, Object> parsed);
    }

    private final ConfigDef definition;
    private final Map<String, List<Rule>> rules = new HashMap<>();

    SettingRules(ConfigDef definition) {
        this.definition = definition;
    }

    void add(String name, Rule rule) {
        rules.computeIfAbsent(name, it -> new ArrayList<>()).add(rule);
    }

    /**
     * Checks the rules that are shown at a setting.
     *
     * @param parsed all settings, each right by itself
     * @throws ConfigException that names the setting, with its value unless it is a secret
     */
    void ensure(String name, Map<String, Object> parsed) {
        for (Rule rule : rules.getOrDefault(name, List.of())) {
            try {
                rule.accept(parsed);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, parsed.get(name), e.getMessage());
            }
        }
    }

    /** Rules are for settings that are each right by themselves; the others have their own errors already. */
    @Override
    public List<Object> validValues(String name, Map<String, Object> parsed) {
        if (definition.configKeys().values().stream().allMatch(key -> isRight(key, parsed.get(key.name)))) {
            ensure(name, parsed);
        }
        return List.of();
    }

    @Override
    public boolean visible(String name, Map<String, Object> parsed) {
        return true;
    }

    private static boolean isRight(ConfigDef.ConfigKey key, Object value) {
        if (value == null && key.defaultValue != null) {
            return false;
        }
        try {
            if (key.validator != null) {
                key.validator.ensureValid(key.name, value);
            }
            return true;
        } catch (ConfigException e) {
            return false;
        }
    }
}
