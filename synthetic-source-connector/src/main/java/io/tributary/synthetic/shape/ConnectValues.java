package io.tributary.synthetic.shape;

import io.tributary.synthetic.dataset.FieldType;
import io.tributary.synthetic.dataset.Row;

/** A field of a row as the Java object Connect expects for it. */
final class ConnectValues {
    private ConnectValues() {}

    /** Null for a field that is null or absent. */
    static Object of(Row row, int slot) {
        return switch (row.kind(slot)) {
            case NUMBER -> number(row, slot);
            case TEXT -> row.text(slot).value();
            case BOOLEAN -> row.number(slot) != 0;
            case NAN -> Double.NaN;
            case INFINITY -> Double.POSITIVE_INFINITY;
            case NULL, ABSENT -> null;
        };
    }

    private static Object number(Row row, int slot) {
        FieldType type = row.fields().get(slot).type();
        return switch (type) {
            case FLOAT64 -> (Object) row.real(slot);
            case INT32 -> (int) row.number(slot);
            default -> row.number(slot);
        };
    }
}
