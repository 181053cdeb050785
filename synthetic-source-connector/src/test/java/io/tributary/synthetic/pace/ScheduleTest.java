package io.tributary.synthetic.pace;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.synthetic.pace.PiecewiseRate.Piece;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final long SECOND = 1_000_000_000L;

    static Map<String, Schedule> schedules() {
        return Map.of(
                "150000/s", ConstantRate.perSecond(150_000),
                "1/3 per second", ConstantRate.perSecond(0.333),
                "odd", ConstantRate.perSecond(99_999.999),
                "tick", new ConstantRate(15_000, 100_000_000),
                "ramp", new PiecewiseRate(List.of(new Piece(10 * SECOND, 0, 1000)), false),
                "square", new PiecewiseRate(List.of(new Piece(SECOND, 500, 500), new Piece(SECOND, 0, 0)), true),
                "up and down", new PiecewiseRate(List.of(new Piece(SECOND, 0, 777), new Piece(SECOND, 777, 0)), true));
    }

    static List<Schedule> all() {
        return List.copyOf(schedules().values());
    }

    @ParameterizedTest
    @MethodSource("all")
    void dueByAndDueAtAgreeToTheNanosecond(Schedule schedule) {
        long before = -1;
        for (long number = 0; number < 20_000; number += 7) {
            long due = schedule.dueAt(number);
            assertThat(due).isGreaterThanOrEqualTo(before);
            assertThat(schedule.dueBy(due)).isGreaterThan(number);
            if (due > 0) {
                assertThat(schedule.dueBy(due - 1)).isLessThanOrEqualTo(number);
            }
            before = due;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {150_000, 1, 0.001, 99_999.999, 37.5})
    void constantRateNeverDrifts(double rate) {
        Schedule schedule = ConstantRate.perSecond(rate);
        long tenYears = 10L * 365 * 86_400;
        assertThat((double) schedule.dueBy(tenYears * SECOND)).isBetween(tenYears * rate - 1, tenYears * rate + 2);
    }

    @Test
    void rampHasTheAreaUnderItsLineAndThenHolds() {
        Schedule ramp = schedules().get("ramp");
        assertThat(ramp.dueBy(5 * SECOND)).isEqualTo(1251);
        assertThat(ramp.dueBy(10 * SECOND)).isEqualTo(5001);
        assertThat(ramp.dueBy(11 * SECOND)).isEqualTo(6001);
        assertThat(ramp.peakRate()).isEqualTo(1000);
    }

    @Test
    void nothingIsDueWhileTheRateIsZero() {
        Schedule square = schedules().get("square");
        assertThat(square.dueBy(SECOND - 1)).isEqualTo(500);
        assertThat(square.dueBy(2 * SECOND - 1)).isEqualTo(500);
        assertThat(square.dueAt(500)).isEqualTo(2 * SECOND);
        assertThat(square.dueBy(3 * SECOND - 1)).isEqualTo(1000);
    }

    @Test
    void whatLiesBeyondTheRangeOfALongIsDueAtItsEnd() {
        assertThat(ConstantRate.perSecond(0.001).dueAt(9_223_371)).isEqualTo(9_223_371_000_000_000_000L);
        assertThat(ConstantRate.perSecond(0.001).dueAt(9_223_373)).isEqualTo(Long.MAX_VALUE);
        assertThat(ConstantRate.perSecond(1).dueAt(20_000_000_000L)).isEqualTo(Long.MAX_VALUE);
        assertThat(new PiecewiseRate(List.of(new Piece(SECOND, 0.5, 0.5)), true).dueAt(20_000_000_000L))
                .isEqualTo(Long.MAX_VALUE);
        assertThat(new PiecewiseRate(List.of(new Piece(SECOND, 0, 0.5)), false).dueAt(20_000_000_000L))
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void shardsTakeTurns() {
        ShardSchedule second = new ShardSchedule(ConstantRate.perSecond(1000), 1, 3);
        assertThat(second.dueAt(0)).isEqualTo(1_000_000);
        assertThat(second.dueAt(1)).isEqualTo(4_000_000);
        assertThat(second.dueBy(999_999)).isZero();
        assertThat(second.dueBy(1_000_000)).isEqualTo(1);
        assertThat(second.countBelow(5)).isEqualTo(2);
    }

    @Test
    void aScheduleThatStartsLaterIsTheSameFromThere() {
        ShardSchedule later = new ShardSchedule(ConstantRate.perSecond(1000), 1, 3).startedWith(50);
        assertThat(later.dueAt(50)).isEqualTo(1_000_000);
        assertThat(later.dueAt(51)).isEqualTo(4_000_000);
        assertThat(later.dueAt(49)).isEqualTo(-2_000_000);
        assertThat(later.dueBy(999_999)).isEqualTo(50);
        assertThat(later.dueBy(1_000_000)).isEqualTo(51);
        assertThat(later.numberOf(50)).isEqualTo(151);
    }
}
