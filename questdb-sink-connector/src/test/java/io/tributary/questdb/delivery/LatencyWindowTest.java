package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyWindowTest {
    private final AtomicLong nanos = new AtomicLong();
    private final LatencyWindow window = new LatencyWindow(nanos::get);

    private void pass(long seconds) {
        nanos.addAndGet(TimeUnit.SECONDS.toNanos(seconds));
    }

    @Test
    void isZeroWithoutValues() {
        assertThat(window.average()).isZero();
        assertThat(window.largest()).isZero();
        assertThat(window.p99()).isZero();
    }

    @Test
    void averagesAndFindsTheLargest() {
        window.add(10);
        window.add(20);
        pass(40);
        window.add(60);

        assertThat(window.average()).isCloseTo(30, within(0.001));
        assertThat(window.largest()).isEqualTo(60);
    }

    @Test
    void forgetsWhatIsOlderThanAMinute() {
        window.add(1_000);
        pass(31);
        window.add(10);
        pass(31);
        window.add(20);

        assertThat(window.largest()).isEqualTo(20);
        assertThat(window.average()).isCloseTo(15, within(0.001));
    }

    @Test
    void forgetsEverythingAfterALongPause() {
        window.add(1_000);
        pass(3_600);

        assertThat(window.largest()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 15, 16, 100, 999, 60_000, 86_400_000, Long.MAX_VALUE})
    void findsThePercentileOfEqualValues(long value) {
        for (int i = 0; i < 100; i++) {
            window.add(value);
        }
        assertThat(window.p99()).isEqualTo(value);
    }

    @Test
    void findsThePercentileToAnEighth() {
        for (int i = 1; i <= 10_000; i++) {
            window.add(i);
        }
        assertThat(window.p99()).isCloseTo(9_900, Percentage.withPercentage(12.5));
    }

    @Test
    void clocksThatDifferCountAsZero() {
        window.add(-5);

        assertThat(window.largest()).isZero();
    }
}
