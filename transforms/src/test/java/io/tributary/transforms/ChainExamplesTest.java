package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The chains in config-examples/transforms do what their README says. */
class ChainExamplesTest {
    private static final Path FOLDER = Path.of(System.getProperty("tributary.home"), "config-examples/transforms");

    private static JsonNode run(String file, String input, boolean withSchema) throws IOException {
        SinkRecord output = apply(file, Example.record(Example.MAPPER.readTree(input), withSchema));
        return output == null ? null : TypedJson.toJson(output.value());
    }

    private static void expect(String file, String input, String value) throws IOException {
        for (boolean withSchema : List.of(true, false)) {
            assertThat(run(file, input, withSchema)).isEqualTo(Example.MAPPER.readTree(value));
        }
    }

    @Test
    void gitHubPayloadBecomesAFlatRow() throws IOException {
        String event =
                "{\"id\":\"7\",\"type\":\"PushEvent\",\"actor\":{\"id\":1,\"login\":\"ada\"},\"repo\":{\"name\":\"a/b\"},"
                        + "\"payload\":{\"size\":2,\"commits\":[{}]},\"created_at\":\"2024-05-17T08:30:00Z\"}";
        expect(
                "github-payload-to-flat-row",
                Example.MAPPER.writeValueAsString(Map.of("value", event)),
                "{\"id\":\"7\",\"type\":\"PushEvent\",\"actor_login\":\"ada\",\"repo_name\":\"a/b\",\"payload_size\":2,"
                        + "\"timestamp\":1715934600000000}");
    }

    @Test
    void accelerometerBecomesMagnitude() throws IOException {
        expect(
                "accelerometer-to-magnitude",
                "{\"value\":{\"x\":\"3\",\"y\":\"4\",\"z\":\"12\"}}",
                "{\"x\":3.0,\"y\":4.0,\"z\":12.0,\"magnitude\":13.0}");
        expect(
                "accelerometer-to-magnitude",
                "{\"value\":{\"x\":\"3\",\"y\":\"?\",\"z\":\"12\"}}",
                "{\"x\":3.0,\"y\":null,\"z\":12.0,\"magnitude\":null}");
    }

    @Test
    void actorBecomesAPseudonym() throws IOException {
        String event = """
                {"value": {"id": "7", "type": "PushEvent", "public": true, "created_at": "2024-05-17T08:30:00Z",
                 "actor": {"id": 4321, "login": "ada", "display_login": "ada", "gravatar_id": "",
                  "url": "https://api.github.com/users/ada", "avatar_url": "https://avatars.test/u/4321"},
                 "repo": {"id": 5, "name": "ada/engine", "url": "https://api.github.com/repos/ada/engine"},
                 "payload": {"size": 1, "commits": [{"author": {"name": "ada", "email": "ada@example.org"}}]}}}
                """;
        for (boolean withSchema : List.of(true, false)) {
            JsonNode output = run("pseudonymous-actor", event, withSchema);
            assertThat(output.at("/actor/login").asText()).matches("1:[0-9a-f]{64}");
            assertThat(output.toString().replace(output.at("/actor/login").asText(), ""))
                    .doesNotContain("ada")
                    .doesNotContain("4321");
            assertThat(output.get("id").asText()).isEqualTo("7");
            assertThat(output.get("type").asText()).isEqualTo("PushEvent");
            assertThat(output.get("created_at").asText()).isEqualTo("2024-05-17T08:30:00Z");
        }
    }

    @Test
    void positionBecomesAGeohash() throws IOException {
        expect(
                "position-to-geohash",
                "{\"value\":{\"lat\":57.64911,\"lon\":10.40744}}",
                "{\"lat\":57.64911,\"lon\":10.40744,\"geohash\":\"u4pruydq\"}");
        expect(
                "position-to-geohash",
                "{\"value\":{\"lat\":99.5,\"lon\":10.5}}",
                "{\"lat\":99.5,\"lon\":10.5,\"geohash\":null}");
    }

