package io.tributary.questdb.row;

import io.tributary.questdb.ilp.Escaping;
import io.tributary.questdb.table.ColumnType;

/** A column of a table that rows are written to: its name as it stands in a line, and its type. */
final class ColumnPlan {
    private final String name;
    private final byte[] prefix;
    private ColumnType type;
    private boolean exists;

    /** The row that filled this column last, to notice two fields for one column. */
    private long filledInRow;

    ColumnPlan(String name, ColumnType type, boolean exists) {
        this.name = name;
        this.prefix = Escaping.columnPrefix(name);
        this.type = type;
        this.exists = exists;
    }

    String name() {
        return name;
    }

    /** How the name stands in a line: {@code ,name=}. */
    byte[] prefix() {
        return prefix;
    }

    /** Whether the table has this column already, as far as is known. */
    boolean exists() {
        return exists;
    }

    /** Notes that the column was made. */
    void made(ColumnType madeType) {
        type = madeType;
        exists = true;
    }

    ColumnType type() {
        return type;
    }

    ColumnType.Kind kind() {
        return type.kind();
    }

    /** Whether this row, or the part of a message that all its rows share, has filled the column already. */
    boolean isFilled(long row, long sharedRow) {
        return filledInRow == row || filledInRow == sharedRow;
    }

    void fill(long row) {
        filledInRow = row;
    }
}
