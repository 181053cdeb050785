package io.tributary.synthetic.shape;

import io.tributary.synthetic.dataset.Row;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;

/** Schemaless maps, for JsonConverter without schemas. */
public final class MapShape implements RecordShape {
    @Override
    public Schema schema(Row row) {
        return null;
    }

    @Override
    public Object value(Row row) {
        int size = row.fields().size();
        Map<String, Object> value = new LinkedHashMap<>(size * 2);
        for (int slot = 0; slot < size; slot++) {
            if (row.kind(slot) != Row.Kind.ABSENT) {
                value.put(row.fields().get(slot).name(), ConnectValues.of(row, slot));
            }
        }
        return value;
    }
}
