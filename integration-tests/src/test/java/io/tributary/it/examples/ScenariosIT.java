package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.connect.ConnectorStatus;
import io.tributary.stack.questdb.QueryResult;
import io.tributary.stack.questdb.QuestDbClient;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every scenario of config-examples, from its SQL and its connector files as they stand, on a real cluster. What differs is in
 * {@link Scenarios}: sources end, and addresses are those of the test.
 */
@ExtendWith(SharedWorld.class)
class ScenariosIT {
    @BeforeAll
    static void allScenariosRunAtOnce(ExamplesWorld world) {
        Scenarios.ALL.forEach(world::run);
    }

    static List<Scenario> scenarios() {
        return Scenarios.ALL;
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void rowsArriveAndEveryViewAndQueryAnswers(Scenario scenario, ExamplesWorld world) {
        ScenarioRun run = world.run(scenario).awaitRows();
        QuestDbClient sql = run.sql();

        for (String table : scenario.tables()) {
            assertThat(run.columns(table)).as("columns of " + table).isEqualTo(run.columnsAtFirst(table));
            assertThat(emptyColumns(sql, table))
                    .as("columns of %s without a value", table)
                    .isSubsetOf(scenario.sparse());
        }
        for (String view : scenario.views()) {
            sql.awaitQuery(
                    "SELECT * FROM " + view + " LIMIT 5",
                    ScenarioRun.LIMIT,
                    answer -> !answer.rows().isEmpty());
        }
        for (String query : scenario.queries()) {
            sql.awaitQuery(query, ScenarioRun.LIMIT, answer -> !answer.rows().isEmpty());
        }
    }

    private static List<String> emptyColumns(QuestDbClient sql, String table) {
        QueryResult rows = sql.query("SELECT * FROM " + table + " LIMIT 5000");
        return IntStream.range(0, rows.columns().size())
                .filter(column ->
                        rows.rows().stream().allMatch(row -> row.get(column).isNull()))
                .mapToObj(column -> table + "." + rows.columns().get(column))
                .toList();
    }

    @Test
    void eachMessageIsARowOnceEvenWhenAllAreSentAgain(ExamplesWorld world) {
        ScenarioRun run = world.run(Scenarios.EFFECTIVELY_ONCE).awaitRows();
        run.stack().connect().stop("trucks-sink");
        run.stack()
                .connect()
                .awaitStatus(
                        "trucks-sink",
                        "is stopped",
                        ScenarioRun.LIMIT,
                        status -> status.state().equals("STOPPED")
                                && status.tasks().isEmpty());
        run.stack().connect().resetOffsets("trucks-sink");
        run.stack().connect().resume("trucks-sink");

        run.sql()
                .awaitQuery(
                        "SELECT wal_dedup_row_count_since_start FROM tables() WHERE table_name = 'truck_positions'",
                        ScenarioRun.LIMIT,
                        answer -> answer.value().asLong() >= 1_000);

        assertThat(run.sql().count("truck_positions")).isEqualTo(1_000);
    }

    @Test
    void deadLettersAreKeptWithTheirReasonAndComeBackMended(ExamplesWorld world) {
        ScenarioRun run = world.run(Scenarios.DEAD_LETTERS).awaitRows();
        QuestDbClient sql = run.sql();
        long mended = sql.query("SELECT count() FROM orders WHERE price IS NULL OR quantity IS NULL")
                .value()
                .asLong();

        assertThat(mended).isBetween(1L, 100L);
        sql.awaitCount("dead_letters", ScenarioRun.LIMIT, rows -> rows == mended);
        assertThat(sql.query("SELECT kafka_header___connect_errors_exception_message reason FROM dead_letters")
                        .column("reason"))
                .allMatch(reason -> reason.contains("orders") && !reason.contains("not a number"));
        assertThat(sql.count("orders")).isEqualTo(1_000);
    }

    @Test
    void nothingOfAPersonIsLeft(ExamplesWorld world) {
        ScenarioRun run = world.run(Scenarios.PRIVACY).awaitRows();

        assertThat(run.sql()
                        .query("SELECT DISTINCT cc_num FROM transactions_pseudonymous")
                        .column("cc_num"))
                .allMatch(card -> card.matches("1:[0-9a-f]{64}"));
        assertThat(run.columnNames("transactions_pseudonymous"))
                .doesNotContain("first", "last", "street", "zip", "dob", "lat", "lon");
    }

    @Test
    void bothWorkersHaveTasksOfTheSourceAndOfTheSink(ExamplesWorld world) {
        ScenarioRun run = world.run(Scenarios.SEVERAL_WORKERS).awaitRows();

        for (String connector : Scenarios.SEVERAL_WORKERS.connectors()) {
            assertThat(run.stack()
                            .connect()
                            .awaitStatus(
                                    connector, "uses both workers", ScenarioRun.LIMIT, ScenariosIT::usesBothWorkers)
                            .tasks())
                    .hasSize(4);
        }
    }

    private static boolean usesBothWorkers(ConnectorStatus status) {
        return status.tasks().stream()
                        .map(ConnectorStatus.Task::worker)
                        .collect(Collectors.toSet())
                        .size()
                == 2;
    }
}
