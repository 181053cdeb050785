package io.tributary.stack.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    private final Percentiles percentiles = new Percentiles();

    @Test
    void withoutSamplesThereAreNone() {
        assertThat(percentiles.millis(50)).isEmpty();
    }

    @Test
    void ofOneSampleAllAreThatSample() {
        percentiles.add(Duration.ofNanos(1_500_000));

        assertThat(percentiles.millis(0)).hasValue(1.5);
        assertThat(percentiles.millis(99)).hasValue(1.5);
    }

    @Test
    void areFoundByTheNearestRankWhateverTheOrder() {
        IntStream.rangeClosed(1, 200).map(i -> 201 - i).forEach(ms -> percentiles.add(Duration.ofMillis(ms)));

        assertThat(percentiles.millis(50)).hasValue(100);
        assertThat(percentiles.millis(99)).hasValue(198);
        assertThat(percentiles.millis(100)).hasValue(200);
    }

    @Test
    void samplesAreKeptToThreeDigits() {
        percentiles.add(Duration.ofNanos(12_345_678));

        assertThat(percentiles.millis(50)).hasValue(12.3);
    }
}
