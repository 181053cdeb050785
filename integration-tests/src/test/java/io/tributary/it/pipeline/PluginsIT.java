package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.LocalStack;
import io.tributary.stack.connect.ConfigValidation;
import io.tributary.stack.connect.ConnectorPlugin;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker says about the packaged plugins. */
@ExtendWith(SharedStack.class)
class PluginsIT {
    private static final URI API = URI.create("http://127.0.0.1:1");

    @Test
    void everyPluginIsListedWithItsVersion(LocalStack stack) throws IOException {
        Map<String, String> versions = stack.connect().plugins().stream()
                .filter(plugin -> plugin.className().startsWith("io.tributary."))
                .collect(Collectors.toMap(ConnectorPlugin::className, ConnectorPlugin::version, (a, b) -> a));

        for (PluginFolder plugin : PluginFolder.all()) {
            Path jar = plugin.jars().stream()
                    .filter(file -> file.getFileName().toString().startsWith(plugin.module()))
                    .findFirst()
                    .orElseThrow();
            for (String className : services(jar)) {
                assertThat(versions).containsEntry(className, versionOf(jar, plugin.module()));
            }
        }
        assertThat(versions)
                .containsKeys(
                        Connectors.GITHUB,
                        Connectors.SYNTHETIC,
                        Connectors.SINK,
                        "io.tributary.transforms.TimestampConvert$Key",
                        "io.tributary.transforms.TimestampConvert$Value");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "github.feeds, everything",
                "github.feeds, repos/one",
                "github.api.url, api.github.com",
                "github.api.url, ftp://example.com",
                "topic, with space",
                "topic, ${nonsense}",
                "value.mode, xml",
                "key.mode, sha",
                "poll.interval.min.ms, 0",
                "poll.interval.min.ms, soon",
                "rate.limit.reserve.percent, 101",
                "poll.seen.ids, 10",
                "http.proxy, proxy",
                "github.app.private.key, secret"
            })
    void githubMarksTheWrongKey(String key, String badValue, LocalStack stack) {
        assertOnlyWrong(stack, Connectors.github(API, "events", "flat"), key, badValue);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "client.conf.string, nonsense",
                "client.conf.string, tcp::addr=localhost:9009;",
                "client.conf.string, http::addr=localhost:notaport;",
                "timestamp.units, fortnights",
                "max.in.flight.requests, 0",
                "batch.max.bytes, 1",
                "bad.records.max.share, 2",
                "flush.linger.ms, often"
            })
    void sinkMarksTheWrongKey(String key, String badValue, LocalStack stack) {
        assertOnlyWrong(stack, Connectors.sink(stack, "events", "created_at"), key, badValue);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "dataset, no_such_data",
                "rate, 0",
                "rate, fast",
                "events.per.tick, 0",
                "output, xml",
                "timestamp.unit, fortnights",
                "seed, lucky"
            })
    void syntheticSourceMarksTheWrongKey(String key, String badValue, LocalStack stack) {
        assertOnlyWrong(stack, Connectors.synthetic("iot"), key, badValue);
    }

    @Test
    void secretsAreNotShownByValidation(LocalStack stack) {
        Map<String, String> config = Connectors.sink(stack, "events", "created_at");
        config.put("client.conf.string", "http::addr=localhost:9000;username=u;password=opensesame;nonsense");

        assertThat(stack.connect().validate(config).errors().toString()).doesNotContain("opensesame");
    }

    private static void assertOnlyWrong(LocalStack stack, Map<String, String> sound, String key, String badValue) {
        Map<String, String> named = new HashMap<>(sound);
        named.put("name", "validated");
        assertThat(stack.connect().validate(named)).isEqualTo(new ConfigValidation(0, Map.of()));
        named.put(key, badValue);

        ConfigValidation validation = stack.connect().validate(named);

        assertThat(validation.errors()).containsOnlyKeys(key);
        assertThat(validation.errors().get(key))
                .allSatisfy(sentence ->
                        assertThat(sentence).matches("(?s).*[a-z ]{8}.*").doesNotContain("Exception"));
    }

    private static List<String> services(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            StringBuilder classes = new StringBuilder();
            for (ZipEntry entry : file.stream()
                    .filter(it -> it.getName().startsWith("META-INF/services/org.apache.kafka.connect"))
                    .toList()) {
                try (InputStream content = file.getInputStream(entry)) {
                    classes.append(new String(content.readAllBytes(), StandardCharsets.UTF_8))
                            .append('\n');
                }
            }
            return classes.toString()
                    .lines()
                    .map(line -> line.replaceAll("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    /** {@code module-VERSION.jar}. */
    private static String versionOf(Path jar, String module) {
        String file = jar.getFileName().toString();
        return file.substring(module.length() + 1, file.length() - ".jar".length());
    }
}
