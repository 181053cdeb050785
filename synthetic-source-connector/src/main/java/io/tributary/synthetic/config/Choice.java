package io.tributary.synthetic.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/** A setting with a fixed set of values, each of them an enum constant: {@code json-bytes} is JSON_BYTES. */
final class Choice<E extends Enum<E>> implements ConfigDef.Validator {
    private final Class<E> type;

    private Choice(Class<E> type) {
        this.type = type;
    }

    static <E extends Enum<E>> Choice<E> of(Class<E> type) {
        return new Choice<>(type);
    }

    static String text(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    E parse(String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(it -> text(it).equals(text))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void ensureValid(String name, Object value) {
        if (!names().contains(value)) {
            throw new ConfigException(name, value, "Use one of: " + this + ".");
        }
    }

    private List<String> names() {
        return Arrays.stream(type.getEnumConstants()).map(Choice::text).toList();
    }

    @Override
    public String toString() {
        return names().stream().collect(Collectors.joining(", "));
    }
}
