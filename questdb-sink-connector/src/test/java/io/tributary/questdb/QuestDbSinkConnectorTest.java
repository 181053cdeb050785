package io.tributary.questdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.wire.FakeQuestDb;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.sink.SinkConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestDbSinkConnectorTest {
    private static final String CONF = "http::addr=127.0.0.1:9000;";

    private final QuestDbSinkConnector connector = new QuestDbSinkConnector();

    private Map<String, List<String>> errors(Map<String, String> properties) {
        Map<String, List<String>> errors = new HashMap<>();
        for (ConfigValue value : connector.validate(properties).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }

    @Test
    void acceptsTheSmallestConfiguration() {
        assertThat(errors(Map.of("client.conf.string", CONF))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "client.conf.string|tcp::addr=a:9009;|over TCP QuestDB never says",
                "client.conf.string|http::addr=a;user_name=b;|unknown key 'user_name'",
                "client.conf.string|http::addr=${TRIBUTARY_NOT_SET};|TRIBUTARY_NOT_SET is not set on this worker",
                "client.conf.string|http::addr=a;token=b\u200B;|token has a character that a token cannot have",
                "allowed.lag|0|at least 1",
                "max.in.flight.requests|0|at least 1",
                "batch.max.bytes|x|Not a number",
                "bad.records.max.share|1.5|no more than 1",
                "dlq.send.batch.on.error|maybe|true or false",
                "connection.check|maybe|true or false",
            })
    void marksTheWrongKey(String key, String value, String sentence) {
        Map<String, String> properties = new HashMap<>(Map.of("client.conf.string", CONF));
        properties.put(key, value);

        assertThat(errors(properties))
                .containsOnlyKeys(key)
                .hasEntrySatisfying(
                        key,
                        messages -> assertThat(messages)
                                .anySatisfy(message -> assertThat(message).contains(sentence)));
    }

    @Test
    void saysWhereToPutTheAddressWhenThereIsNone() {
        assertThat(errors(Map.of()))
                .hasEntrySatisfying(
                        "client.conf.string",
                        messages -> assertThat(messages.get(0)).contains("http::addr=localhost:9000;"));
    }

    @Test
    void refusesTheTcpKeyOfTheOfficialConnector() {
        assertThat(errors(Map.of("host", "localhost:9009")))
                .hasEntrySatisfying(
                        "client.conf.string",
                        messages -> assertThat(messages.get(0)).contains("rows could be lost without notice"));
    }

    @Test
    void effectivelyOnceNeedsATimestampOfTheRecord() {
        assertThat(errors(Map.of("client.conf.string", CONF, "delivery.guarantee", "effectively_once")))
                .containsOnlyKeys("delivery.guarantee");
        assertThat(errors(Map.of(
                        "client.conf.string",
                        CONF,
                        "delivery.guarantee",
                        "effectively_once",
                        "timestamp.kafka.native",
                        "true")))
                .isEmpty();
    }

    @Test
    void effectivelyOnceCannotUseTheTimeOfArrival() {
        assertThat(errors(Map.of(
                        "client.conf.string",
                        CONF,
                        "delivery.guarantee",
                        "effectively_once",
                        "timestamp.field.name",
                        "ts",
                        "timestamp.missing",
                        "now")))
                .containsOnlyKeys("timestamp.missing");
    }

    @Test
    void aCheckOfTheConnectionFindsAServerThatWorks() {
        try (FakeQuestDb server = new FakeQuestDb()) {
            assertThat(errors(checked(server))).isEmpty();
        }
    }

    @Test
    void aCheckOfTheConnectionFindsAServerThatIsNotThere() {
        FakeQuestDb server = new FakeQuestDb();
        server.close();

        assertThat(errors(checked(server)))
                .hasEntrySatisfying(
                        "client.conf.string",
                        messages -> assertThat(messages.get(0)).contains(server.address() + " does not answer"));
    }

    @Test
    void aCheckOfTheConnectionFindsAReadOnlyServer() {
        try (FakeQuestDb server = new FakeQuestDb()) {
            server.settings("{\"config\":{\"accepting.writes\":[]}}");

            assertThat(errors(checked(server)))
                    .hasEntrySatisfying(
                            "client.conf.string",
                            messages -> assertThat(messages.get(0)).contains("read-only"));
        }
    }

    @Test
    void aCheckOfTheConnectionFindsAProtocolTheServerDoesNotSpeak() {
        try (FakeQuestDb server = new FakeQuestDb()) {
            server.settings("{\"config\":{\"line.proto.support.versions\":[1,2],\"accepting.writes\":[\"http\"]}}");
            Map<String, String> properties = new HashMap<>(checked(server));
            properties.put("client.conf.string", "http::addr=" + server.address() + ";protocol_version=3;");

            assertThat(errors(properties))
                    .hasEntrySatisfying(
                            "client.conf.string",
                            messages -> assertThat(messages.get(0))
                                    .contains("up to version 2, not version 3 as protocol_version says"));
        }
    }

    @Test
    void aTrustStoreThatCannotBeReadIsMarked() {
        assertThat(errors(Map.of("client.conf.string", "https::addr=a;tls_roots=/no/such/file;")))
                .hasEntrySatisfying(
                        "client.conf.string",
                        messages -> assertThat(messages.get(0)).contains("trust store of tls_roots cannot be used"));
    }

    private static Map<String, String> checked(FakeQuestDb server) {
        return Map.of("client.conf.string", "http::addr=" + server.address() + ";", "connection.check", "true");
    }

    @Test
    void neverShowsASecretInAnError() {
        assertThat(errors(Map.of("client.conf.string", "http::addr=a;token=Secret1;token=Secret1;"))
                        .toString())
                .doesNotContain("Secret1");
    }

    @Test
    void everyKeyIsDocumentedForAPerson() {
        assertThat(connector.config().configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).as(key.name).hasSizeGreaterThan(30);
            assertThat(key.group).as(key.name).isNotBlank();
            assertThat(key.displayName).as(key.name).isNotEqualTo(key.name);
        });
    }

    @Test
    void givesEveryTaskItsNumberBesidesTheConfiguration() {
        connector.start(Map.of("client.conf.string", CONF));

        assertThat(connector.taskConfigs(2))
                .containsExactly(
                        Map.of("client.conf.string", CONF, "tributary.task.number", "0"),
                        Map.of("client.conf.string", CONF, "tributary.task.number", "1"));
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(SinkConnector.class)).hasAtLeastOneElementOfType(QuestDbSinkConnector.class);
    }

    @Test
    void hasTheVersionOfTheBuild() {
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }
}
