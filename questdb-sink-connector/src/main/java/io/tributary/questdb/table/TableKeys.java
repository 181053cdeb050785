package io.tributary.questdb.table;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * By what a table orders its rows and tells them apart.
 *
 * @param exists whether there is such a table; if not, the rest is empty
 * @param wal whether it has a write-ahead log, without which it cannot be written to over HTTP
 * @param designated the column of the designated timestamp; empty for none
 * @param upsertKeys the columns of DEDUP UPSERT KEYS, the designated timestamp among them; empty without DEDUP
 */
public record TableKeys(boolean exists, boolean wal, String designated, Set<String> upsertKeys) {
    /**
     * Asks for a table.
     *
     * @throws SqlUnavailableException if QuestDB cannot be asked now
     * @throws SqlRefusedException if QuestDB does not tell
     */
    public static TableKeys lookUp(String table, SqlEndpoint sql) {
        String literal = SqlText.literal(table);
        SqlResult tables = sql.run("SELECT walEnabled FROM tables() WHERE " + SqlText.isTable(table));
        if (tables.rows().isEmpty()) {
            return new TableKeys(false, false, "", Set.of());
        }
        boolean wal = Boolean.TRUE.equals(tables.rows().get(0).get(0));
        String designated = "";
        Set<String> keys = new TreeSet<>();
        SqlResult columns = sql.run("SELECT \"column\", designated, upsertKey FROM table_columns(" + literal + ")");
        for (List<Object> column : columns.rows()) {
            String name = (String) column.get(0);
            if (Boolean.TRUE.equals(column.get(1))) {
                designated = name;
            }
            if (Boolean.TRUE.equals(column.get(2))) {
                keys.add(name);
            }
        }
        return new TableKeys(true, wal, designated, keys);
    }
}
