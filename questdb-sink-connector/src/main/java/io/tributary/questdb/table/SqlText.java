package io.tributary.questdb.table;

/** Quotes names and values for SQL. */
public final class SqlText {
    private SqlText() {}

    /** A string literal. */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The condition for the rows of {@code tables()} about one table: the names of tables ignore case. */
    public static String isTable(String table) {
        return "lower(table_name) = lower(" + literal(table) + ")";
    }

    /** The name of a table or column; names that hold a double quote never get this far. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
