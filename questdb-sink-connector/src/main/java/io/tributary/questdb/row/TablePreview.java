package io.tributary.questdb.row;

import java.util.List;

/**
 * What would become of a table.
 *
 * @param name its name
 * @param exists whether QuestDB has it already
 * @param designated the designated timestamp; empty while no row would have made the table
 * @param columns its columns: those that are there (by name), then those that would be added (in the order of the rows)
 * @param statements what making the missing table and columns amounts to, as SQL; empty when nothing is missing
 */
public record TablePreview(
        String name, boolean exists, String designated, List<Column> columns, List<String> statements) {
    /**
     * One column.
     *
     * @param name its name; in lower case where QuestDB has it already
     * @param type its type as QuestDB writes it
     * @param exists whether QuestDB has it already
     * @param values how many of the rows have a value for it; the designated timestamp is not counted
     */
    public record Column(String name, String type, boolean exists, long values) {}

    /** Copies the lists. */
    public TablePreview {
        columns = List.copyOf(columns);
        statements = List.copyOf(statements);
    }
}
