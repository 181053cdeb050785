package io.tributary.transforms;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;

/**
 * Makes one level of nested structs or maps.
 *
 * @param <R> source or sink record
 */
public abstract class Flatten<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String DELIMITER = "delimiter";
    private static final String ARRAYS = "arrays";
    private static final String MAX_DEPTH = "max.depth";
    private static final String COLLISION = "collision";

    private static final ConfigDef CONFIG = settings().build();

    private DataEditor editor;

    private Flatten(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Names")
                .text(
                        DELIMITER,
                        ".",
                        Importance.HIGH,
                        "What stands between the names of parent and child in the name of a flat field.")
                .choice(
                        COLLISION,
                        FlattenRules.Collision.FAIL,
                        Importance.MEDIUM,
                        "What to do when two fields get one name. fail: treat it as an error, see on.error; first: keep the "
                                + "first; last: keep the last.")
                .group("Depth")
                .choice(
                        ARRAYS,
                        FlattenRules.Arrays.KEEP,
                        Importance.HIGH,
                        "What to do with arrays. keep: leave them as they are; index: give each element its own field, "
                                + "numbered from 0; json: write each array as a JSON text; drop: leave them out. With "
                                + "index, records with arrays of other lengths have another schema.")
                .number(
                        MAX_DEPTH,
                        ConfigDef.Type.INT,
                        100,
                        1,
                        100,
                        Importance.MEDIUM,
                        "How many names the name of a flat field has at most; what is nested deeper stays as it is.");
        OnError.defineForRecords(settings);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        editor = new Flattener(new FlattenRules(
                (String) parsed.get(DELIMITER),
                Settings.choice(parsed, ARRAYS, FlattenRules.Arrays.class),
                Settings.choice(parsed, COLLISION, FlattenRules.Collision.class),
                (Integer) parsed.get(MAX_DEPTH)));
    }

    @Override
    final R transform(R record) {
        return side().replace(record, editor.edit(side().of(record)));
    }

    /** Flattens the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Flatten<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Flattens the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Flatten<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
