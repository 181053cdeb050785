package io.tributary.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What can be said of the deployment files without a container engine and without systemd running. */
class DeploymentFilesTest {
    private static final Path DEPLOY = PluginFolder.home().resolve("config-examples/deploy");

    @TempDir
    Path folder;

    private static Map<?, ?> yaml(String name) throws IOException {
        String text = Files.readString(DEPLOY.resolve(name));
        // Merge keys (<<) are those of YAML 1.1, which compose reads; here they are keys like others.
        return (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    @Test
    void everyPortOfTheComposeFileIsOnLoopbackOnly() throws Exception {
        Map<?, ?> services = (Map<?, ?>) yaml("compose/compose.yaml").get("services");

        List<String> ports = services.values().stream()
                .map(service -> ((Map<?, ?>) service).get("ports"))
                .flatMap(list -> list == null ? Stream.empty() : ((List<?>) list).stream())
                .map(String::valueOf)
                .toList();
        assertThat(ports).hasSizeGreaterThanOrEqualTo(7).allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void noDeploymentFileHoldsASecret() throws Exception {
        try (Stream<Path> files = Files.walk(DEPLOY)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file).lines())
                        .as(file.toString())
                        .noneMatch(line -> line.matches(".*(?i)(password|token)[\"']?\\s*[=:]\\s*[\"']?[A-Za-z0-9].*")
                                && !line.matches(
                                        ".*(/run/secrets|LoadCredential|%d/|file:|secretName|--from-literal).*"));
            }
        }
    }

    @Test
    void theConnectorsOfTheComposeFileAreThoseOfTheExamplesButForTheirPlaces() throws Exception {
        List<String> places = List.of(
                "client.conf.string",
                "tasks.max",
                "github.token",
                "topic.creation.default.partitions",
                "topic.creation.default.replication.factor");
        ObjectMapper json = new ObjectMapper();
        for (String name : List.of("iot-data-source", "iot-data-sink", "github-events-source", "github-events-sink")) {
            JsonNode example = json.readTree(PluginFolder.home()
                            .resolve("config-examples/connectors/" + name + ".json")
                            .toFile())
                    .path("config");
            JsonNode deployed = json.readTree(
                    DEPLOY.resolve("compose/connectors/" + name + ".json").toFile());
            example.properties().stream()
                    .filter(setting -> !places.contains(setting.getKey()))
                    .forEach(setting -> assertThat(deployed.path(setting.getKey()))
                            .as(name + " " + setting.getKey())
                            .isEqualTo(setting.getValue()));
            deployed.fieldNames()
                    .forEachRemaining(key -> assertThat(example.has(key) || places.contains(key))
                            .as(name + " " + key)
                            .isTrue());
        }
    }

    @Test
    void systemdFindsNothingWrongWithTheUnits() throws Exception {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-analyze")),
                "systemd-analyze is not installed: the units are not checked");
        for (String unit : List.of("tributary-connect.service", "tributary-questdb.service")) {
            Path log = folder.resolve("log.txt");
            Process process = new ProcessBuilder(
                            "/usr/bin/systemd-analyze",
                            "verify",
                            "--man=no",
                            DEPLOY.resolve("systemd").resolve(unit).toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(Files.readString(log).lines().filter(line -> line.contains(unit)))
                    .as("but for Kafka, which is not installed here")
                    .allMatch(line -> line.contains("is not executable: No such file"));
        }
    }

    @Test
    void theWorkersSecretsAreWhereItsUnitPutsThem() throws Exception {
        Properties worker = new Properties();
        worker.load(Files.newBufferedReader(DEPLOY.resolve("systemd/worker.properties")));

        assertThat(worker.getProperty("config.providers.secrets.param.allowed.paths"))
                .isEqualTo("/run/credentials/tributary-connect.service");
        assertThat(Files.readString(DEPLOY.resolve("systemd/tributary-connect.service")))
                .contains("LoadCredential=questdb_password:", "/etc/tributary/worker.properties");
        assertThat(worker).containsKeys("bootstrap.servers", "group.id", "plugin.path", "config.storage.topic");
    }

    @Test
    void theShellScriptsAreBash() throws Exception {
        List<Path> scripts = List.of(
                DEPLOY.resolve("connect/worker"),
                DEPLOY.resolve("compose/register"),
                PluginFolder.home().resolve("local-stack/images/build"),
                PluginFolder.home().resolve("local-stack/images/kafka/docker/run"),
                PluginFolder.home().resolve(".ci/containers"),
                PluginFolder.home().resolve("build/packaged.sh"),
                PluginFolder.home().resolve("bench"),
                PluginFolder.home().resolve("quickstart"));
        for (Path script : scripts) {
            Process bash = new ProcessBuilder("bash", "-n", script.toString())
                    .inheritIO()
                    .start();
            assertThat(bash.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(bash.exitValue()).as(script.toString()).isZero();
        }
    }
}
