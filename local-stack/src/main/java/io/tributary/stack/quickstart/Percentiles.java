package io.tributary.stack.quickstart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Percentiles of durations by the nearest rank. Samples are kept to three digits and counted, so that a run of weeks
 * needs no more memory than one of minutes. Safe for use by several threads.
 */
final class Percentiles {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);

    private final NavigableMap<BigDecimal, Long> counts = new TreeMap<>();
    private long total;

    synchronized void add(Duration sample) {
        BigDecimal millis = BigDecimal.valueOf(sample.toNanos(), 6).round(THREE_DIGITS);
        counts.merge(millis, 1L, Long::sum);
        total++;
    }

    /**
     * A percentile.
     *
     * @param percent from 0 to 100
     * @return the smallest sample that is not less than that share of the samples, in milliseconds; absent without
     *     samples
     */
    synchronized OptionalDouble millis(double percent) {
        double rank = Math.max(1, Math.ceil(percent / 100 * total));
        long passed = 0;
        for (Map.Entry<BigDecimal, Long> count : counts.entrySet()) {
            passed += count.getValue();
            if (passed >= rank) {
                return OptionalDouble.of(count.getKey().doubleValue());
            }
        }
        return OptionalDouble.empty();
    }
}
