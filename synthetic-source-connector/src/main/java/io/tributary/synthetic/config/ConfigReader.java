package io.tributary.synthetic.config;

import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.config.AbstractConfig;

/** Reads typed settings and collects what is wrong across keys. */
final class ConfigReader {
    private final AbstractConfig values;
    private final List<ConfigProblem> problems = new ArrayList<>();

    ConfigReader(AbstractConfig values) {
        this.values = values;
    }

    <E extends Enum<E>> E choice(String key, Class<E> type) {
        return Choice.of(type).parse(values.getString(key));
    }

    String text(String key) {
        return values.getString(key);
    }

    int integer(String key) {
        return values.getInt(key);
    }

    long number(String key) {
        return values.getLong(key);
    }

    double real(String key) {
        return values.getDouble(key);
    }

    boolean flag(String key) {
        return values.getBoolean(key);
    }

    List<String> list(String key) {
        return values.getList(key);
    }

    boolean isSet(String key) {
        Object value = values.values().get(key);
        return value != null && !"".equals(value);
    }

    void problem(String key, String message) {
        problems.add(new ConfigProblem(key, message));
    }

    List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }
}
