package io.tributary.synthetic.config;

import io.tributary.synthetic.pace.PiecewiseRate;
import io.tributary.synthetic.pace.PiecewiseRate.Piece;
import io.tributary.synthetic.pace.Schedule;
import java.util.ArrayList;
import java.util.List;

/** How the rate changes over time. */
enum RateProfile {
    /** Always rate. */
    CONSTANT,
    /** From rate.low to rate within a period, then rate. */
    RAMP,
    /** The rates of rate.steps, each for a period, over and over. */
    STEPS,
    /** Up from rate.low to rate and back within a period, as a sine. */
    SINE,
    /** Rate for half a period, rate.low for the other half. */
    SQUARE,
    /** Rate for rate.burst.ms at the start of each period, rate.low for the rest. */
    BURST;

    /** A sine as this many straight pieces stays within 0.1 % of the curve. */
    private static final int SINE_PIECES = 64;

    /**
     * The schedule of every profile but the constant one.
     *
     * @param high records per second at most
     * @param low records per second at least
     * @param period the period in nanoseconds
     * @param burst the length of a burst in nanoseconds, less than the period
     * @param steps records per second of each step
     */
    Schedule schedule(double high, double low, long period, long burst, List<Double> steps) {
        return switch (this) {
            case CONSTANT -> throw new IllegalStateException("a constant rate is not made of pieces");
            case RAMP -> new PiecewiseRate(List.of(new Piece(period, low, high)), false);
            case STEPS ->
                new PiecewiseRate(
                        steps.stream()
                                .map(step -> new Piece(period, step, step))
                                .toList(),
                        true);
            case SINE -> new PiecewiseRate(sine(high, low, period), true);
            case SQUARE -> new PiecewiseRate(highThenLow(high, low, period, period / 2), true);
            case BURST -> new PiecewiseRate(highThenLow(high, low, period, burst), true);
        };
    }

    private static List<Piece> highThenLow(double high, double low, long period, long highNanos) {
        return List.of(new Piece(highNanos, high, high), new Piece(period - highNanos, low, low));
    }

    private static List<Piece> sine(double high, double low, long period) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < SINE_PIECES; i++) {
            long from = period * i / SINE_PIECES;
            long to = period * (i + 1) / SINE_PIECES;
            pieces.add(new Piece(to - from, sineAt(high, low, i), sineAt(high, low, i + 1)));
        }
        return pieces;
    }

    private static double sineAt(double high, double low, int piece) {
        return low + (high - low) * (1 - StrictMath.cos(2 * Math.PI * piece / SINE_PIECES)) / 2;
    }
}
