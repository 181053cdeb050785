package io.tributary.synthetic.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * A number within limits; a value that is not set passes.
 *
 * @param min the smallest value
 * @param max the largest value
 */
record Limits(Number min, Number max) implements ConfigDef.Validator {
    @Override
    public void ensureValid(String name, Object value) {
        if (value == null) {
            return;
        }
        double number = ((Number) value).doubleValue();
        boolean within = number >= min.doubleValue() && number <= max.doubleValue();
        if (!within) {
            throw new ConfigException(name, value, "Use a number in " + this + ".");
        }
    }

    @Override
    public String toString() {
        return "[" + min + ", " + max + "]";
    }
}
