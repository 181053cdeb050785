package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private final Pace pace = new Pace(new FakeSinkTaskContext(), null, 0);

    @Test
    void fewRecordsAreNoBacklog() {
        assertThat(pace.isBehind(99, 0)).isFalse();
        assertThat(pace.isBehind(0, 0)).isFalse();
    }

    @Test
    void pollsAsLargeAsTheyGetAreABacklog() {
        assertThat(pace.isBehind(500, 0)).isTrue();
        assertThat(pace.isBehind(500, 1_000 * MILLI)).isTrue();
    }

    @Test
    void theSmallPollAtTheEndOfAFetchDoesNotEndABacklog() {
        pace.isBehind(500, 0);

        assertThat(pace.isBehind(60, 10 * MILLI)).isTrue();
        assertThat(pace.isBehind(0, 49 * MILLI)).isTrue();
        assertThat(pace.isBehind(0, 50 * MILLI)).isFalse();
    }

    @Test
    void largePollsThatAreNotTheLargestAreNoBacklog() {
        pace.isBehind(500, 0);

        assertThat(pace.isBehind(300, 100 * MILLI)).isFalse();
    }
}
