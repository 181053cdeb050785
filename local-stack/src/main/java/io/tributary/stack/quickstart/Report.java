package io.tributary.stack.quickstart;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.connect.ConnectorStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The result of a run.
 *
 * @param elapsed how long the pipeline ran
 * @param rows number of visible rows by table
 * @param connectors status of every connector
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile of the latency in milliseconds
 */
record Report(
        Duration elapsed,
        Map<String, Long> rows,
        List<ConnectorStatus> connectors,
        OptionalDouble p50,
        OptionalDouble p99) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns what is not as it should be, in sentences; empty when all is well. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (ConnectorStatus connector : connectors) {
            if (!connector.isRunning()) {
                problems.add("Connector " + connector.name() + " is not running as it should: it is "
                        + connector.state() + ", its tasks are " + taskStates(connector) + "."
                        + connector
                                .failure()
                                .map(reason -> " The reason: " + reason)
                                .orElse(""));
            }
        }
        rows.forEach((table, count) -> {
            if (count == 0) {
                problems.add("Table " + table + " has no rows.");
            }
        });
        return problems;
    }

    private static List<String> taskStates(ConnectorStatus connector) {
        return connector.tasks().stream().map(ConnectorStatus.Task::state).toList();
    }

    /** Returns the result in the form that {@code --json} promises. */
    String json() {
        ObjectNode json = JSON.createObjectNode();
        json.put("seconds", tenths(elapsed.toMillis() / 1000.0));
        ObjectNode tables = json.putObject("tables");
        rows.forEach((table, count) -> tables.putObject(table).put("rows", count));
        ObjectNode states = json.putObject("connectors");
        for (ConnectorStatus connector : connectors) {
            ObjectNode state = states.putObject(connector.name()).put("state", connector.state());
            ArrayNode tasks = state.putArray("tasks");
            taskStates(connector).forEach(tasks::add);
        }
        ObjectNode latency = json.putObject("latency_ms");
        put(latency, "p50", p50);
        put(latency, "p99", p99);
        return json.toString();
    }

    private static void put(ObjectNode node, String name, OptionalDouble value) {
        if (value.isPresent()) {
            node.put(name, tenths(value.getAsDouble()));
        } else {
            node.putNull(name);
        }
    }

    private static double tenths(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
