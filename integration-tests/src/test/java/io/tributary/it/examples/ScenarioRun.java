package io.tributary.it.examples;

import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import io.tributary.stack.questdb.QueryResult;
import io.tributary.stack.questdb.QuestDbClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A scenario that runs: its tables and views are made, its messages sent, its connectors registered. */
final class ScenarioRun {
    static final Duration LIMIT = Duration.ofMinutes(3);

    private final ExamplesWorld world;
    private final Scenario scenario;
    private final Map<String, String> columns = new TreeMap<>();

    private ScenarioRun(ExamplesWorld world, Scenario scenario) {
        this.world = world;
        this.scenario = scenario;
    }

    static ScenarioRun start(ExamplesWorld world, Scenario scenario) {
        ScenarioRun run = new ScenarioRun(world, scenario);
        run.createTables();
        if (world.isNew(scenario)) {
            run.sendMessages();
        }
        scenario.examples().forEach(run::register);
        return run;
    }

    private void createTables() {
        SqlFile.statements(scenario.file("tables.sql")).forEach(sql()::query);
        SqlFile.statements(scenario.file("views.sql")).forEach(sql()::query);
        scenario.tables().forEach(table -> columns.put(table, columns(table)));
    }

    private void sendMessages() {
        List<String> messages = scenario.messages();
        if (!messages.isEmpty()) {
            String topic = scenario.examples().get(0).config().get("topics");
            stack().topics().create(topic, 1);
            stack().topics().sendAll(topic, 0, messages);
        }
    }

    private void register(ConnectorExample example) {
        Map<String, String> config = new HashMap<>(example.config());
        config.replaceAll((key, value) -> world.here(value));
        config.putAll(scenario.changes().getOrDefault(example.name(), Map.of()));
        if (config.get("connector.class").endsWith("GitHubEventsSourceConnector")) {
            config.put("github.api.url", world.github().uri().toString());
            config.put("poll.interval.min.ms", "200");
        }
        if (example.isSink()) {
            // A consumer that finds no topic makes one, with a single partition.
            String topic = config.get("topics");
            Await.until(
                    "there is a topic " + topic,
                    LIMIT,
                    () -> stack().topics().endOffsets(topic),
                    ends -> !ends.isEmpty());
        }
        stack().connect().create(example.name(), config);
    }

    /** Waits until all connectors run and all tables have their rows. */
    ScenarioRun awaitRows() {
        scenario.connectors().forEach(name -> stack().connect().awaitRunning(name, LIMIT));
        scenario.rows().forEach((table, rows) -> sql().awaitCount(table, LIMIT, count -> count >= rows));
        return this;
    }

    LocalStack stack() {
        return world.stack();
    }

    QuestDbClient sql() {
        return world.stack().questDb().sql();
    }

    /** The columns of a table before the first row, as text: name, type and part in DEDUP of each. */
    String columnsAtFirst(String table) {
        return columns.get(table);
    }

    String columns(String table) {
        QueryResult answer = sql().query(
                        "SELECT \"column\", type, upsertKey FROM table_columns('" + table + "') ORDER BY \"column\"");
        return answer.rows().toString();
    }

    List<String> columnNames(String table) {
        return sql().query("SELECT \"column\" FROM table_columns('" + table + "')")
                .column("column");
    }
}