    @Test
    void nanosecondsBecomeTheTimestamp() throws IOException {
        String input = "{\"value\":{\"time_ns\":1715934600123456789,\"v\":1}}";
        for (boolean withSchema : List.of(true, false)) {
            SinkRecord output =
                    apply("epoch-nanos-to-timestamp", Example.record(Example.MAPPER.readTree(input), withSchema));
            assertThat(output.timestamp()).isEqualTo(1_715_934_600_123L);
            assertThat(TypedJson.toJson(output.value()).get("timestamp").asText())
                    .isEqualTo("2024-05-17T08:30:00.123Z");
        }
    }

    @Test
    void orderBookBecomesMatrices() throws IOException {
        expect(
                "order-book-to-matrix",
                "{\"value\":{\"bids\":[{\"price\":10.5,\"size\":3.0}],\"asks\":[{\"price\":11.5,\"size\":4.0}]}}",
                "{\"bids\":[[10.5],[3.0]],\"asks\":[[11.5],[4.0]]}");
    }

    @Test
    void readingsAreThinned() throws IOException {
        expect(
                "one-per-device-and-second",
                "{\"value\":{\"device_id\":\"a\",\"timestamp\":1715934600123456}}",
                "{\"device_id\":\"a\",\"timestamp\":1715934600123456,\"kafka_partition\":3,\"kafka_offset\":42}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ci[bot]", "ada"})
    void botsGoToATopicOfTheirOwn(String login) throws IOException {
        String input = Example.MAPPER.writeValueAsString(Map.of("value", Map.of("actor", Map.of("login", login))));
        SinkRecord output = apply("bots-aside", Example.record(Example.MAPPER.readTree(input), false));
        assertThat(output.topic()).isEqualTo(login.equals("ada") ? Records.TOPIC : Records.TOPIC + "_bots");
    }

    @Test
    void everyChainIsTestedAndNamedInTheReadme() throws IOException {
        String test = Files.readString(Path.of(
                System.getProperty("tributary.home"),
                "transforms/src/test/java/io/tributary/transforms/ChainExamplesTest.java"));
        String readme = Files.readString(FOLDER.resolve("README.md"));
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(it -> it.getFileName().toString())
                    .filter(it -> it.endsWith(".json"))
                    .toList();
            assertThat(names).isNotEmpty().allSatisfy(name -> {
                assertThat(test).contains('"' + name.replace(".json", "") + '"');
                assertThat(readme).contains(name);
            });
        }
    }

    /** Runs a chain the way a worker does. */
    private static SinkRecord apply(String file, SinkRecord input) throws IOException {
        Map<String, String> config = new LinkedHashMap<>();
        Example.MAPPER
                .readTree(FOLDER.resolve(file + ".json").toFile())
                .properties()
                .forEach(it -> config.put(it.getKey(), secret(it.getValue().asText())));
        SinkRecord record = input;
        List<String> steps = new ArrayList<>(List.of(config.get("transforms").split(",")));
        while (record != null && !steps.isEmpty()) {
            record = step(config, steps.remove(0), record);
        }
        return record;
    }

    private static SinkRecord step(Map<String, String> config, String name, SinkRecord record) {
        Map<String, String> settings = withPrefix(config, "transforms." + name + ".");
        String predicateName = settings.get("predicate");
        if (predicateName != null) {
            Map<String, String> condition = withPrefix(config, "predicates." + predicateName + ".");
            Predicate<SinkRecord> predicate = predicate(condition.get("type"));
            predicate.configure(condition);
            if (!predicate.test(record)) {
                return record;
            }
        }
        Transformation<SinkRecord> transform = transform(settings.get("type"));
        transform.configure(settings);
        return transform.apply(record);
    }

    private static Map<String, String> withPrefix(Map<String, String> config, String prefix) {
        Map<String, String> part = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                part.put(key.substring(prefix.length()), value);
            }
        });
        return part;
    }

    /** In place of a ConfigProvider. */
    private static String secret(String value) {
        return value.startsWith("${file:") ? "a-key-for-tests-only" : value;
    }

    @SuppressWarnings("unchecked")
    private static Predicate<SinkRecord> predicate(String className) {
        return (Predicate<SinkRecord>) create(className);
    }

    @SuppressWarnings("unchecked")
    private static Transformation<SinkRecord> transform(String className) {
        return (Transformation<SinkRecord>) create(className);
    }

    private static Object create(String className) {
        try {
            return Class.forName(className).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
