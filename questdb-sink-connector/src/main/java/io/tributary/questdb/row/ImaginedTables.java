package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineDecoder;
import io.tributary.questdb.table.ColumnType;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.TableCatalogue;
import io.tributary.questdb.table.TableDesign;
import io.tributary.questdb.table.TableInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables as they would be had the rows been written: those of QuestDB, with what the rows would add to them. QuestDB
 * is asked and never told.
 */
final class ImaginedTables extends TableCatalogue {
    private final CreationConfig creation;
    private final Map<String, TableDraft> drafts = new LinkedHashMap<>();

    ImaginedTables(SqlEndpoint sql, CreationConfig creation) {
        super(sql);
        this.creation = creation;
    }

    @Override
    public TableInfo lookUp(String table) {
        return draft(table).info();
    }

    private TableDraft draft(String table) {
        TableDraft known = drafts.get(table);
        if (known != null) {
            return known;
        }
        TableDraft draft = new TableDraft(table, super.lookUp(table));
        drafts.put(table, draft);
        return draft;
    }

    /** A maker that makes the tables here instead of in QuestDB. */
    TableMaker maker(SqlEndpoint sql) {
        return new TableMaker(creation, sql) {
            @Override
            void makeTable(String table) {
                draft(table).create(creation.design());
            }

            @Override
            void makeColumn(String table, String column, ColumnType type) {
                draft(table).add(column, type, creation.design());
            }
        };
    }

    /**
     * Takes note of a row that would be written.
     *
     * @return whether QuestDB would make a table or a column for it
     */
    boolean write(LineDecoder.Row row) {
        TableDraft draft = draft(row.table());
        boolean changed = false;
        if (!draft.info().exists()) {
            draft.create(designOfServer(row.timestamp()));
            changed = true;
        }
        for (Map.Entry<String, LineDecoder.Value> column : row.columns().entrySet()) {
            changed |= draft.add(column.getKey(), typeOfServer(column.getValue()), creation.design());
            draft.fill(column.getKey());
        }
        return changed;
    }

    List<TablePreview> previews() {
        return drafts.values().stream().map(TableDraft::preview).toList();
    }

    /** How QuestDB lays out a table that it makes for a row. */
    private static TableDesign designOfServer(String timestamp) {
        ColumnType.Kind kind = timestamp.endsWith("n") ? ColumnType.Kind.TIMESTAMP_NS : ColumnType.Kind.TIMESTAMP;
        return new TableDesign(
                TimestampConfig.SERVER_COLUMN, ColumnType.of(kind), Map.of(), 256, "DAY", "", List.of(), false);
    }

    /** The column that QuestDB makes for a value. */
    private static ColumnType typeOfServer(LineDecoder.Value value) {
        return switch (value.type()) {
            case "symbol" -> ColumnType.of(ColumnType.Kind.SYMBOL);
            case "string" -> ColumnType.of(ColumnType.Kind.VARCHAR);
            case "long" -> ColumnType.of(ColumnType.Kind.LONG);
            case "double" -> ColumnType.of(ColumnType.Kind.DOUBLE);
            case "boolean" -> ColumnType.of(ColumnType.Kind.BOOLEAN);
            case "micros" -> ColumnType.of(ColumnType.Kind.TIMESTAMP);
            case "nanos" -> ColumnType.of(ColumnType.Kind.TIMESTAMP_NS);
            case "long256" -> ColumnType.of(ColumnType.Kind.LONG256);
            case "array" -> ColumnType.array(LineDecoder.dimensions(value));
            default -> ColumnType.parse(value.type());
        };
    }
}
