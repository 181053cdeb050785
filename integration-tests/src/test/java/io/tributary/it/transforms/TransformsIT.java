package io.tributary.it.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.pipeline.TopicContent;
import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import io.tributary.stack.connect.ConnectorPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every transform and the predicate, once each, in a real worker of the newest and of the oldest supported Connect. */
class TransformsIT {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest(name = "Connect jars of {0}")
    @ValueSource(strings = {"local-stack/kafka", "local-stack/kafka-3.6"})
    void everyTransformRunsInAWorker(String worker) {
        List<Path> jars = Home.jars(Home.find().root().resolve(worker).resolve("target/lib"));
        List<Path> plugins = PluginFolder.all().stream()
                .map(folder -> folder.path().getParent())
                .toList();
        try (LocalStack stack = LocalStack.builder()
                .workerJars(jars)
                .plugins(plugins)
                .withoutQuestDb()
                .start()) {
            List<TransformCase> cases = TransformCase.all().toList();
            cases.forEach(it -> stack.connect().create(it.name(), connector(it)));
            cases.forEach(it -> check(stack, it));
            checkListing(stack);
            checkValidation(stack);
        }
    }

    private static void check(LocalStack stack, TransformCase transform) {
        stack.connect().awaitRunning(transform.name(), LIMIT);
        int atLeast = transform.count() < 0 ? 1 : transform.count();
        Await.until(
                "records of " + transform.name(),
                LIMIT,
                () -> stack.topics().size(transform.topic()),
                size -> size >= atLeast);

        List<JsonNode> values = values(stack, transform.topic());

        assertThat(values).as(transform.name()).allMatch(transform.expected());
        if (transform.count() > 0) {
            assertThat(values).as(transform.name()).hasSize(transform.count());
        }
    }

    private static void checkListing(LocalStack stack) {
        List<ConnectorPlugin> ours = stack.connect().plugins().stream()
                .filter(it -> it.className().startsWith("io.tributary.transforms."))
                .toList();
        assertThat(ours).hasSize(31).allMatch(it -> it.version().matches("\\d+\\.\\d+\\.\\d+.*"), "has a version");
    }

    /** What is wrong in a transform or predicate is shown at its own key, also where two settings contradict each other. */
    private static void checkValidation(LocalStack stack) {
        assertThat(errors(stack, "Filter$Value", Map.of("condition", "speed >")))
                .containsOnlyKeys("transforms.wrong.condition");
        assertThat(errors(stack, "Compute$Value", Map.of("columns", "a:int64 = $nothing ? 1 : 2")))
                .containsOnlyKeys("transforms.wrong.columns");
        assertThat(errors(stack, "Cast$Value", Map.of("spec", "a..b:int32"))).containsOnlyKeys("transforms.wrong.spec");
        assertThat(errors(stack, "RouteTopic$Value", Map.of("topic", "t-{a")))
                .containsOnlyKeys("transforms.wrong.topic");
        assertThat(errors(stack, "Protect$Key", Map.of("fields", "a"))).containsOnlyKeys("transforms.wrong.key");
        assertThat(errors(stack, "NullPolicy$Value", Map.of("defaults", "a:5")))
                .containsOnlyKeys("transforms.wrong.defaults");
        assertThat(errors(stack, "TimestampConvert$Value", Map.of("fields", "a,a.b")))
                .containsOnlyKeys("transforms.wrong.fields");
        assertThat(errors(stack, "Cast$Value", Map.of("spec", "a:int32", "predicate", "p"), "speed >"))
                .containsOnlyKeys("predicates.p.condition");
        assertThat(errors(stack, "Cast$Value", Map.of("spec", "a:int32", "predicate", "p"), "speed > 5"))
                .isEmpty();
    }

    private static Map<String, List<String>> errors(LocalStack stack, String transform, Map<String, String> settings) {
        return errors(stack, transform, settings, "true");
    }

    private static Map<String, List<String>> errors(
            LocalStack stack, String transform, Map<String, String> settings, String condition) {
        Map<String, String> config = connector(TransformCase.all().findFirst().orElseThrow());
        config.keySet().removeIf(key -> key.startsWith("transforms"));
        config.put("name", "validated");
        config.put("transforms", "wrong");
        config.put("transforms.wrong.type", "io.tributary.transforms." + transform);
        settings.forEach((key, value) -> config.put("transforms.wrong." + key, value));
        config.put("predicates", "p");
        config.put("predicates.p.type", "io.tributary.transforms.Matches");
        config.put("predicates.p.condition", condition);
        return stack.connect().validate(config).errors();
    }

    private static Map<String, String> connector(TransformCase transform) {
        Map<String, String> config = new HashMap<>(transform.settings());
        config.put("connector.class", "io.tributary.synthetic.SyntheticSourceConnector");
        config.put("tasks.max", "1");
        config.put("dataset", "iot_data");
        config.put("topic", transform.topic());
        config.put("rate", "1000");
        config.put("max.records", String.valueOf(TransformCase.RECORDS));
        config.put("output", "struct");
        config.put("timestamp.unit", "micros");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    private static List<JsonNode> values(LocalStack stack, String topic) {
        List<JsonNode> values = new ArrayList<>();
        TopicContent.read(stack, topic).forEach(record -> {
            try {
                values.add(JSON.readTree(record.value()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        return values;
    }
}
