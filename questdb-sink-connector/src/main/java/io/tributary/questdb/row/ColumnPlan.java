package io.tributary.questdb.row;

import io.tributary.questdb.ilp.Escaping;
import io.tributary.questdb.ilp.Fragment;
import io.tributary.questdb.table.ColumnType;

/** A column of a table that rows are written to: its name as it stands in a line, and its type. */
final class ColumnPlan {
    private final String name;
    private final Fragment prefix;
    private final Fragment quotedPrefix;
    private ColumnType type;
    private ColumnType.Kind kind;
    private boolean settled;

    /** The row that filled this column last, to notice two fields for one column. */
    private long filledInRow;

    ColumnPlan(String name, ColumnType type, boolean exists) {
        this.name = name;
        this.prefix = Escaping.columnPrefix(name);
        this.quotedPrefix = prefix.with('"');
        this.type = type;
        this.kind = type.kind();
        this.settled = exists;
    }

    String name() {
        return name;
    }

    /** How the name stands in a line: {@code ,name=}. */
    Fragment prefix() {
        return prefix;
    }

    /** How the name stands before a string: {@code ,name="}. */
    Fragment quotedPrefix() {
        return quotedPrefix;
    }

    /** Whether nothing has to be done before a value goes out: the table has the column, or QuestDB makes it. */
    boolean isSettled() {
        return settled;
    }

    /** Notes that QuestDB makes the column when it comes to that. */
    void settle() {
        settled = true;
    }

    /** Notes that the column was made. */
    void made(ColumnType madeType) {
        type = madeType;
        kind = madeType.kind();
        settled = true;
    }

    ColumnType type() {
        return type;
    }

    ColumnType.Kind kind() {
        return kind;
    }

    /** Whether this row, or the part of a message that all its rows share, has filled the column already. */
    boolean isFilled(long row, long sharedRow) {
        return filledInRow == row || filledInRow == sharedRow;
    }

    void fill(long row) {
        filledInRow = row;
    }
}
