package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.synthetic.config.SyntheticConfig;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A record that waits for its tick, its window or its batch is not late: only what the connector does not get done in time is. */
class StallTest {
    private static final long START = TimeUnit.SECONDS.toNanos(1_700_000_000L);

    private final FakePaceClock clock = new FakePaceClock(START);
    private final TaskCounters counters = new TaskCounters();

    @ParameterizedTest
    @CsvSource({"60000, 6000", "10000, 1000"})
    void aTickLongerThanTheCatchUpIsReleasedAtItsEnd(int tick, int events) throws InterruptedException {
        assertThat(madeIn(600, Settings.of("events.per.tick", "" + events, "tick.ms", "" + tick)))
                .isEqualTo(600_000L / tick * events);
        assertNothingSlipped();
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 2900", "100, 16, 59199"})
    void aWindowLongerThanTheCatchUpIsReleasedWhenItIsWhole(String rate, String shards, long least)
            throws InterruptedException {
        assertThat(madeIn(600, Settings.of("rate", rate, "shards", shards, "fault.shuffle.probability", "0.1")))
                .isGreaterThan(least);
        assertNothingSlipped();
    }

    @Test
    void aPauseOfTheProfileWithinAWindowIsNoStall() throws InterruptedException {
        Map<String, String> settings = Settings.of(
                "rate",
                "1000",
                "rate.profile",
                "square",
                "fault.shuffle.probability",
                "0.1",
                "fault.shuffle.window",
                "7");
        assertThat(madeIn(600, settings)).isGreaterThan(299_990);
        assertNothingSlipped();
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "5"})
    void gatheringIsNoStall(String catchUp) throws InterruptedException {
        assertThat(madeIn(10, Settings.of("rate", "20000", "catch.up.max.ms", catchUp)))
                .isBetween(199_900L, 200_101L);
        assertNothingSlipped();
    }

    @Test
    void whatWaitsForItsTickDoesNotLag() throws InterruptedException {
        madeIn(10, Settings.of("events.per.tick", "100", "tick.ms", "1000"));
        assertThat(counters.value(ConnectorMetric.LAG)).isZero();
    }

    @Test
    void aStallWithTicksStillSlips() throws InterruptedException {
        Map<String, String> settings =
                Settings.of("events.per.tick", "100", "tick.ms", "1000", "catch.up.max.ms", "2000");
        RecordStream stream = stream(settings);
        clock.advance(TimeUnit.SECONDS.toNanos(60));
        assertThat(stream.poll()).hasSize(300);
        assertThat(counters.value(ConnectorMetric.SLIPPED)).isEqualTo(57_000);
    }

    @Test
    void aRateTooLowForItsWindowsWaitsInsteadOfOverflowing() throws InterruptedException {
        Map<String, String> settings = Settings.of(
                "rate",
                "0.001",
                "shards",
                "1024",
                "fault.shuffle.probability",
                "0.1",
                "fault.shuffle.window",
                "100000");
        assertThat(madeIn(10, settings)).isZero();
        assertNothingSlipped();
    }

    private void assertNothingSlipped() {
        assertThat(counters.value(ConnectorMetric.SLIPS)).isZero();
    }

    private long madeIn(int seconds, Map<String, String> settings) throws InterruptedException {
        RecordStream stream = stream(settings);
        long made = 0;
        while (clock.epochNanos() <= START + TimeUnit.SECONDS.toNanos(seconds)) {
            made += stream.poll().size();
        }
        return made;
    }

    private RecordStream stream(Map<String, String> settings) {
        settings.put("output", "map");
        SyntheticConfig config = SyntheticConfig.of(settings);
        return new ShardAssembly(config, clock, new FakeOffsets(), counters)
                .stream(IntStream.range(0, config.data().shards()).boxed().toList());
    }
}
