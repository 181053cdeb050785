package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;

/** Encodes values as the value converter delivers them. */
final class ConnectValueEncoder implements ValueEncoder {
    private final FieldConfig config;
    private final ConnectValues values;

    ConnectValueEncoder(FieldConfig config, ConnectValues values) {
        this.config = config;
        this.values = values;
    }

    @Override
    public boolean open(SinkRecord record) {
        return record.value() != null;
    }

    @Override
    public int encode(SinkRecord record, TablePlan table, RowWriter row, LineBuffer out) {
        if (config.rows() == MessageRows.ARRAY) {
            return elements(table, table.value(), elementSchema(record.valueSchema()), record.value(), row, out);
        }
        values.restart();
        values.write(table, table.value(), record.valueSchema(), record.value());
        if (config.rowsPath().isEmpty()) {
            row.end(out);
            return 1;
        }
        return values.rows() == null
                ? 0
                : elements(table, values.rowsField(), values.rowsSchema(), values.rows(), row, out);
    }

    private int elements(TablePlan table, FieldPlan field, Schema schema, Object value, RowWriter row, LineBuffer out) {
        if (!(value instanceof List<?> list)) {
            throw MessageRows.noArray(field);
        }
        row.share();
        for (Object element : list) {
            row.beginShared();
            values.write(table, field, schema, element);
            row.end(out);
        }
        return list.size();
    }

    static Schema elementSchema(Schema schema) {
        return schema == null || schema.type() != Schema.Type.ARRAY ? null : schema.valueSchema();
    }

    @Override
    public String textAt(SinkRecord record, String path) {
        Object found = at(record.value(), path);
        boolean single = found instanceof String || found instanceof Number || found instanceof Boolean;
        return single ? found.toString() : null;
    }

    /** The value at a dotted path; a name that holds dots itself is found too. */
    static Object at(Object value, String path) {
        if (contains(value, path)) {
            return member(value, path);
        }
        for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
            String head = path.substring(0, dot);
            if (contains(value, head)) {
                Object found = at(member(value, head), path.substring(dot + 1));
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean contains(Object value, String name) {
        return (value instanceof Struct struct && struct.schema().field(name) != null)
                || (value instanceof Map<?, ?> map && map.containsKey(name));
    }

    private static Object member(Object value, String name) {
        return value instanceof Struct struct ? struct.get(name) : ((Map<?, ?>) value).get(name);
    }
}
