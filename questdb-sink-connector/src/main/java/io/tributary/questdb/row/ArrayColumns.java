package io.tributary.questdb.row;

import io.tributary.questdb.ilp.DoubleArray;
import io.tributary.questdb.ilp.LineWriter;
import io.tributary.questdb.ilp.ProtocolVersion;

/** Writes arrays of numbers to columns of as many dimensions. */
final class ArrayColumns {
    private final LineWriter line;

    ArrayColumns(LineWriter line) {
        this.line = line;
    }

    void write(FieldPlan field, ColumnPlan column, DoubleArray array) {
        if (!line.protocol().includes(ProtocolVersion.V2)) {
            throw new RowProblemException(
                    field.path(), "an array", "no array", "use a QuestDB of version 9 or later, or array.mode=json");
        }
        boolean fits = switch (column.kind()) {
            case ABSENT, OTHER -> true;
            case ARRAY -> column.type().first() == array.dimensions();
            default -> false;
        };
        if (!fits) {
            throw Problems.mismatch(field, "an array of " + array.dimensions() + " dimensions", column);
        }
        line.arrayColumn(column.prefix(), array);
    }
}
