package io.tributary.questdb.table;

/** Quotes names and values for SQL. */
public final class SqlText {
    private SqlText() {}

    /** A string literal. */
    public static String literal(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /** The name of a table or column; names that hold a double quote never get this far. */
    static String identifier(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }
}
