package io.tributary.transforms;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/** Declares the settings of one transform, in the order in which a user meets them. */
final class Settings {
    private final ConfigDef definition = new ConfigDef();
    private final SettingRules rules = new SettingRules(definition);
    private String group = "Settings";
    private int order;

    /** Accepts a text or refuses it with an {@link IllegalArgumentException} that says why. */
    interface Check {
        void accept(String text);
    }

    Settings group(String name) {
        group = name;
        return this;
    }

    Settings text(String name, String byDefault, Importance importance, String doc) {
        return define(name, ConfigDef.Type.STRING, byDefault, null, importance, doc);
    }

    /** A text that must be parseable; {@code expected} is what the reference page says about it. */
    Settings text(String name, Object byDefault, String expected, Check check, Importance importance, String doc) {
        return define(name, ConfigDef.Type.STRING, byDefault, new TextValidator(expected, check), importance, doc);
    }

    Settings list(String name, Object byDefault, String expected, Check check, Importance importance, String doc) {
        return define(name, ConfigDef.Type.LIST, byDefault, new TextValidator(expected, check), importance, doc);
    }

    /** A comma-separated list of field paths, empty by default. */
    Settings paths(String name, Importance importance, String doc) {
        return list(name, List.of(), "field paths", FieldPath::parse, importance, doc);
    }

    Settings flag(String name, boolean byDefault, Importance importance, String doc) {
        return define(name, ConfigDef.Type.BOOLEAN, byDefault, null, importance, doc);
    }

    Settings secret(String name, Importance importance, String doc) {
        return define(name, ConfigDef.Type.PASSWORD, null, null, importance, doc);
    }

    Settings number(
            String name,
            ConfigDef.Type type,
            Number byDefault,
            Number min,
            Number max,
            Importance importance,
            String doc) {
        return define(name, type, byDefault, ConfigDef.Range.between(min, max), importance, doc);
    }

    <E extends Enum<E>> Settings choice(String name, E byDefault, Importance importance, String doc) {
        return choice(name, byDefault, EnumSet.allOf(byDefault.getDeclaringClass()), importance, doc);
    }

    <E extends Enum<E>> Settings choice(String name, E byDefault, Set<E> allowed, Importance importance, String doc) {
        List<String> names = allowed.stream().map(Settings::nameOf).toList();
        TextValidator oneOf = new TextValidator("one of " + String.join(", ", names), text -> {
            if (!names.contains(text.strip().toLowerCase(Locale.ROOT))) {
                throw new IllegalArgumentException("it must be one of " + String.join(", ", names));
            }
        });
        return define(name, ConfigDef.Type.STRING, nameOf(byDefault), oneOf, importance, doc);
    }

    /**
     * Adds a rule about a setting together with others.
     *
     * @param name of the setting at which a breach is shown
     */
    Settings rule(String name, SettingRules.Rule rule) {
        rules.add(name, rule);
        return this;
    }

    ConfigDef build() {
        return definition;
    }

    /**
     * Every setting with its value or default.
     *
     * @throws ConfigException that names the setting if one is wrong by itself or together with others
     */
    static Map<String, Object> parse(ConfigDef definition, Map<String, ?> settings) {
        Map<String, Object> parsed = definition.parse(settings);
        definition.configKeys().forEach((name, key) -> {
            if (key.recommender instanceof SettingRules rules) {
                rules.ensure(name, parsed);
            }
        });
        return parsed;
    }

    /** Accepts the name of a field. */
    static void checkName(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the name of a field must not be empty");
        }
    }

    /** The constant that a setting declared with {@link #choice} holds. */
    static <E extends Enum<E>> E choice(Map<String, ?> parsed, String name, Class<E> type) {
        String text = ((String) parsed.get(name)).strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> nameOf(it).equals(text))
                .findFirst()
                .orElseThrow(() -> new ConfigException(name, text, "unknown value"));
    }

    /** The elements of a list setting, without empty ones. */
    static List<String> list(Map<String, ?> parsed, String name) {
        return ((List<?>) parsed.get(name))
                .stream()
                        .map(it -> it.toString().strip())
                        .filter(it -> !it.isEmpty())
                        .toList();
    }

    static List<FieldPath> paths(Map<String, ?> parsed, String name) {
        return list(parsed, name).stream().map(FieldPath::parse).toList();
    }

    /** The spelling of a constant in a configuration: {@code KEEP_FIRST} is {@code keep.first}. */
    static String nameOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    private Settings define(
            String name,
            ConfigDef.Type type,
            Object byDefault,
            ConfigDef.Validator validator,
            Importance importance,
            String doc) {
        order++;
        Width width = type == ConfigDef.Type.STRING || type == ConfigDef.Type.LIST ? Width.LONG : Width.SHORT;
        definition.define(
                name, type, byDefault, validator, importance, doc, group, order, width, displayName(name), rules);
        return this;
    }

    private static String displayName(String name) {
        String words = name.replace('.', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private record TextValidator(String expected, Check check) implements ConfigDef.Validator {
        @Override
        public void ensureValid(String name, Object value) {
            if (value instanceof List<?> list) {
                list.forEach(it -> ensure(name, String.valueOf(it)));
            } else if (value != null) {
                ensure(name, value.toString());
            }
        }

        private void ensure(String name, String text) {
            try {
                check.accept(text);
            } catch (IllegalArgumentException e) {
                throw new ConfigException(name, text, e.getMessage());
            }
        }

        @Override
        public String toString() {
            return expected;
        }
    }

    /** For messages: the names of settings in quotes. */
    static String quoted(List<String> names) {
        return names.stream().map(it -> "'" + it + "'").collect(Collectors.joining(", "));
    }
}
