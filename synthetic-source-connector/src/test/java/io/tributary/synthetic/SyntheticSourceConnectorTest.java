package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.synthetic.dataset.DataSets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticSourceConnectorTest {
    private final SyntheticSourceConnector connector = new SyntheticSourceConnector();

    @Test
    void isFoundByServiceLoading() {
        assertThat(ServiceLoader.load(SourceConnector.class))
                .hasAtLeastOneElementOfType(SyntheticSourceConnector.class);
    }

    @Test
    void hasAVersion() {
        assertThat(connector.version()).matches("\\d+\\.\\d+\\.\\d+.*");
    }

    @ParameterizedTest
    @CsvSource({
        "dataset, no_such_set",
        "dataset.file, /no/such/file",
        "dataset.definition, name: x",
        "at.end, fail",
        "rate.profile, wild",
        "rate.low, 2000",
        "rate.period.ms, 0",
        "time.mode, yesterday",
        "start.time, 2024-01-01T00:00:00Z",
        "end.time, 2024-01-01T00:00:00Z",
        "key.field, colour",
        "key.field, lat",
        "key.distribution, gauss",
        "key.zipf.exponent, 0",
        "key.hot.share, 1.5",
        "topic, ''",
        "topic, a b",
        "topic, ${field.speed}",
        "topic, ${table}",
        "topic, .",
        "topic, ..",
        "partition.by, moon",
        "fault.null.probability, 2",
        "fault.late.at, x",
        "fault.malformed.probability, 0.1",
        "fault.outage.probability, 0.1",
        "seed, many",
        "shards, 0",
        "max.records, -2",
        "rate, 0",
        "rate, NaN",
        "events.per.tick, 0",
        "tick.ms, 0",
        "catch.up.max.ms, -1",
        "timestamp.unit, seconds",
        "output, avro",
        "poll.max.records, 0"
    })
    void validateMarksTheWrongKeyAndNoOther(String key, String value) {
        assertThat(marked(Settings.of(key, value))).containsExactly(key);
    }

    @Test
    void validateWantsOneWayToSayTheRate() {
        assertThat(marked(Settings.of("rate", "10", "events.per.tick", "10"))).containsExactly("events.per.tick");
    }

    @Test
    void validateSeesWhatDoesNotGoTogether() {
        assertThat(marked(Settings.of("time.mode", "historical"))).containsExactly("start.time");
        assertThat(marked(Settings.of("time.mode", "historical", "start.time", "yesterday")))
                .containsExactly("start.time");
        assertThat(marked(Settings.of(
                        "time.mode",
                        "historical",
                        "start.time",
                        "2024-01-01T00:00:00Z",
                        "end.time",
                        "2023-01-01T00:00:00Z")))
                .containsExactly("end.time");
        assertThat(marked(Settings.of("rate.profile", "steps"))).containsExactly("rate.steps");
        assertThat(marked(Settings.of("rate.profile", "burst", "rate.burst.ms", "60000")))
                .containsExactly("rate.burst.ms");
        assertThat(marked(Settings.of("dataset", "trades", "shards", "17"))).contains("shards");
        assertThat(marked(Settings.of("dataset", "trades", "rate", "2000", "timestamp.unit", "millis")))
                .containsExactly("timestamp.unit");
        assertThat(marked(Settings.of("dataset", "smart_meters", "rate", "2000", "timestamp.unit", "millis")))
                .isEmpty();
        assertThat(marked(Settings.of("dataset.file", "a", "dataset.definition", "b")))
                .contains("dataset.file");
    }

    @Test
    void anyDataSetRunsWithItsDefaults() {
        for (String name : DataSets.names()) {
            assertThat(marked(Settings.of("dataset", name))).as(name).isEmpty();
        }
    }

    @Test
    void validateKnowsHowLongATopicMayBe() {
        assertThat(marked(Settings.of("topic", "a".repeat(249)))).isEmpty();
        assertThat(marked(Settings.of("topic", "a".repeat(250)))).containsExactly("topic");
        assertThat(marked(Settings.of("topic", "${shard}" + "a".repeat(249)))).containsExactly("topic");
    }

    @ParameterizedTest
    @CsvSource({
        "added_field, fault.schema.change.at, 0",
        "unexpected_field, fault.extra.field.at, 3",
        "unexpected_field, fault.extra.field.probability, 0.5"
    })
    void validateSeesAFieldThatTroubleWouldAddASecondTime(String field, String key, String value) {
        String definition = "name: x\nfields:\n  - {name: " + field + ", type: string, values: [q]}\n";
        assertThat(marked(Settings.of("dataset.definition", definition))).isEmpty();
        assertThat(marked(Settings.of("dataset.definition", definition, key, value)))
                .containsExactly(key);
    }

    @Test
    void findsTypingErrors() {
        assertThat(UnknownKeys.in(
                        Settings.of("rat", "1", "value.converter.schemas.enable", "false", "transforms", "a")))
                .containsExactly("rat");
    }

    @Test
    void acceptsOffsetsItWrites() {
        Map<String, String> settings = Settings.of("shards", "2");
        assertThat(connector.alterOffsets(settings, Map.of(Map.of("shard", 1L), Map.of("index", 5, "origin", 7L))))
                .isTrue();
        Map<Map<String, ?>, Map<String, ?>> reset = new HashMap<>();
        reset.put(Map.of("shard", 0), null);
        assertThat(connector.alterOffsets(settings, reset)).isTrue();
    }

    @Test
    void acceptsOffsetsOfOtherVersionsAndRates() {
        Map<String, String> settings = Settings.of();
        for (Map<String, ?> offset : List.of(
                Map.of("index", 5, "origin", 7L, "elapsed", 4L),
                Map.of("index", 5, "origin", 7L, "elapsed", 4L, "base", 5L),
                Map.of("index", 5, "origin", -5_900_000_000_000_000_000L))) {
            assertThat(connector.alterOffsets(settings, Map.of(Map.of("shard", 0L), offset)))
                    .isTrue();
        }
    }

    @Test
    void refusesOffsetsThatContradictThemselves() {
        Map<String, String> settings = Settings.of();
        for (Map<String, ?> offset : List.of(
                Map.of("index", 5, "origin", 7L, "base", 6L),
                Map.of("index", 5, "origin", 7L, "base", -1L),
                Map.of("index", 5, "origin", 7L, "elapsed", "4"),
                Map.of("index", 5, "elapsed", 4L),
                Map.of("index", 5, "origin", Long.MIN_VALUE))) {
            assertThatThrownBy(() -> connector.alterOffsets(settings, Map.of(Map.of("shard", 0L), offset)))
                    .isInstanceOf(ConnectException.class)
                    .hasMessageContaining("Use {");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "shard, 2, index, 1, origin",
        "shard, -1, index, 1, origin",
        "slice, 0, index, 1, origin",
        "shard, 0, index, -1, origin",
        "shard, 0, offset, 1, origin",
        "shard, 0, index, 1, start"
    })
    void refusesOffsetsItCouldNotHaveWritten(String partition, long shard, String name, long index, String other) {
        Map<String, String> settings = Settings.of("shards", "2");
        assertThatThrownBy(() -> connector.alterOffsets(
                        settings, Map.of(Map.of(partition, shard), Map.of(name, index, other, 1L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Use {");
    }

    @Test
    void acceptsTheRateOfTheTalk() {
        assertThat(marked(Settings.of("events.per.tick", "15000", "tick.ms", "100")))
                .isEmpty();
    }

    @Test
    void startRefusesWhatValidateMarks() {
        assertThatThrownBy(() -> connector.start(Settings.of("dataset", "no_such_set")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("dataset")
                .hasMessageContaining("iot_data");
    }

    @Test
    void tasksSplitTheShards() {
        connector.start(Settings.of("shards", "5"));
        assertThat(connector.taskConfigs(3).stream().map(TaskShards::of))
                .containsExactly(List.of(0, 3), List.of(1, 4), List.of(2));
        assertThat(connector.taskConfigs(8)).hasSize(5);
    }

    @Test
    void supportsExactlyOnce() {
        assertThat(connector.exactlyOnceSupport(Settings.of())).isEqualTo(ExactlyOnceSupport.SUPPORTED);
    }

    private List<String> marked(Map<String, String> settings) {
        return connector.validate(settings).configValues().stream()
                .filter(it -> !it.errorMessages().isEmpty())
                .map(ConfigValue::name)
                .toList();
    }
}
