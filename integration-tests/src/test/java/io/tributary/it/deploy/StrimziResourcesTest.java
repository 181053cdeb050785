package io.tributary.it.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.connector.Connector;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * The resources for Strimzi's operator: what its definitions of KafkaConnect and KafkaConnector ask for, and what our
 * connectors say of their settings.
 */
class StrimziResourcesTest {
    private static final String API = "kafka.strimzi.io/v1";
    private static final String CLUSTER_LABEL = "strimzi.io/cluster";
    /** What the operator sets itself and refuses in {@code config}. */
    private static final List<String> OPERATORS_OWN = List.of(
            "ssl.",
            "sasl.",
            "security.",
            "listeners",
            "plugin.path",
            "rest.",
            "bootstrap.servers",
            "group.id",
            "config.storage.topic",
            "offset.storage.topic",
            "status.storage.topic",
            "consumer.interceptor.classes",
            "producer.interceptor.classes");
    /** What the operator takes from the resource and refuses in a connector's {@code config}. */
    private static final Set<String> FROM_RESOURCE =
            Set.of("name", "connector.class", "tasks.max", "connector.plugin.version");

    private static List<Map<String, Object>> documents(String name) throws IOException {
        Path file =
                PluginFolder.home().resolve("config-examples/deploy/strimzi").resolve(name);
        Iterable<Object> documents = new Load(LoadSettings.builder().build()).loadAllFromString(Files.readString(file));
        return StreamSupport.stream(documents.spliterator(), false)
                .map(StrimziResourcesTest::map)
                .toList();
    }

    @SuppressWarnings("unchecked") // keys of YAML maps in these files are strings
    private static Map<String, Object> map(Object node) {
        assertThat(node).isInstanceOf(Map.class);
        return (Map<String, Object>) node;
    }

    @Test
    void theWorkersHaveWhatTheOperatorAsksFor() throws Exception {
        Map<String, Object> connect = documents("kafka-connect.yaml").get(0);
        Map<String, Object> spec = map(connect.get("spec"));

        assertThat(connect).containsEntry("apiVersion", API).containsEntry("kind", "KafkaConnect");
        assertThat(map(map(connect.get("metadata")).get("annotations")))
                .containsEntry("strimzi.io/use-connector-resources", "true");
        assertThat(spec)
                .containsKeys(
                        "replicas",
                        "bootstrapServers",
                        "groupId",
                        "configStorageTopic",
                        "offsetStorageTopic",
                        "statusStorageTopic");
        assertThat(map(spec.get("config")).keySet())
                .noneMatch(key -> OPERATORS_OWN.stream().anyMatch(key::startsWith));
        Map<String, Object> template = map(spec.get("template"));
        Map<String, Object> mount =
                map(((List<?>) map(template.get("connectContainer")).get("volumeMounts")).get(0));
        assertThat(mount.get("mountPath").toString())
                .as("additional volumes may be mounted below /mnt only")
                .startsWith("/mnt/")
                .isEqualTo(map(spec.get("config")).get("config.providers.secrets.param.allowed.paths"));
        assertThat(mount.get("name"))
                .isEqualTo(map(((List<?>) map(template.get("pod")).get("volumes")).get(0))
                        .get("name"));
    }

    @Test
    void theConnectorsAreValidAndBelongToTheWorkers() throws Exception {
        Object cluster =
                map(documents("kafka-connect.yaml").get(0).get("metadata")).get("name");
        List<Map<String, Object>> connectors = documents("kafka-connectors.yaml");

        assertThat(connectors).hasSize(4);
        for (Map<String, Object> connector : connectors) {
            Map<String, Object> metadata = map(connector.get("metadata"));
            Map<String, Object> spec = map(connector.get("spec"));
            assertThat(connector).containsEntry("apiVersion", API).containsEntry("kind", "KafkaConnector");
            assertThat(metadata.get("name").toString()).matches("[a-z0-9]([-a-z0-9]*[a-z0-9])?");
            assertThat(map(metadata.get("labels"))).containsEntry(CLUSTER_LABEL, cluster);
            assertThat(spec.get("tasksMax")).isInstanceOf(Integer.class);
            Map<String, Object> config = map(spec.get("config"));
            assertThat(config).doesNotContainKeys(FROM_RESOURCE.toArray(String[]::new));
            assertThat(errors(spec.get("class").toString(), config))
                    .as("errors of " + metadata.get("name"))
                    .isEmpty();
        }
    }

    /** What the connector itself says, with secrets as the worker would have put them in. */
    private static List<String> errors(String className, Map<String, Object> config) throws Exception {
        Map<String, String> settings = new HashMap<>();
        config.forEach(
                (key, value) -> settings.put(key, value.toString().replaceAll("\\$\\{secrets:[^}]*}", "secret")));
        for (PluginFolder folder : PluginFolder.all()) {
            try (URLClassLoader loader = folder.open()) {
                Connector connector = (Connector)
                        loader.loadClass(className).getDeclaredConstructor().newInstance();
                Set<String> known = connector.config().names();
                assertThat(settings.keySet())
                        .as("settings that " + className + " or Connect knows")
                        .allMatch(key -> known.contains(key) || key.matches("(key|value)\\.converter.*|topics"));
                return connector.validate(settings).configValues().stream()
                        .map(ConfigValue::errorMessages)
                        .flatMap(List::stream)
                        .toList();
            } catch (ClassNotFoundException e) {
                // Another plugin's class.
            }
        }
        return Stream.of("no plugin has " + className).toList();
    }
}
