package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.examples.Dashboard.Query;
import io.tributary.it.examples.Dashboard.Variable;
import io.tributary.stack.questdb.QueryResult;
import io.tributary.stack.questdb.QuestDbClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The SQL of dashboards and alert rules, on tables that the scenarios have filled. */
@ExtendWith(SharedWorld.class)
class DashboardsIT {
    private static final List<Scenario> SHOWN =
            List.of(Scenarios.GITHUB, Scenarios.IOT, Scenarios.TRADES, Scenarios.DEAD_LETTERS);

    @BeforeAll
    static void thereAreRows(ExamplesWorld world) {
        SHOWN.stream().map(world::run).toList().forEach(ScenarioRun::awaitRows);
        QuestDbClient sql = world.stack().questDb().sql();
        SHOWN.stream()
                .flatMap(scenario -> scenario.views().stream())
                .forEach(view -> sql.awaitCount(view, ScenarioRun.LIMIT, rows -> rows > 0));
    }

    static List<Dashboard> dashboards() {
        return Dashboard.all();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void everyPanelHasWhatItDraws(Dashboard dashboard, ExamplesWorld world) {
        QuestDbClient sql = world.stack().questDb().sql();
        Map<String, List<String>> chosen = firstChoices(dashboard, sql);
        List<String> multi = dashboard.variables().stream()
                .filter(Variable::multi)
                .map(Variable::name)
                .toList();
        for (String interval : List.of("1s", "30s", "5m")) {
            GrafanaSql grafana = GrafanaSql.lastHour(interval);
            for (Query query : dashboard.queries()) {
                if (query.source().equals("questdb")) {
                    QueryResult answer = sql.query(grafana.expand(query.text(), chosen, multi));
                    assertThat(answer.rows()).as(query.panel()).isNotEmpty();
                    PanelNeeds.check(query.type(), answer);
                }
            }
        }
    }

    /** All values of a variable where several may be chosen, else one. */
    private static Map<String, List<String>> firstChoices(Dashboard dashboard, QuestDbClient sql) {
        Map<String, List<String>> chosen = new HashMap<>();
        for (Variable variable : dashboard.variables()) {
            QueryResult answer = sql.query(variable.sql());
            List<String> values = answer.column(answer.columns().get(0));
            assertThat(values).as(variable.name()).isNotEmpty();
            chosen.put(
                    variable.name(),
                    variable.multi() ? values : List.of(values.contains("trades") ? "trades" : values.get(0)));
        }
        return chosen;
    }

    @Test
    void everyAlertRuleGivesOneNumber(ExamplesWorld world) {
        List<AlertRule> rules = AlertRule.all();
        assertThat(rules).hasSizeGreaterThan(5).extracting(AlertRule::uid).doesNotHaveDuplicates();

        for (AlertRule rule : rules) {
            QueryResult answer = world.stack().questDb().sql().query(rule.sql());
            assertThat(answer.value().isNumber()).as(rule.title()).isTrue();
        }
    }

    @ParameterizedTest(name = "{0}: fires when there is a row of {1}: {2}")
    @CsvSource({
        "tributary-iot-no-rows, iot_data, false",
        "tributary-github-no-rows, github_events, false",
        "tributary-trades-no-rows, trades, false",
        "tributary-dead-letters, dead_letters, true"
    })
    void rulesAboutRecentRowsTellWhetherThereAreAny(String uid, String table, boolean fires, ExamplesWorld world) {
        AlertRule rule = rule(uid);
        QuestDbClient sql = world.stack().questDb().sql();
        String newest = sql.query("SELECT max(timestamp) FROM " + table).value().asText();
        String justAfter = "dateadd('s', 1, '" + newest + "'::timestamp)";
        String anHourAfter = "dateadd('h', 1, '" + newest + "'::timestamp)";

        assertThat(rule.fires(number(sql, rule.sql().replace("now()", justAfter))))
                .isEqualTo(fires);
        assertThat(rule.fires(number(sql, rule.sql().replace("now()", anHourAfter))))
                .isNotEqualTo(fires);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tributary-suspended-tables", "tributary-invalid-views", "tributary-wal-behind"})
    void rulesAboutQuestDbAreQuietWhileItIsWell(String uid, ExamplesWorld world) {
        AlertRule rule = rule(uid);

        assertThat(rule.fires(number(world.stack().questDb().sql(), rule.sql())))
                .isFalse();
    }

    private static AlertRule rule(String uid) {
        return AlertRule.all().stream()
                .filter(rule -> rule.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    private static double number(QuestDbClient sql, String query) {
        return sql.query(query).value().asDouble();
    }

    @Test
    void provisioningNamesTheSourcesThatDashboardsUse() {
        List<String> provisioned = Provisioning.dataSources();

        assertThat(provisioned).containsExactlyInAnyOrder("questdb", "prometheus");
        for (Dashboard dashboard : Dashboard.all()) {
            assertThat(dashboard.queries()).extracting(Query::source).isSubsetOf(provisioned);
        }
        assertThat(Provisioning.dashboardFolders()).allMatch(folder -> folder.startsWith("/var/lib/grafana/"));
    }

    @Test
    void secretsComeFromGrafanasEnvironment() {
        assertThat(Provisioning.secrets()).isNotEmpty().allMatch(secret -> secret.matches("\\$[A-Z_]+"));
    }
}
