package io.tributary.questdb.row;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Adds the keys of one group to a {@link ConfigDef}, in the order in which they are written down. */
final class ConfigSection {
    private final ConfigDef def;
    private final String group;
    private int order;

    ConfigSection(ConfigDef def, String group) {
        this.def = def;
        this.group = group;
    }

    ConfigSection text(String name, String otherwise, Importance importance, String display, String documentation) {
        return text(name, otherwise, null, importance, display, documentation);
    }

    ConfigSection text(
            String name,
            String otherwise,
            ConfigDef.Validator validator,
            Importance importance,
            String display,
            String documentation) {
        return define(
                name, ConfigDef.Type.STRING, otherwise, validator, importance, Width.MEDIUM, display, documentation);
    }

    ConfigSection list(
            String name,
            String otherwise,
            ConfigDef.Validator validator,
            Importance importance,
            String display,
            String documentation) {
        return define(name, ConfigDef.Type.LIST, otherwise, validator, importance, Width.LONG, display, documentation);
    }

    ConfigSection flag(String name, boolean otherwise, Importance importance, String display, String documentation) {
        return define(name, ConfigDef.Type.BOOLEAN, otherwise, null, importance, Width.SHORT, display, documentation);
    }

    ConfigSection count(
            String name, long otherwise, long least, Importance importance, String display, String documentation) {
        return define(
                name,
                ConfigDef.Type.LONG,
                otherwise,
                ConfigDef.Range.atLeast(least),
                importance,
                Width.SHORT,
                display,
                documentation);
    }

    <E extends Enum<E>> ConfigSection choice(
            String name, E otherwise, Importance importance, String display, String documentation) {
        Choice<E> choice = new Choice<>(otherwise.getDeclaringClass());
        def.define(
                name,
                ConfigDef.Type.STRING,
                word(otherwise),
                choice,
                importance,
                documentation,
                group,
                ++order,
                Width.SHORT,
                display,
                choice);
        return this;
    }

    private ConfigSection define(
            String name,
            ConfigDef.Type type,
            Object otherwise,
            ConfigDef.Validator validator,
            Importance importance,
            Width width,
            String display,
            String documentation) {
        def.define(name, type, otherwise, validator, importance, documentation, group, ++order, width, display);
        return this;
    }

    /** How a constant is written in a configuration: {@code JSON_ENVELOPE} as {@code json_envelope}. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
    }

    /** Accepts the words of an enum, in any case, and offers them to user interfaces. */
    private static final class Choice<E extends Enum<E>> implements ConfigDef.Validator, ConfigDef.Recommender {
        private final List<String> words;

        private Choice(Class<E> type) {
            this.words = Arrays.stream(type.getEnumConstants())
                    .map(ConfigSection::word)
                    .toList();
        }

        @Override
        public void ensureValid(String name, Object value) {
            if (value == null || !words.contains(((String) value).toLowerCase(Locale.ROOT))) {
                throw new ConfigException(name, value, "use one of " + String.join(", ", words));
            }
        }

        @Override
        public List<Object> validValues(String name, java.util.Map<String, Object> parsed) {
            return List.copyOf(words);
        }

        @Override
        public boolean visible(String name, java.util.Map<String, Object> parsed) {
            return true;
        }

        @Override
        public String toString() {
            return "one of " + String.join(", ", words);
        }
    }
}
