package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.synthetic.config.SyntheticConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordStreamTest {
    private static final long START = TimeUnit.SECONDS.toNanos(1_700_000_000L);

    private final FakePaceClock clock = new FakePaceClock(START);
    private final FakeOffsets offsets = new FakeOffsets();

    @ParameterizedTest
    @CsvSource({"150000, 1", "150000, 4", "1000, 1", "37.5, 2", "0.5, 1"})
    void keepsTheRateOverTenSeconds(double rate, int shards) throws InterruptedException {
        RecordStream stream = stream(Settings.of("rate", "" + rate, "shards", "" + shards, "output", "json-bytes"));
        long made = 0;
        while (clock.epochNanos() < START + TimeUnit.SECONDS.toNanos(10)) {
            made += stream.poll().size();
        }
        assertThat((double) made).isBetween(rate * 10 * 0.99, rate * 10 * 1.01 + 1);
    }

    @Test
    void releasesTicksTogether() throws InterruptedException {
        RecordStream stream = stream(Settings.of("events.per.tick", "150", "tick.ms", "100", "output", "json-bytes"));
        List<Integer> batches = new ArrayList<>();
        while (batches.size() < 5) {
            int size = stream.poll().size();
            if (size > 0) {
                batches.add(size);
            }
        }
        assertThat(batches).containsOnly(150);
        assertThat(clock.epochNanos()).isEqualTo(START + TimeUnit.MILLISECONDS.toNanos(500));
    }

    @Test
    void eventTimeIsTheScheduledInstantNotTheTimeOfMaking() throws InterruptedException {
        RecordStream stream = stream(
                Settings.of("rate", "1000", "output", "map", "timestamp.unit", "nanos", "poll.max.records", "4000"));
        clock.advance(TimeUnit.SECONDS.toNanos(2));
        List<SourceRecord> records = stream.poll();
        assertThat(records).hasSize(2001);
        for (int i = 0; i < records.size(); i++) {
            Map<?, ?> value = (Map<?, ?>) records.get(i).value();
            assertThat(value.get("timestamp")).isEqualTo(START + i * 1_000_000L);
            assertThat(records.get(i).timestamp()).isEqualTo(TimeUnit.NANOSECONDS.toMillis(START) + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"smart_meters, 2", "plant_sensors, 3", "trades, 1", "transactions, 4", "trucks, 2"})
    void twoRecordsOfAKeyNeverHaveTheSameEventTime(String dataSet, int shards) throws InterruptedException {
        RecordStream stream = stream(Settings.of(
                "dataset",
                dataSet,
                "rate",
                "150000",
                "shards",
                "" + shards,
                "output",
                "map",
                "poll.max.records",
                "4000"));
        clock.advance(TimeUnit.MILLISECONDS.toNanos(200));
        Set<List<Object>> seen = new HashSet<>();
        int made = 0;
        while (made < 20_000) {
            for (SourceRecord record : stream.poll()) {
                seen.add(List.of(record.key(), ((Map<?, ?>) record.value()).get("timestamp")));
                made++;
            }
        }
        assertThat(seen).hasSize(made);
    }

    @Test
    void catchesUpOnlySoMuchAndLeavesNoRecordOut() throws InterruptedException {
        RecordStream stream = stream(
                Settings.of("rate", "1000", "catch.up.max.ms", "500", "output", "map", "timestamp.unit", "nanos"));
        clock.advance(TimeUnit.SECONDS.toNanos(60));
        List<SourceRecord> records = stream.poll();
        assertThat(records).hasSize(501);
        assertThat(offset(records.get(0)).get("index")).isEqualTo(1L);
        Map<?, ?> first = (Map<?, ?>) records.get(0).value();
        assertThat(first.get("timestamp")).isEqualTo(START + TimeUnit.MILLISECONDS.toNanos(59_500));
    }

    @Test
    void resumesAtEveryRecordWithTheSameRecords() throws InterruptedException {
        Map<String, String> settings =
                Settings.of("rate", "1000", "output", "map", "max.records", "40", "catch.up.max.ms", "100000");
        List<SourceRecord> whole = due(stream(settings));
        assertThat(whole).hasSize(40);
        for (int committed = 1; committed <= 40; committed++) {
            FakeOffsets from = new FakeOffsets();
            from.commit(whole.get(committed - 1));
            assertThat(due(stream(settings, from))).isEqualTo(whole.subList(committed, 40));
        }
    }

    @Test
    void goesOnAtOnceWhenTheRateWasLowered() throws InterruptedException {
        RecordStream fast = stream(Settings.of("rate", "1000", "output", "map"));
        clock.advance(TimeUnit.SECONDS.toNanos(3));
        List<SourceRecord> before = fast.poll();
        offsets.commit(before.get(before.size() - 1));
        RecordStream slow = stream(Settings.of("rate", "1", "output", "map"));
        List<SourceRecord> after = slow.poll();
        assertThat(after).hasSize(2);
        assertThat(after.get(0).timestamp())
                .isGreaterThanOrEqualTo(before.get(before.size() - 1).timestamp());
        assertThat(clock.epochNanos()).isLessThan(START + TimeUnit.SECONDS.toNanos(4));
    }

    @Test
    void historyStartsWhereTheSettingsSayWhateverTheClockWas() throws InterruptedException {
        RecordStream present = stream(Settings.of("rate", "1000", "output", "map", "timestamp.unit", "millis"));
        clock.advance(TimeUnit.MILLISECONDS.toNanos(9));
        List<SourceRecord> before = present.poll();
        offsets.commit(before.get(before.size() - 1));
        RecordStream past = stream(Settings.of(
                "rate", "1000", "time.mode", "historical", "start.time", "2023-01-01T00:00:00Z", "output", "map"));
        assertThat(past.poll().get(0).timestamp()).isEqualTo(1_672_531_200_000L + before.size());
    }

    @Test
    void historyThatReachesThePresentGoesOnWithTheClock() throws InterruptedException {
        String start =
                Instant.ofEpochSecond(TimeUnit.NANOSECONDS.toSeconds(START) - 3).toString();
        RecordStream stream = stream(Settings.of(
                "rate",
                "1000",
                "time.mode",
                "historical",
                "start.time",
                start,
                "output",
                "map",
                "poll.max.records",
                "4000"));
        assertThat(stream.poll()).hasSize(3001);
        assertThat(stream.poll()).hasSizeBetween(1, 20);
    }

    @Test
    void idlesWhenAllRecordsAreMade() throws InterruptedException {
        RecordStream stream = stream(Settings.of("rate", "1000", "max.records", "10", "output", "map"));
        clock.advance(TimeUnit.SECONDS.toNanos(5));
        assertThat(stream.poll()).hasSize(10);
        assertThat(stream.poll()).isEmpty();
        assertThat(stream.poll()).isEmpty();
    }

    @Test
    void pollEndsAtOnceAfterRelease() throws InterruptedException {
        RecordStream stream = stream(Settings.of("rate", "0.001", "output", "map"));
        clock.advance(TimeUnit.MILLISECONDS.toNanos(10));
        assertThat(stream.poll()).hasSize(1);
        clock.release();
        long before = clock.epochNanos();
        assertThat(stream.poll()).isEmpty();
        assertThat(clock.epochNanos()).isEqualTo(before);
    }

    private List<SourceRecord> due(RecordStream stream) throws InterruptedException {
        clock.advance(TimeUnit.SECONDS.toNanos(1));
        return stream.poll();
    }

    private static Map<String, ?> offset(SourceRecord record) {
        return record.sourceOffset();
    }

    private RecordStream stream(Map<String, String> settings) {
        return stream(settings, offsets);
    }

    private RecordStream stream(Map<String, String> settings, FakeOffsets from) {
        SyntheticConfig config = SyntheticConfig.of(settings);
        return new ShardAssembly(config, clock, from, new TaskCounters())
                .stream(IntStream.range(0, config.data().shards()).boxed().toList());
    }
}
