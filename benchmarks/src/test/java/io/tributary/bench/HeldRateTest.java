package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.bench.HeldRate.Look;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class HeldRateTest {
    private final HeldRate held = new HeldRate(1000, 30_000, Duration.ofSeconds(5));

    @Test
    void aSteadySourceAndASinkThatIsAlwaysAsFarBehindHoldTheRate() {
        for (int second = 1; second < 30; second++) {
            look(second, second * 1000L, second * 1000L - 200);
        }

        assertThat(held.worstDeviation()).isCloseTo(0, within(1e-9));
        assertThat(held.worstBehindMillis()).isCloseTo(201, within(0.001));
        assertThat(held.isHeld(201)).isTrue();
        assertThat(held.isHeld(200)).isFalse();
    }

    @Test
    void aSourceThatIsTwoPercentSlowForTenSecondsDoesNotHoldTheRate() {
        long made = 0;
        for (int second = 1; second < 30; second++) {
            made += second > 12 && second <= 22 ? 980 : 1000;
            look(second, made, made);
        }

        assertThat(held.worstDeviation()).isCloseTo(0.02, within(1e-9));
        assertThat(held.isHeld(1_000_000)).isFalse();
    }

    @Test
    void warmUpAndTheTimeAfterTheLastRecordDoNotCount() {
        look(1, 10, 0);
        look(4, 100, 0);
        for (int second = 5; second < 30; second++) {
            look(second, second * 1000L, second * 1000L);
        }
        look(30, 30_000, 100);
        look(40, 30_000, 30_000);

        assertThat(held.isHeld(10)).isTrue();
    }

    @Test
    void lessThanTenSecondsProveNothing() {
        for (int second = 1; second < 12; second++) {
            look(second, second * 1000L, second * 1000L);
        }

        assertThat(held.worstDeviation()).isNaN();
        assertThat(held.isHeld(1000)).isFalse();
    }

    @Test
    void lagCountsFromWhenARowWasDueNotFromWhenItWasMade() {
        assertThat(held.behindMillis(new Look(nanos(10), 4000, nanos(10), 4000)))
                .isCloseTo(6001, within(0.001));
    }

    private void look(int second, long inTopic, long visible) {
        held.add(new Look(nanos(second), inTopic, nanos(second), visible));
    }

    private static long nanos(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
