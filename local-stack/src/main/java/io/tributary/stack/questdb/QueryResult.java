package io.tributary.stack.questdb;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * The answer to a query.
 *
 * @param columns names of the columns
 * @param types QuestDB's names of their types, by position
 * @param rows values by position as QuestDB's JSON gives them; a missing value is a JSON null
 */
public record QueryResult(List<String> columns, List<String> types, List<List<JsonNode>> rows) {
    /** Copies the lists. */
    public QueryResult {
        columns = List.copyOf(columns);
        types = List.copyOf(types);
        rows = List.copyOf(rows);
    }

    static QueryResult of(JsonNode json) {
        List<String> columns = new ArrayList<>();
        List<String> types = new ArrayList<>();
        for (JsonNode column : json.path("columns")) {
            columns.add(column.path("name").asText());
            types.add(column.path("type").asText());
        }
        return new QueryResult(
                columns,
                types,
                StreamSupport.stream(json.path("dataset").spliterator(), false)
                        .map(row ->
                                StreamSupport.stream(row.spliterator(), false).toList())
                        .toList());
    }

    /** Returns the rows as maps from column to value, in the order of the columns. */
    public List<Map<String, JsonNode>> maps() {
        return rows.stream().map(this::map).toList();
    }

    private Map<String, JsonNode> map(List<JsonNode> row) {
        Map<String, JsonNode> map = new LinkedHashMap<>();
        IntStream.range(0, columns.size()).forEach(i -> map.put(columns.get(i), row.get(i)));
        return map;
    }

    /**
     * Returns its values as text, row by row.
     *
     * @param name name of a column
     * @return its values as text, row by row
     */
    public List<String> column(String name) {
        int index = columns.indexOf(name);
        if (index < 0) {
            throw new IllegalArgumentException("No column " + name + " among " + columns);
        }
        return rows.stream().map(row -> row.get(index).asText()).toList();
    }

    /** Returns the only value of an answer of one row and one column. */
    public JsonNode value() {
        if (rows.size() != 1 || columns.size() != 1) {
            throw new IllegalStateException(
                    "One value expected, not " + rows.size() + " rows of " + columns.size() + " columns");
        }
        return rows.get(0).get(0);
    }
}
