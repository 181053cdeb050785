package io.tributary.synthetic.dataset;

import java.util.List;
import java.util.Set;

/**
 * Rows of values that belong together, such as a city with its state and its position. All fields that take a column of one table take it
 * from the same row.
 */
final class Table {
    private static final int MOST_ROWS = 100_000;

    private final long salt;
    private final List<String> columns;
    private final List<List<SpecNode>> rows;

    private Table(String name, List<String> columns, List<List<SpecNode>> rows) {
        this.salt = Hash.of("table." + name);
        this.columns = columns;
        this.rows = rows;
    }

    static Table parse(String name, SpecNode node) {
        node.members(Set.of("columns", "rows"));
        List<String> columns =
                node.required("columns").elements().stream().map(SpecNode::text).toList();
        SpecNode rowsNode = node.required("rows");
        List<List<SpecNode>> rows = rowsNode.elements().stream()
                .map(row -> row.elements(columns.size()))
                .toList();
        if (rows.isEmpty() || rows.size() > MOST_ROWS) {
            throw rowsNode.wrong("must have 1 to " + MOST_ROWS + " rows.");
        }
        return new Table(name, columns, rows);
    }

    /** Decides on the row: the same for all fields of a record (or of a series). */
    long salt() {
        return salt;
    }

    /** The values of a column, one for each row. */
    List<SpecNode> column(SpecNode name) {
        int column = columns.indexOf(name.text());
        if (column < 0) {
            throw name.wrong("the table has no such column. It has " + String.join(", ", columns) + ".");
        }
        return rows.stream().map(row -> row.get(column)).toList();
    }
}
