package io.tributary.questdb.delivery;

import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.table.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks QuestDB whether a row that is sent again to a table replaces itself. */
public final class DedupTables {
    private final SqlEndpoint sql;

    /**
     * Asks through this.
     *
     * @param sql where tables are looked up
     */
    public DedupTables(SqlEndpoint sql) {
        this.sql = sql;
    }

    /**
     * What keeps a table from holding each row once.
     *
     * @param table its name
     * @return a sentence that says what to do; empty when nothing is in the way
     */
    public Optional<String> problem(String table) {
        SqlResult found = sql.run("SELECT walEnabled, dedup FROM tables() WHERE " + SqlText.isTable(table));
        if (found.rows().isEmpty()) {
            return Optional.of(
                    "Table " + table + " does not exist, and QuestDB would create it without DEDUP. Create it"
                            + " WAL with DEDUP UPSERT KEYS, or set table.create=ddl with the keys.");
        }
        List<Object> row = found.rows().get(0);
        if (!Boolean.TRUE.equals(row.get(0))) {
            return Optional.of("Table " + table + " is not a WAL table, so it cannot have DEDUP. Run ALTER TABLE '"
                    + table + "' SET TYPE WAL and restart QuestDB, then enable DEDUP.");
        }
        return Boolean.TRUE.equals(row.get(1)) ? keyProblem(table) : Optional.of(noDedup(table));
    }

    private static String noDedup(String table) {
        return "Table " + table + " has no DEDUP, so a row sent again would be there twice. Run ALTER TABLE '" + table
                + "' DEDUP ENABLE UPSERT KEYS(...) with the designated timestamp and the columns that identify a row.";
    }

    private Optional<String> keyProblem(String table) {
        List<Object> keys = new ArrayList<>();
        SqlResult columns =
                sql.run("SELECT \"column\", designated, upsertKey FROM table_columns(" + SqlText.literal(table) + ")");
        for (List<Object> column : columns.rows()) {
            if (Boolean.TRUE.equals(column.get(2)) && !Boolean.TRUE.equals(column.get(1))) {
                keys.add(column.get(0));
            }
        }
        return keys.isEmpty()
                ? Optional.of("Table " + table
                        + " has only its designated timestamp as DEDUP key, so of two records with the"
                        + " same timestamp one would vanish. Add the columns that identify a row: ALTER TABLE '" + table
                        + "' DEDUP ENABLE UPSERT KEYS(...).")
                : Optional.empty();
    }
}
