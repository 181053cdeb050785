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
    private boolean exists;

    /** The row that filled this column last, to notice two fields for one column. */
    private long filledInRow;

    private ColumnPlan(String name, ColumnType type) {
        this.name = name;
        this.prefix = Escaping.columnPrefix(name);
        this.quotedPrefix = prefix.with('"');
        this.type = type;
        this.kind = type.kind();
    }

    /** A column that the table has. */
    static ColumnPlan existing(String name, ColumnType type) {
        ColumnPlan column = new ColumnPlan(name, type);
        column.exists(type);
        return column;
    }

    /**
     * A column that the table does not have.
     *
     * @param type what it is to be, or {@link ColumnType.Kind#ABSENT}
     */
    static ColumnPlan absent(String name, ColumnType type) {
        return new ColumnPlan(name, type);
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

    /** Notes that the table has the column. */
    void exists(ColumnType itsType) {
        type = itsType;
        kind = itsType.kind();
        settled = true;
        exists = true;
    }

    /** Whether the table was seen to have the column. */
    boolean exists() {
        return exists;
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
