package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two forms of each connector say the same, and hold no secret. */
class ScenarioFilesTest {
    private static final Map<String, String> SECRET_SETTINGS =
            Map.of("client.conf.string", "file", "github.token", "env", "transforms.card.key", "directory");

    static List<Path> connectorFiles() throws IOException {
        try (Stream<Path> files = Files.walk(Scenario.folders(), 2)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("connectorFiles")
    void propertiesAreTheSameAsJson(Path json) {
        ConnectorExample example = ConnectorExample.ofJson(json);
        Path properties = json.resolveSibling(example.name() + ".properties");

        assertThat(json.getFileName()).hasToString(example.name() + ".json");
        assertThat(ConnectorExample.ofProperties(properties)).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("connectorFiles")
    void secretsAreNamedAndNotTold(Path json) {
        ConnectorExample.ofJson(json).config().forEach((key, value) -> {
            String provider = SECRET_SETTINGS.get(key);
            if (provider != null) {
                assertThat(value).as(key).matches("\\$\\{" + provider + ":.+}");
            } else {
                assertThat(key.toLowerCase(Locale.ROOT)).doesNotContain("password", "secret", "token");
            }
        });
    }

    @Test
    void everyFolderIsRunWithAllOfItsConnectors() throws IOException {
        assertThat(Scenarios.ALL).extracting(Scenario::name).containsExactlyElementsOf(Scenario.names());
        assertThat(Scenarios.ALL.stream()
                        .flatMap(scenario ->
                                scenario.connectors().stream().map(connector -> scenario.file(connector + ".json"))))
                .containsExactlyInAnyOrderElementsOf(connectorFiles());
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void everyTableOfAScenarioHasRowsToWaitFor(Scenario scenario) {
        assertThat(scenario.tables())
                .containsExactlyInAnyOrderElementsOf(scenario.rows().keySet());
    }

    /** The smallest integer is what QuestDB stores for NULL, so the sink refuses it for an INT. */
    @ParameterizedTest
    @MethodSource("scenarios")
    void aFieldThatMayBeTheSmallestIntegerHasAColumnThatHoldsIt(Scenario scenario) {
        String tables = String.join("\n", SqlFile.statements(scenario.file("tables.sql")));

        assertThat(scenario.examples().stream()
                        .filter(example -> example.config().containsKey("dataset"))
                        .flatMap(example ->
                                fieldsWithTheSmallestInteger(example.config().get("dataset"))))
                .allSatisfy(field -> assertThat(tables).doesNotContainPattern("\\b" + field + " INT\\b"));
    }

    private static Stream<String> fieldsWithTheSmallestInteger(String dataSet) {
        Path file = PluginFolder.home()
                .resolve("synthetic-source-connector/src/main/resources/io/tributary/synthetic/dataset")
                .resolve(dataSet + ".yaml");
        return Provisioning.elements(Yaml.read(file).path("fields"))
                .filter(field -> field.at("/range/0").asLong() == Integer.MIN_VALUE)
                .map(field -> field.path("name").asText());
    }

    static List<Scenario> scenarios() {
        return Scenarios.ALL;
    }
}
