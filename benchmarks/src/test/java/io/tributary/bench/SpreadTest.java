package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void medianIsTheMiddleOrTheMeanOfTheTwoMiddleValues() {
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0))).isEqualTo(new Spread(1, 3, 5));
        assertThat(Spread.of(List.of(5.0, 1.0, 3.0, 2.0))).isEqualTo(new Spread(1, 2.5, 5));
        assertThat(Spread.of(List.of(7.0))).isEqualTo(new Spread(7, 7, 7));
        assertThatThrownBy(() -> Spread.of(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
