package io.tributary.questdb.row;

import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.table.TableDesign;
import io.tributary.questdb.table.TableInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One table: what QuestDB has of it, and what rows would add. Column names ignore case. */
final class TableDraft {
    private final String name;
    private final TableInfo found;
    private final Map<String, TablePreview.Column> columns = new LinkedHashMap<>();
    private final Map<String, ColumnType> types = new HashMap<>();
    private final Map<String, Long> filled = new HashMap<>();
    private final List<String> additions = new ArrayList<>();
    private TableDesign design;

    TableDraft(String name, TableInfo found) {
        this.name = name;
        this.found = found;
        found.columns().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(column -> {
            types.put(column.getKey(), column.getValue());
            columns.put(column.getKey(), column(column.getKey(), column.getValue(), true));
        });
    }

    /** What the mapping shall take the table for. */
    TableInfo info() {
        if (found.exists()) {
            return new TableInfo(true, found.designated(), Map.copyOf(types));
        }
        return design == null ? TableInfo.ABSENT : new TableInfo(true, design.timestamp(), Map.copyOf(types));
    }

    /** Makes the table; does nothing when there is one. */
    void create(TableDesign wanted) {
        if (info().exists()) {
            return;
        }
        design = wanted;
        put(wanted.timestamp(), wanted.timestampType());
        wanted.columns().forEach(this::put);
    }

    /**
     * Adds a column.
     *
     * @param wanted writes the statement
     * @return false when there is one of that name
     */
    boolean add(String column, ColumnType type, TableDesign wanted) {
        if (types.containsKey(identity(column))) {
            return false;
        }
        put(column, type);
        additions.add(wanted.addColumn(name, column, type));
        return true;
    }

    private void put(String column, ColumnType type) {
        types.put(identity(column), type);
        columns.put(identity(column), column(column, type, false));
    }

    private static TablePreview.Column column(String name, ColumnType type, boolean exists) {
        return new TablePreview.Column(name, type.sql(), exists, 0);
    }

    /** Counts a value for a column. */
    void fill(String column) {
        filled.merge(identity(column), 1L, Long::sum);
    }

    TablePreview preview() {
        List<String> statements = new ArrayList<>();
        if (design != null) {
            statements.add(design.create(name));
        }
        statements.addAll(additions);
        List<TablePreview.Column> counted = new ArrayList<>();
        columns.forEach((identity, column) -> counted.add(new TablePreview.Column(
                column.name(), column.type(), column.exists(), filled.getOrDefault(identity, 0L))));
        return new TablePreview(name, found.exists(), info().designated(), counted, statements);
    }

    private static String identity(String column) {
        return column.toLowerCase(Locale.ROOT);
    }
}
