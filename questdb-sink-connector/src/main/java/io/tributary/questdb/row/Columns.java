package io.tributary.questdb.row;

import io.tributary.questdb.table.ColumnType;

/** The columns of the row that is being written: each is filled once, and made if need be. */
final class Columns {
    private final FieldConfig config;
    private final TableMaker maker;
    private final RowCounters counters;

    private TablePlan table;
    private long row;
    private long sharedRow;

    Columns(FieldConfig config, TableMaker maker, RowCounters counters) {
        this.config = config;
        this.maker = maker;
        this.counters = counters;
    }

    /** Begins a row. */
    void begin(TablePlan rowTable) {
        table = rowTable;
        sharedRow = ++row;
    }

    /** The columns filled so far belong to each of the rows that now follow. */
    void share() {
        sharedRow = row;
    }

    /** Begins the next of the rows that share what was written before. */
    void beginShared() {
        row++;
    }

    /** The column that the values of a field go to. */
    ColumnPlan of(FieldPlan field) {
        return table.column(field);
    }

    /**
     * The column of a field, now filled.
     *
     * @param natural the type of the column if it has to be made for this value; null if there is no such type
     * @return null if the field is to be left out
     */
    ColumnPlan claim(FieldPlan field, ColumnType natural) {
        ColumnPlan column = table.column(field);
        if (column.isSettled() && fill(column)) {
            return column;
        }
        return claimAfterAll(field, column, natural);
    }

    /** Fills a column; false if the row has filled it before. */
    boolean fill(ColumnPlan column) {
        if (column.isFilled(row, sharedRow)) {
            return false;
        }
        column.fill(row);
        return true;
    }

    private ColumnPlan claimAfterAll(FieldPlan field, ColumnPlan column, ColumnType natural) {
        if (column.isFilled(row, sharedRow)) {
            collide(field, column);
            return null;
        }
        if (!admit(field, column, natural)) {
            return null;
        }
        column.fill(row);
        return column;
    }

    private void collide(FieldPlan field, ColumnPlan column) {
        if (config.collision() == FieldConfig.Collision.FAIL) {
            throw new RowProblemException(
                    field.path(),
                    "a second value for the column " + column.name(),
                    "one value for each column, and column names ignore case",
                    "rename the field, or set " + FieldConfig.ON_NAME_COLLISION + "=first to keep the first");
        }
        counters.count(RowCounters.Event.COLLISION_SKIPPED);
    }

    /** What to do about a column that is not there yet; false if the field is left out. */
    private boolean admit(FieldPlan field, ColumnPlan column, ColumnType natural) {
        if (column.isSettled()) {
            return true;
        }
        if (maker.isForbidden()) {
            leaveOut(
                    field,
                    "a field without a column",
                    "add the column " + column.name() + ", or set " + CreationConfig.CREATE + "=auto or ddl");
            return false;
        }
        if (!maker.makesColumns()) {
            column.settle();
        } else {
            make(column, column.kind() == ColumnType.Kind.ABSENT ? natural : column.type());
        }
        return true;
    }

    private void make(ColumnPlan column, ColumnType type) {
        if (type != null) {
            maker.makeColumn(table.table(), column.name(), type);
            column.exists(type);
        }
    }

    /** Leaves a field out or refuses the row, as configured. */
    void leaveOut(FieldPlan field, String found, String advice) {
        if (!config.skipUnsupported()) {
            throw new RowProblemException(
                    field.path(),
                    found,
                    "a type QuestDB has a column type for",
                    advice + ", or set " + FieldConfig.SKIP_UNSUPPORTED + "=true to leave the field out");
        }
        counters.count(RowCounters.Event.FIELD_SKIPPED);
    }
}
