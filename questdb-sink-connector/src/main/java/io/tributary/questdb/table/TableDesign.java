package io.tributary.questdb.table;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How tables are made: the SQL of <a href="https://questdb.com/docs/query/sql/create-table/">CREATE TABLE</a> and of
 * adding a column.
 *
 * @param timestamp the designated timestamp
 * @param timestampType its type
 * @param columns the other columns a new table has from the start
 * @param symbolCapacity how many distinct values a SYMBOL is laid out for
 * @param partitionBy the word behind PARTITION BY
 * @param ttl what stands behind TTL; empty for none
 * @param dedupKeys the columns that tell rows apart besides the designated timestamp; empty for no deduplication
 * @param dedup whether rows are deduplicated
 */
public record TableDesign(
        String timestamp,
        ColumnType timestampType,
        Map<String, ColumnType> columns,
        long symbolCapacity,
        String partitionBy,
        String ttl,
        List<String> dedupKeys,
        boolean dedup) {

    /** The statement that makes a table if there is none. */
    public String create(String table) {
        String list = columns.entrySet().stream()
                .map(column -> ", " + SqlText.identifier(column.getKey()) + ' ' + type(column.getValue()))
                .collect(Collectors.joining());
        String designated = SqlText.identifier(timestamp);
        return "CREATE TABLE IF NOT EXISTS " + SqlText.identifier(table) + " (" + designated + ' '
                + timestampType.sql() + list + ") TIMESTAMP(" + designated + ") PARTITION BY " + partitionBy
                + (ttl.isEmpty() ? "" : " TTL " + ttl) + " WAL" + (dedup ? deduplication(designated) : "");
    }

    /** The statement that adds a column if there is none of that name. */
    public String addColumn(String table, String column, ColumnType type) {
        return "ALTER TABLE " + SqlText.identifier(table) + " ADD COLUMN IF NOT EXISTS " + SqlText.identifier(column)
                + ' ' + type(type);
    }

    private String deduplication(String designated) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(designated);
        dedupKeys.forEach(key -> keys.add(SqlText.identifier(key)));
        return " DEDUP UPSERT KEYS(" + String.join(", ", keys) + ")";
    }

    private String type(ColumnType type) {
        return type.kind() == ColumnType.Kind.SYMBOL ? "SYMBOL CAPACITY " + symbolCapacity : type.sql();
    }
}
