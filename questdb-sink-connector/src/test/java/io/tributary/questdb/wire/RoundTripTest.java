package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RoundTripTest {
    private final RoundTrip roundTrip = new RoundTrip();

    @Test
    void isTakenForShortUntilSomeAnswersHaveCome() {
        assertThat(roundTrip.isShort()).isTrue();
        answers(300, 300, 300);
        assertThat(roundTrip.isShort()).isTrue();
    }

    @Test
    void isLongWhenNoAnswerCameSoon() {
        answers(500, 101, 102, 103);
        assertThat(roundTrip.isShort()).isFalse();
    }

    @Test
    void isShortWhenOneAnswerCameSoonForLargeRequestsTakeTheirTime() {
        answers(500, 200, 3, 200, 200, 200);
        assertThat(roundTrip.isShort()).isTrue();
    }

    private void answers(long... millis) {
        for (long one : millis) {
            roundTrip.took(TimeUnit.MILLISECONDS.toNanos(one));
        }
    }
}
