package io.tributary.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.components.Versioned;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/**
 * A predicate that is true for the records that fulfil a condition, to make any transform conditional.
 *
 * @param <R> source or sink record
 */
public final class Matches<R extends ConnectRecord<R>> implements Predicate<R>, Versioned {
    private static final String SIDE = "on";

    private static final ConfigDef CONFIG = new Settings()
            .group("Condition")
            .text(
                    Filter.CONDITION,
                    ConfigDef.NO_DEFAULT_VALUE,
                    "an expression",
                    Expressions::compile,
                    Importance.HIGH,
                    "The condition, such as: speed > 80 and status == 'moving'. A condition that is null counts as false, "
                            + "and so does a record whose key or value is null.")
            .choice(
                    SIDE,
                    Side.VALUE,
                    Importance.MEDIUM,
                    "Whether names in the condition are fields of the value or of the key.")
            .build();

    private Expression condition;
    private Side side;

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    public void configure(Map<String, ?> settings) {
        Map<String, Object> parsed = Settings.parse(CONFIG, settings);
        condition = Expressions.compile((String) parsed.get(Filter.CONDITION));
        side = Settings.choice(parsed, SIDE, Side.class);
    }

    @Override
    public boolean test(R record) {
        if (side.value(record) == null) {
            return false;
        }
        try {
            return condition.test(Scope.of(side, record));
        } catch (DataException e) {
            throw new DataException("Matches: " + e.getMessage() + " (" + Position.of(record) + ")", e);
        }
    }

    @Override
    public String version() {
        return PluginVersion.get();
    }

    @Override
    public void close() {}
}
