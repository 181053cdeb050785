package io.tributary.questdb.table;

import java.util.List;

/**
 * The answer to a query.
 *
 * @param columns the names of the columns
 * @param rows one list per row, as wide as {@code columns}; values are {@code String}, {@code Long}, {@code Double},
 *     {@code Boolean} or null, as the JSON answer of {@code /exec} has them
 */
public record SqlResult(List<String> columns, List<List<Object>> rows) {
    /** The answer of a statement that has no rows. */
    public static final SqlResult NONE = new SqlResult(List.of(), List.of());
}
