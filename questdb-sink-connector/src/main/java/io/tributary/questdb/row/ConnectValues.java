package io.tributary.questdb.row;

import io.tributary.questdb.ilp.DoubleArray;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;

/** Walks through the data of Connect, with a schema or without, and writes what it meets. */
final class ConnectValues {
    private final RowWriter row;
    private final NestedPolicy policy;
    private final LogicalValues logicals;
    private final DoubleArray array = new DoubleArray();
    /** Nobody looks for rows before {@link #restart}: a key holds none. */
    private List<?> rows = List.of();

    private FieldPlan rowsField;
    private Schema rowsSchema;

    ConnectValues(FieldConfig config, RowWriter row) {
        this.row = row;
        this.policy = new NestedPolicy(config);
        this.logicals = new LogicalValues(row);
    }

    /** Forgets the array of rows of the message before. */
    void restart() {
        rows = null;
        rowsField = null;
    }

    /** The configured array of rows; null if it was not met. */
    List<?> rows() {
        return rows;
    }

    /** The schema of a row; null for none. */
    Schema rowsSchema() {
        return rowsSchema;
    }

    /** The field that holds the rows. */
    FieldPlan rowsField() {
        return rowsField;
    }

    /**
     * Writes a value and everything in it.
     *
     * @param schema its schema; null for none
     * @param value the value; null for a field that holds nothing
     */
    void write(TablePlan table, FieldPlan field, Schema schema, Object value) {
        if (value == null) {
            row.nothing(field);
        } else if (!field.isSpecial() || !special(field, schema, value)) {
            Logical logical = schema == null ? null : Logical.of(schema.name());
            if (logical == null) {
                plain(table, field, schema, value);
            } else {
                logicals.connect(field, logical, value);
            }
        }
    }

    /** Whether the value was no matter of columns: it is kept as text, or holds the rows. */
    private boolean special(FieldPlan field, Schema schema, Object value) {
        if (field.asJson()) {
            row.text(field, ConnectJson.text(field, value));
            return true;
        }
        if (rows != null) {
            return false;
        }
        if (!(value instanceof List<?> list)) {
            throw MessageRows.noArray(field);
        }
        rows = list;
        rowsField = field;
        rowsSchema = ConnectValueEncoder.elementSchema(schema);
        return true;
    }

    private void plain(TablePlan table, FieldPlan field, Schema schema, Object value) {
        if (value instanceof String text) {
            row.text(field, text);
        } else if (value instanceof Number number) {
            number(field, number);
        } else if (value instanceof Boolean bool) {
            row.bool(field, bool);
        } else if (value instanceof Struct struct) {
            struct(table, field, struct);
        } else if (value instanceof Map<?, ?> map) {
            map(table, field, schema, map);
        } else if (value instanceof List<?> list) {
            list(field, list);
        } else if (value instanceof byte[] bytes) {
            row.bytes(field, bytes);
        } else if (value instanceof ByteBuffer bytes) {
            row.bytes(field, content(bytes));
        } else if (value instanceof java.util.Date time && schema != null && Time.LOGICAL_NAME.equals(schema.name())) {
            row.integer(field, LogicalValues.millis(time));
        } else if (value instanceof java.util.Date date) {
            logicals.connect(field, Logical.MILLIS, date);
        } else {
            row.unsupported(
                    field, "a value of the class " + value.getClass().getName(), "convert the field with a transform");
        }
    }

    private void number(FieldPlan field, Number value) {
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            row.integer(field, value.longValue());
        } else if (value instanceof BigDecimal decimal) {
            row.decimal(field, decimal);
        } else if (value instanceof BigInteger integer) {
            row.decimal(field, new BigDecimal(integer));
        } else {
            row.floating(field, value.doubleValue());
        }
    }

    private void struct(TablePlan table, FieldPlan field, Struct struct) {
        if (policy.keepsObject(table, field)) {
            row.text(field, ConnectJson.text(field, struct));
            return;
        }
        for (Field member : struct.schema().fields()) {
            write(table, table.child(field, member.name()), member.schema(), struct.get(member));
        }
    }

    private void map(TablePlan table, FieldPlan field, Schema schema, Map<?, ?> map) {
        if (policy.keepsObject(table, field)) {
            row.text(field, ConnectJson.text(field, map));
            return;
        }
        Schema valueSchema = schema == null ? null : schema.valueSchema();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (entry.getKey() instanceof String name) {
                write(table, table.child(field, name), valueSchema, entry.getValue());
            } else {
                row.unsupported(field, "a map whose keys are no strings", "convert the field with a transform");
            }
        }
    }

    private void list(FieldPlan field, List<?> list) {
        if (!policy.keepsAllArrays()) {
            array.clear();
            ArrayFlaw flaw = collect(list);
            if (flaw == null) {
                if (!array.isEmpty()) {
                    row.array(field, array);
                }
                return;
            }
            if (!policy.keepsOtherArrays()) {
                row.unsupportedArray(field, flaw);
                return;
            }
        }
        row.text(field, ConnectJson.text(field, list));
    }

    /** Reads an array of numbers; returns what is wrong with it, or null. */
    private ArrayFlaw collect(Collection<?> level) {
        if (!array.open()) {
            return array.dimensions() == 0 ? ArrayFlaw.TOO_DEEP : ArrayFlaw.MIXED;
        }
        for (Object element : level) {
            ArrayFlaw flaw = element(element);
            if (flaw != null) {
                return flaw;
            }
        }
        return array.close() ? null : ArrayFlaw.JAGGED;
    }

    private ArrayFlaw element(Object element) {
        if (element instanceof Collection<?> deeper) {
            return collect(deeper);
        }
        if (element instanceof Number number) {
            return array.add(number.doubleValue()) ? null : ArrayFlaw.MIXED;
        }
        return element == null ? ArrayFlaw.NULL_ELEMENT : ArrayFlaw.OTHER_ELEMENT;
    }

    static byte[] content(ByteBuffer buffer) {
        byte[] content = new byte[buffer.remaining()];
        buffer.duplicate().get(content);
        return content;
    }
}
