package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Grafana's alert rules as files: which are loaded where. Their SQL is run by {@link DashboardsIT}. */
class AlertFilesTest {
    private static final Path COMPOSE = PluginFolder.home().resolve("config-examples/deploy/compose");
    private static final Pattern TABLE = Pattern.compile("\\bFROM (\\w+)\\b(?!\\()");

    @Test
    void aRuleAboutATableIsInAFileWithRulesAboutThatTableOnly() {
        for (Path file : Provisioning.alertFiles()) {
            List<AlertRule> rules = AlertRule.of(file);

            assertThat(rules).as(file.toString()).isNotEmpty();
            assertThat(rules.stream().map(AlertFilesTest::tables).distinct())
                    .as(file.toString())
                    .hasSize(1);
        }
    }

    @Test
    void groupsOfTheSameFolderHaveNamesOfTheirOwn() {
        assertThat(Provisioning.alertFiles().stream()
                        .flatMap(file -> Provisioning.elements(Yaml.read(file).path("groups")))
                        .map(group -> group.path("name").asText()))
                .hasSizeGreaterThan(1)
                .doesNotHaveDuplicates();
    }

    @Test
    void theComposeFileLoadsNoRuleAboutATableThatItsConnectorsDoNotFill() throws IOException {
        List<String> filled;
        try (Stream<Path> connectors = Files.list(COMPOSE.resolve("connectors"))) {
            filled = connectors
                    .map(file -> Yaml.read(file).path("table").asText())
                    .filter(table -> !table.isEmpty())
                    .toList();
        }

        List<AlertRule> loaded = mountedAlertFiles().stream()
                .flatMap(file -> AlertRule.of(file).stream())
                .toList();
        assertThat(loaded).isNotEmpty();
        assertThat(loaded.stream().flatMap(rule -> tables(rule).stream())).isSubsetOf(filled);
    }

    private static List<Path> mountedAlertFiles() {
        JsonNode volumes = Yaml.read(COMPOSE.resolve("compose.yaml")).at("/services/grafana/volumes");
        List<Path> mounted = Provisioning.elements(volumes)
                .map(volume -> volume.asText().split(":", -1)[0])
                .map(source -> COMPOSE.resolve(source).normalize())
                .toList();
        assertThat(mounted).allMatch(Files::exists);
        return Provisioning.alertFiles().stream()
                .filter(file -> mounted.stream().anyMatch(file::startsWith))
                .toList();
    }

    /** A view that is being refreshed is neither valid nor invalid. */
    @Test
    void aViewThatIsBeingRefreshedIsNotToldOf() {
        assertThat(AlertRule.all())
                .filteredOn(rule -> rule.uid().equals("tributary-invalid-views"))
                .singleElement()
                .satisfies(rule -> assertThat(rule.sql()).endsWith("WHERE view_status = 'invalid'"));
    }

    /** The tables that a rule asks, without QuestDB's functions. */
    private static List<String> tables(AlertRule rule) {
        return TABLE.matcher(rule.sql())
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
