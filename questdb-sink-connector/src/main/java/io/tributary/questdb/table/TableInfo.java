package io.tributary.questdb.table;

import java.util.Map;

/**
 * What is known of a table.
 *
 * @param exists whether there is such a table; if not, the rest is empty
 * @param designated the column of the designated timestamp; empty for none or unknown
 * @param columns the types by column name in lower case: QuestDB's column names ignore case
 */
public record TableInfo(boolean exists, String designated, Map<String, ColumnType> columns) {
    /** There is no such table. */
    public static final TableInfo ABSENT = new TableInfo(false, "", Map.of());
}
