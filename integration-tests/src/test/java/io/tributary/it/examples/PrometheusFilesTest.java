package io.tributary.it.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.it.plugin.PluginFolder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Prometheus's own tool on its files; skipped where it is not installed. What needs no tool is tested everywhere. */
class PrometheusFilesTest {
    private static final Path FOLDER = PluginFolder.home().resolve("config-examples/observability/prometheus");

    @Test
    void theConfigurationIsValid() throws Exception {
        promtool(FOLDER, "check", "config", "prometheus.yml");
    }

    @Test
    void theRulesFireWhenTheyShould() throws Exception {
        promtool(FOLDER, "check", "rules", "alerts.yml");
        promtool(FOLDER, "test", "rules", "alerts.test.yml");
    }

    @Test
    void theDashboardsAskWhatPrometheusUnderstands(@TempDir Path folder) throws Exception {
        List<String> expressions = Dashboard.all().stream()
                .flatMap(dashboard -> dashboard.expressions().stream())
                .distinct()
                .toList();
        assertThat(expressions).isNotEmpty();
        // As the expressions of recording rules they are parsed and checked.
        String rules = expressions.stream()
                .map(expression -> "  - {record: panel:" + Integer.toHexString(expression.hashCode()) + ", expr: '"
                        + expression + "'}\n")
                .collect(Collectors.joining());
        Files.writeString(folder.resolve("panels.yml"), "groups:\n- name: panels\n  rules:\n" + rules);

        promtool(folder, "check", "rules", "panels.yml");
    }

    @Test
    void everyAlertSaysWhatToDo() {
        List<JsonNode> rules = Provisioning.elements(
                        Yaml.read(FOLDER.resolve("alerts.yml")).path("groups"))
                .flatMap(group -> Provisioning.elements(group.path("rules")))
                .toList();

        assertThat(rules).hasSizeGreaterThan(5).allSatisfy(rule -> {
            assertThat(rule.path("expr").asText()).isNotBlank();
            assertThat(rule.at("/labels/severity").asText()).isIn("page", "ticket");
            assertThat(rule.at("/annotations/summary").asText()).isNotBlank();
            assertThat(rule.at("/annotations/action").asText()).isNotBlank();
        });
    }

    private static void promtool(Path folder, String... arguments) throws IOException, InterruptedException {
        Optional<Path> promtool = promtool();
        assumeTrue(promtool.isPresent(), "promtool is not installed (Debian: apt-get install prometheus)");
        List<String> command = Stream.concat(Stream.of(promtool.get().toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
    }

    private static Optional<Path> promtool() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
