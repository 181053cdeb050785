package io.tributary.bench;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;

/**
 * Minimum, median and maximum of the runs.
 *
 * @param min the smallest value
 * @param median the middle value, the mean of the two middle ones when their number is even
 * @param max the largest value
 */
record Spread(double min, double median, double max) {
    static Spread of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            throw new IllegalArgumentException("There was no run");
        }
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new Spread(rounded(sorted[0]), rounded(median), rounded(sorted[sorted.length - 1]));
    }

    /** Six digits: more than any measurement here is good for. */
    private static double rounded(double value) {
        return Double.isFinite(value)
                ? new BigDecimal(value).round(new MathContext(6)).doubleValue()
                : value;
    }
}
