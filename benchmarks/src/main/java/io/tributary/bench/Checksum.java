package io.tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.stack.questdb.QuestDbClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What must come out of a query when a table holds exactly the first rows of a data set.
 *
 * @param rows number of rows
 * @param sums a sum per column; the last is that of the timestamps modulo a prime
 */
record Checksum(long rows, List<Double> sums) {
    private static final long PRIME = 1_000_003;

    /** Computes what is expected. */
    static Checksum expected(DataSet data, long rows) {
        List<Double> sums = new ArrayList<>();
        for (int i = 0; i < data.columns().size(); i++) {
            double sum = 0;
            for (long row = 0; row < rows; row++) {
                sum += data.columns().get(i).checksum(row, i);
            }
            sums.add(sum);
        }
        double times = 0;
        for (long row = 0; row < rows; row++) {
            times += data.timestampMicros(row) % PRIME;
        }
        sums.add(times);
        return new Checksum(rows, sums);
    }

    /** Computes what is there. */
    static Checksum actual(QuestDbClient questDb, DataSet data, String table) {
        String columns = data.columns().stream().map(Column::checksumSql).collect(Collectors.joining(", "));
        List<JsonNode> row = questDb.query("SELECT count(), " + columns + ", sum(cast(\"" + DataSet.TIMESTAMP
                        + "\" AS LONG) % " + PRIME + ") FROM '" + table + "'")
                .rows()
                .get(0);
        return new Checksum(
                row.get(0).asLong(),
                row.subList(1, row.size()).stream().map(JsonNode::asDouble).toList());
    }

    /** Compares with what is there; a difference is an error, not a figure. */
    void requireIn(QuestDbClient questDb, DataSet data, String table) {
        Checksum actual = actual(questDb, data, table);
        if (!actual.equals(this)) {
            throw new IllegalStateException(
                    "The table " + table + " does not hold what was sent.\nexpected " + this + "\nactual   " + actual);
        }
    }
}
