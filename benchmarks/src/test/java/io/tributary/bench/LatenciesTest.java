package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    /** 100 rows, one a millisecond: row N is due at N ms. Rows 25 to 99 count. */
    private final Latencies latencies = new Latencies(1000, 100);

    @Test
    void everyRowOfALateBatchCountsFromWhenItWasDue() {
        latencies.visible(50, 50_000);
        latencies.visible(100, 200_000);

        Map<String, Double> measures = latencies.measures();

        assertThat(measures).containsEntry("rows counted", 75.0);
        assertThat(measures.get("ms until visible, p100")).isCloseTo(150, within(0.2));
        // The 75 times are 1 to 25 ms and 101 to 150 ms.
        assertThat(measures.get("ms until visible, p50")).isCloseTo(113, within(0.2));
        assertThat(measures.get("rows/s until the last was visible")).isCloseTo(500, within(0.001));
    }

    @Test
    void transactionsAddUp() {
        latencies.acknowledged(30, 40_000);
        latencies.acknowledged(70, 110_000);
        latencies.visible(100, 120_000);

        Map<String, Double> measures = latencies.measures();

        assertThat(measures.get("ms until acknowledged, p100")).isCloseTo(80, within(0.2));
        assertThat(measures.get("ms until visible, p100")).isCloseTo(95, within(0.2));
    }

    @Test
    void aDatabaseThatDoesNotTellOfTransactionsLeavesTheFigureOut() {
        latencies.visible(100, 100_000);

        assertThat(latencies.measures()).doesNotContainKey("ms until acknowledged, p50");
    }
}
