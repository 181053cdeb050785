package io.tributary.questdb.row;

import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.table.SqlUnavailableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Answers the catalogue's questions from a map, and remembers every statement that changes something. */
final class FakeQuestDb implements SqlEndpoint {
    private final Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    private final List<String> changes = new ArrayList<>();
    private int questions;
    private boolean away;
    private boolean refusesChanges;

    /** Adds or replaces a table; a type that ends in {@code *} marks the designated timestamp. */
    void table(String name, Map<String, String> columns) {
        tables.put(name, columns);
    }

    void away(boolean isAway) {
        away = isAway;
    }

    void refuseChanges() {
        refusesChanges = true;
    }

    List<String> changes() {
        return changes;
    }

    int questions() {
        return questions;
    }

    @Override
    public SqlResult run(String sql) {
        if (away) {
            throw new SqlUnavailableException("away", null);
        }
        if (!sql.startsWith("SELECT")) {
            change(sql);
            return SqlResult.NONE;
        }
        questions++;
        String asked = sql.substring(sql.indexOf('\'') + 1, sql.lastIndexOf('\''));
        String table = tables.keySet().stream()
                .filter(name -> name.equalsIgnoreCase(asked))
                .findFirst()
                .orElse("");
        if (sql.contains("tables()")) {
            // Text is compared by its letters; only table_columns() finds a table whatever their case is.
            boolean found = !table.isEmpty() && (table.equals(asked) || sql.contains("lower(table_name) = lower("));
            return new SqlResult(List.of("table_name"), found ? List.of(List.of(table)) : List.of());
        }
        Map<String, String> columns = tables.get(table);
        List<List<Object>> rows = new ArrayList<>();
        columns.forEach((name, type) -> rows.add(List.of(name, type.replace("*", ""), type.endsWith("*"))));
        return new SqlResult(List.of("column", "type", "designated"), rows);
    }

    private void change(String sql) {
        if (refusesChanges) {
            throw new SqlRefusedException("permission denied");
        }
        changes.add(sql);
        if (sql.startsWith("CREATE TABLE")) {
            String[] quoted = sql.split("\"", -1);
            tables.put(quoted[1], Map.of(quoted[3], "TIMESTAMP*"));
        }
    }
}
