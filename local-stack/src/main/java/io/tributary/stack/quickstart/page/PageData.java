package io.tributary.stack.quickstart.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.connect.ConnectorStatus;
import io.tributary.stack.questdb.QueryException;
import io.tributary.stack.questdb.QueryResult;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What the page shows, as JSON, from a fixed set of queries. However many browsers look, QuestDB is asked at most
 * four times a second. Safe for use by several threads.
 */
public final class PageData implements Supplier<String> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FRESH = Duration.ofMillis(250);
    private static final String PER_SECOND =
            "SELECT timestamp, count() n FROM %s WHERE timestamp > dateadd('s', -60, now()) SAMPLE BY 1s";
    private static final String TYPES = "SELECT type, count() n FROM github_events ORDER BY n DESC LIMIT 12";
    private static final String REPOSITORIES = "SELECT repo, count() n FROM github_events ORDER BY n DESC LIMIT 10";
    private static final String DEVICES = "SELECT device_type, lat, lon FROM iot_data LIMIT -500";
    private static final String MEASURES = "SELECT device_type, avg(measure1) m1, avg(measure2) m2, avg(speed) s"
            + " FROM iot_data WHERE timestamp > dateadd('s', -10, now()) ORDER BY device_type";

    private final Function<String, QueryResult> sql;
    private final Supplier<List<TableState>> tables;
    private final Supplier<List<ConnectorStatus>> connectors;
    private final InstantSource clock;
    private Instant made = Instant.MIN;
    private String json = "";

    /**
     * The page's data.
     *
     * @param sql runs a query
     * @param tables what the tables looked like last
     * @param connectors status of the connectors
     * @param clock tells when data is old
     */
    public PageData(
            Function<String, QueryResult> sql,
            Supplier<List<TableState>> tables,
            Supplier<List<ConnectorStatus>> connectors,
            InstantSource clock) {
        this.sql = sql;
        this.tables = tables;
        this.connectors = connectors;
        this.clock = clock;
    }

    @Override
    public synchronized String get() {
        Instant now = clock.instant();
        if (made.isBefore(now.minus(FRESH))) {
            json = make().toString();
            made = now;
        }
        return json;
    }

    private ObjectNode make() {
        ObjectNode root = JSON.createObjectNode();
        ArrayNode tableNodes = root.putArray("tables");
        tables.get().forEach(table -> tableNodes.add(node(table)));
        ArrayNode connectorNodes = root.putArray("connectors");
        connectors.get().forEach(connector -> connectorNodes.add(node(connector)));
        root.set("iot_per_second", series(PER_SECOND.formatted("iot_data")));
        root.set("github_per_second", series(PER_SECOND.formatted("github_events")));
        root.set("types", rows(TYPES));
        root.set("repositories", rows(REPOSITORIES));
        root.set("devices", rows(DEVICES));
        root.set("measures", rows(MEASURES));
        return root;
    }

    private static ObjectNode node(TableState table) {
        ObjectNode node = JSON.createObjectNode()
                .put("name", table.name())
                .put("rows", table.rows())
                .put("rate", Math.round(table.rate()))
                .put("lag", table.lag());
        table.age().ifPresentOrElse(age -> node.put("latency_ms", age.toMillis()), () -> node.putNull("latency_ms"));
        return node;
    }

    private static ObjectNode node(ConnectorStatus connector) {
        ObjectNode node = JSON.createObjectNode().put("name", connector.name()).put("state", connector.state());
        ArrayNode tasks = node.putArray("tasks");
        connector.tasks().forEach(task -> tasks.add(task.state()));
        return node;
    }

    /** Rows whose first column is a time, with that time in milliseconds since the epoch. */
    private ArrayNode series(String query) {
        ArrayNode series = JSON.createArrayNode();
        for (JsonNode row : rows(query)) {
            series.addArray()
                    .add(Instant.parse(row.get(0).asText()).toEpochMilli())
                    .add(row.get(1));
        }
        return series;
    }

    private ArrayNode rows(String query) {
        ArrayNode rows = JSON.createArrayNode();
        try {
            sql.apply(query).rows().forEach(row -> rows.addArray().addAll(row));
        } catch (QueryException e) {
            // No such table yet: nothing to show.
        }
        return rows;
    }
}
