package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.synthetic.config.SyntheticConfig;
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

/** What happens to the event times of a connector whose rate, profile or number of shards is changed between two runs. */
class RateChangeTest {
    private static final long START = TimeUnit.SECONDS.toNanos(1_700_000_000L);

    private final FakePaceClock clock = new FakePaceClock(START);
    private final FakeOffsets offsets = new FakeOffsets();
    private TaskCounters counters = new TaskCounters();

    @ParameterizedTest
    @CsvSource({
        "rate, 400, rate, 900",
        "rate, 400, rate, 100",
        "rate, 400, rate.profile, square",
        "rate, 400, events.per.tick, 70"
    })
    void eventTimesMoveOnFromTheLastRecord(String key, String value, String otherKey, String otherValue)
            throws InterruptedException {
        List<SourceRecord> before = run(60, settings(key, value));
        offsets.commit(before.get(before.size() - 1));
        clock.advance(TimeUnit.SECONDS.toNanos(1));
        List<SourceRecord> after = run(10, settings(otherKey, otherValue));
        long last = before.get(before.size() - 1).timestamp();
        assertThat(after.get(0).timestamp()).isBetween(last, last + 1_000);
        assertThat(after).isSortedAccordingTo((a, b) -> Long.compare(a.timestamp(), b.timestamp()));
        Set<List<Object>> keysAndTimes = new HashSet<>();
        before.forEach(record -> keysAndTimes.add(keyAndTime(record)));
        after.forEach(record -> keysAndTimes.add(keyAndTime(record)));
        assertThat(keysAndTimes).hasSize(before.size() + after.size());
        assertThat(counters.value(ConnectorMetric.SLIPS)).isZero();
    }

    @Test
    void eventTimesMoveOnWithFewerShards() throws InterruptedException {
        Map<String, String> two = settings("rate", "400");
        two.put("shards", "2");
        List<SourceRecord> before = run(60, two);
        before.forEach(offsets::commit);
        List<SourceRecord> after = run(5, settings("rate", "400"));
        assertThat(after.get(0).timestamp())
                .isGreaterThanOrEqualTo(before.get(before.size() - 2).timestamp());
    }

    @Test
    void theNewRateIsKeptOverFurtherRestarts() throws InterruptedException {
        List<SourceRecord> slow = run(60, settings("rate", "100"));
        offsets.commit(slow.get(slow.size() - 1));
        List<SourceRecord> fast = run(10, settings("rate", "900"));
        assertThat(fast).hasSizeBetween(8_990, 9_010);
        offsets.commit(fast.get(4_999));
        List<SourceRecord> again = run(1, settings("rate", "900"));
        assertThat(again.subList(0, 3_500)).isEqualTo(fast.subList(5_000, 8_500));
    }

    @ParameterizedTest
    @CsvSource({"7600000000", "9300000000", "20000000000", "9000000000000000"})
    void aRateLoweredAfterALongRunGoesOn(long index) throws InterruptedException {
        offsets.commit(offset(Map.of("index", index, "origin", START - index * 100, "elapsed", (index - 1) * 100)));
        List<SourceRecord> after = run(100, settings("rate", "1"));
        assertThat(after).hasSizeBetween(100, 101);
        assertThat(after.get(0).timestamp()).isBetween(1_700_000_000_000L, 1_700_000_001_000L);
    }

    @ParameterizedTest
    @CsvSource({"7600000000", "9300000000", "20000000000"})
    void anOffsetOfAnOlderVersionGoesOnAtALowerRate(long index) throws InterruptedException {
        offsets.commit(offset(Map.of("index", index, "origin", START - index * 10_000)));
        List<SourceRecord> after = run(100, settings("rate", "1"));
        assertThat(after).hasSizeBetween(100, 101);
        assertThat(after.get(0).timestamp()).isBetween(1_700_000_000_000L, 1_700_000_001_000L);
    }

    @Test
    void shuffledWindowsGoOnInTheMiddle() throws InterruptedException {
        Map<String, String> slow = settings("rate", "400");
        slow.put("fault.shuffle.probability", "1");
        Map<String, String> fast = settings("rate", "900");
        fast.put("fault.shuffle.probability", "1");
        List<SourceRecord> before = run(10, slow);
        offsets.commit(before.get(1_949));
        List<SourceRecord> after = run(5, fast);
        long last = before.get(1_999).timestamp();
        assertThat(after.subList(0, 50))
                .allSatisfy(record -> assertThat(record.timestamp()).isBetween(last - 1_000, last + 1_000));
    }

    private static SourceRecord offset(Map<String, Object> offset) {
        return new SourceRecord(Map.of("shard", 0L), offset, "t", null, null, null, null);
    }

    private static List<Object> keyAndTime(SourceRecord record) {
        return List.of(record.key(), ((Map<?, ?>) record.value()).get("timestamp"));
    }

    private static Map<String, String> settings(String key, String value) {
        Map<String, String> settings =
                Settings.of("dataset", "trades", "timestamp.unit", "millis", "output", "map", key, value);
        if (!key.equals("events.per.tick")) {
            settings.putIfAbsent("rate", "400");
        }
        return settings;
    }

    private List<SourceRecord> run(int seconds, Map<String, String> settings) throws InterruptedException {
        SyntheticConfig config = SyntheticConfig.of(settings);
        counters = new TaskCounters();
        RecordStream stream = new ShardAssembly(config, clock, offsets, counters)
                .stream(IntStream.range(0, config.data().shards()).boxed().toList());
        List<SourceRecord> records = new ArrayList<>();
        long end = clock.epochNanos() + TimeUnit.SECONDS.toNanos(seconds);
        while (clock.epochNanos() < end) {
            records.addAll(stream.poll());
        }
        return records;
    }
}
