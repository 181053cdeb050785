package io.tributary.transforms;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/**
 * Adds columns that are computed from the fields of a record by expressions.
 *
 * @param <R> source or sink record
 */
public abstract class Compute<R extends ConnectRecord<R>> extends RecordTransform<R> {
    private static final String COLUMNS = "columns";

    private static final ConfigDef CONFIG = settings().build();

    private List<ComputedColumn> columns;
    private ColumnAdder adder;
    private boolean nullOnError;

    private Compute(Side side) {
        super(side);
    }

    private static Settings settings() {
        Settings settings = new Settings()
                .group("Columns")
                .text(
                        COLUMNS,
                        ConfigDef.NO_DEFAULT_VALUE,
                        "name:type = expression; …  (types: " + ValueType.NAMES + ")",
                        ComputedColumn::parseAll,
                        Importance.HIGH,
                        "The columns, as name:type = expression, separated by semicolons, such as: magnitude:float64 = "
                                + "sqrt(x*x + y*y + z*z). Every expression sees the record as it came. A column takes the "
                                + "place of a field of the same name. A null operand gives null.");
        OnError.define(settings);
        return settings;
    }

    @Override
    public ConfigDef config() {
        return CONFIG;
    }

    @Override
    final void setUp(Map<String, Object> parsed) {
        columns = ComputedColumn.parseAll((String) parsed.get(COLUMNS));
        adder = new ColumnAdder(
                columns.stream()
                        .map(it -> new ColumnAdder.Column(it.name(), it.type().schema()))
                        .toList(),
                true);
        nullOnError = OnError.from(parsed) == OnError.NULL;
    }

    @Override
    final R transform(R record) {
        Scope scope = Scope.of(side(), record);
        Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = compute(columns.get(i), scope);
        }
        return side().replace(record, adder.add(side().of(record), values));
    }

    private Object compute(ComputedColumn column, Scope scope) {
        try {
            return column.compute(scope);
        } catch (DataException e) {
            if (nullOnError) {
                return null;
            }
            throw e;
        }
    }

    /** Adds columns to the key. */
    public static final class Key<R extends ConnectRecord<R>> extends Compute<R> {
        /** Called by Connect. */
        public Key() {
            super(Side.KEY);
        }
    }

    /** Adds columns to the value. */
    public static final class Value<R extends ConnectRecord<R>> extends Compute<R> {
        /** Called by Connect. */
        public Value() {
            super(Side.VALUE);
        }
    }
}
