package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RequestSizeTest {
    private final RequestSize size = new RequestSize(1_000_000);

    @Test
    void halvesWhatDidNotPass() {
        size.tooLarge(1_000_000);
        assertThat(size.bytes()).isEqualTo(500_000);

        size.tooLarge(300_000);
        assertThat(size.bytes()).isEqualTo(150_000);
    }

    @Test
    void staysUsefulHoweverOftenItHalves() {
        for (int i = 0; i < 100; i++) {
            size.tooLarge(size.bytes());
        }
        assertThat(size.bytes()).isEqualTo(16 * 1024);
    }

    @Test
    void neverExceedsWhatIsConfigured() {
        RequestSize small = new RequestSize(2_000);
        small.tooLarge(2_000);
        assertThat(small.bytes()).isEqualTo(2_000);
        small.passed(2_000);
        assertThat(small.bytes()).isEqualTo(2_000);
    }

    @Test
    void growsOnlyByRequestsThatWereNearTheLimit() {
        size.tooLarge(1_000_000);
        size.passed(100_000);
        assertThat(size.bytes()).isEqualTo(500_000);

        size.passed(400_000);
        assertThat(size.bytes()).isEqualTo(1_000_000);
    }
}
