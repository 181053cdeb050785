package io.tributary.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Keeps or drops records by a condition. The predicate {@link Matches} does the same for Connect's own predicates.
 *
 * @param <R> source or sink record
 */
public abstract class Filter<R extends ConnectRecord<R>> extends RecordTransform<R> {
    static final String CONDITION = "condition";

    private static final String ACTION = "action";

    private enum Action {
        KEEP,
        DROP
    }

    private static final ConfigDef CONFIG = settings().build();

    private Expression condition;
    private boolean keepsMatching;

    private Filter(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Condition")
                .text(
                        CONDITION,
                        ConfigDef.NO_DEFAULT_VALUE,
                        "an expression",
                        Expressions::compile,
                        Importance.HIGH,
                        "The condition, such as: speed > 80 and status == 'moving'. A condition that is null counts as "
                                + "false.")
                .choice(
                        ACTION,
                        Action.KEEP,
                        Importance.HIGH,
                        "keep: keep the records for which the condition is true, drop all others; drop: the reverse.");
        OnError.defineForRecords(settings);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        condition = Expressions.compile((String) parsed.get(CONDITION));
        keepsMatching = Settings.choice(parsed, ACTION, Action.class) == Action.KEEP;
    }

    @Override
    final R transform(R record) {
        return condition.test(Scope.of(side(), record)) == keepsMatching ? record : null;
    }

    /** Decides by the key; a record without a key passes. */
    public static final class Key<R extends ConnectRecord<R>> extends Filter<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Decides by the value; a tombstone passes. */
    public static final class Value<R extends ConnectRecord<R>> extends Filter<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
