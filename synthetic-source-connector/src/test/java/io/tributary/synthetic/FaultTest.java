package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.synthetic.fault.FaultKind;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class FaultTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MANY = 20_000;

    private TaskCounters counters = new TaskCounters();

    @ParameterizedTest
    @EnumSource(
            names = {"OUTAGE", "SCHEMA_CHANGE"},
            mode = EnumSource.Mode.EXCLUDE)
    void happensAsOftenAsAskedAndCountsWhatItTags(FaultKind kind) throws InterruptedException {
        List<SourceRecord> records = make(kind.key() + ".probability", "0.1", "fault.tag.header", "true");
        double expected = kind == FaultKind.SHUFFLE ? 0.1 * 0.99 : 0.1;
        double tolerance = kind == FaultKind.SHUFFLE || kind == FaultKind.STUCK ? 0.06 : 0.01;
        assertThat((double) count(kind) / MANY).isCloseTo(expected, within(tolerance));
        long tagged = records.stream().filter(tagged(kind)).count();
        assertThat(tagged).isEqualTo(kind == FaultKind.MISSING ? 0 : count(kind));
        long expectedRecords = switch (kind) {
            case MISSING -> MANY - count(kind);
            case DUPLICATE -> MANY + count(kind);
            default -> MANY;
        };
        assertThat(records).hasSize((int) expectedRecords);
    }

    @ParameterizedTest
    @CsvSource({
        "fault.null, NULL",
        "fault.nan, NAN",
        "fault.infinity, INFINITY",
        "fault.wrong.type, WRONG_TYPE",
        "fault.missing.field, MISSING_FIELD",
        "fault.extra.field, EXTRA_FIELD",
        "fault.malformed, MALFORMED",
        "fault.tombstone, TOMBSTONE",
        "fault.epoch.zero, EPOCH_ZERO",
        "fault.future, FUTURE"
    })
    void theCountOfWhatIsInTheRecordsIsTheMetric(String key, FaultKind kind) throws InterruptedException {
        List<SourceRecord> records = make(key + ".probability", "0.05");
        long seen = records.stream().filter(record -> shows(kind, record)).count();
        assertThat(seen).isPositive().isEqualTo(count(kind));
    }

    @Test
    void allTroubleTogetherStillCountsExactly() throws InterruptedException {
        List<String> settings = new ArrayList<>(List.of("fault.tag.header", "true", "fault.schema.change.at", "10000"));
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.SCHEMA_CHANGE && kind != FaultKind.OUTAGE) {
                settings.addAll(List.of(kind.key() + ".probability", "0.03"));
            }
        }
        List<SourceRecord> records = make(settings.toArray(String[]::new));
        assertThat(records).hasSize((int) (MANY - count(FaultKind.MISSING) + count(FaultKind.DUPLICATE)));
        for (FaultKind kind : List.of(FaultKind.TOMBSTONE, FaultKind.MALFORMED, FaultKind.NAN, FaultKind.EXTRA_FIELD)) {
            long once = records.stream()
                    .filter(tagged(FaultKind.DUPLICATE).negate())
                    .filter(record -> shows(kind, record))
                    .count();
            assertThat(once).as(kind.tag()).isEqualTo(count(kind));
        }
    }

    @Test
    void happensAtTheNumbersAsked() throws InterruptedException {
        List<SourceRecord> records = make("fault.tombstone.at", "3,5", "shards", "2", "headers.enable", "true");
        List<Long> numbers = records.stream()
                .filter(record -> record.value() == null)
                .map(record -> (long) (Long) record.headers()
                                        .lastWithName("tributary.index")
                                        .value()
                                * 2
                        + (int) record.headers().lastWithName("tributary.shard").value())
                .sorted()
                .toList();
        assertThat(numbers).containsExactly(3L, 5L);
    }

    @Test
    void shuffledWindowsHoldTheSameRecordsInAnotherOrder() throws InterruptedException {
        List<String> plain = values(make());
        List<String> shuffled = values(make("fault.shuffle.probability", "1", "fault.shuffle.window", "50"));
        assertThat(shuffled).isNotEqualTo(plain);
        for (int window = 0; window < MANY / 50; window++) {
            assertThat(shuffled.subList(window * 50, window * 50 + 50))
                    .containsExactlyInAnyOrderElementsOf(plain.subList(window * 50, window * 50 + 50));
        }
    }

    @Test
    void troubleLeavesOtherRecordsAlone() throws InterruptedException {
        List<String> plain = values(make());
        List<String> troubled = values(make("fault.missing.probability", "0.2"));
        assertThat(plain).containsSubsequence(troubled);
    }

    @Test
    void seriesInAnOutageAreSilent() throws InterruptedException {
        List<SourceRecord> records =
                make("dataset", "smart_meters", "fault.outage.probability", "0.2", "fault.outage.ms", "5000");
        assertThat((double) count(FaultKind.OUTAGE) / MANY).isCloseTo(0.2, within(0.02));
        assertThat(records).hasSize((int) (MANY - count(FaultKind.OUTAGE)));
    }

    @Test
    void structsChangeTheirSchemaWhereTheirFieldsDo() throws InterruptedException {
        List<SourceRecord> records =
                make("output", "struct", "fault.schema.change.at", "15000", "fault.wrong.type.probability", "0.1");
        Map<Integer, Integer> versions = new HashMap<>();
        int wrong = 0;
        for (SourceRecord record : records) {
            Struct value = (Struct) record.value();
            value.validate();
            versions.merge(record.valueSchema().version(), 1, Integer::sum);
            wrong +=
                    value.schema().fields().stream().anyMatch(field -> "not a number".equals(value.get(field))) ? 1 : 0;
        }
        assertThat(versions).containsEntry(1, 15_000).containsEntry(2, MANY - 15_000);
        assertThat((long) wrong).isEqualTo(count(FaultKind.WRONG_TYPE));
        assertThat(count(FaultKind.SCHEMA_CHANGE)).isEqualTo(MANY - 15_000);
    }

    private boolean shows(FaultKind kind, SourceRecord record) {
        byte[] value = (byte[]) record.value();
        if (kind == FaultKind.TOMBSTONE) {
            return value == null;
        }
        if (value == null) {
            return false;
        }
        JsonNode json = parsed(value);
        if (kind == FaultKind.MALFORMED) {
            return json == null;
        }
        if (json == null) {
            return false;
        }
        return switch (kind) {
            case NULL -> anyMember(json, JsonNode::isNull);
            case NAN -> anyMember(json, member -> "NaN".equals(member.asText()));
            case INFINITY -> anyMember(json, member -> "Infinity".equals(member.asText()));
            case WRONG_TYPE -> anyMember(json, member -> "not a number".equals(member.asText()));
            case MISSING_FIELD -> json.size() < 8;
            case EXTRA_FIELD -> json.has("unexpected_field");
            case EPOCH_ZERO -> json.path("timestamp").asLong(-1) == 0;
            case FUTURE -> json.path("timestamp").asLong() > 1_720_000_000_000_000L;
            default -> throw new IllegalArgumentException(kind.tag());
        };
    }

    private static boolean anyMember(JsonNode json, Predicate<JsonNode> test) {
        for (JsonNode member : json) {
            if (test.test(member)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode parsed(byte[] value) {
        try {
            return JSON.readTree(value);
        } catch (JsonProcessingException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Predicate<SourceRecord> tagged(FaultKind kind) {
        return record -> {
            if (record.headers().lastWithName("tributary.fault") == null) {
                return false;
            }
            String tags =
                    (String) record.headers().lastWithName("tributary.fault").value();
            return Arrays.stream(tags.split(","))
                    .anyMatch(tag -> tag.equals(kind.tag()) || tag.startsWith(kind.tag() + ":"));
        };
    }

    private static List<String> values(List<SourceRecord> records) {
        return records.stream()
                .map(record -> Arrays.toString((byte[]) record.value()))
                .toList();
    }

    private long count(FaultKind kind) {
        return counters.faults().count(kind);
    }

    private List<SourceRecord> make(String... extra) throws InterruptedException {
        Map<String, String> settings = Settings.of(extra);
        settings.putIfAbsent("output", "json-bytes");
        counters = new TaskCounters();
        return History.of(settings, MANY, counters);
    }
}
