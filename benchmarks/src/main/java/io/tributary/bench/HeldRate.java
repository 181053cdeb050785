package io.tributary.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** How well a source kept its rate, and a sink up with it, seen about once a second. */
final class HeldRate {
    /** What the rate is held over. */
    private static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(10);

    private static final double TOLERANCE = 0.01;

    private final int rate;
    private final long records;
    private final long warmUpNanos;
    private final List<Look> looks = new ArrayList<>();
    private final Map<String, Double> cpuMeasures = new LinkedHashMap<>();
    private Look first;

    /**
     * What was there at a time.
     *
     * @param topicNanos when the topic was looked at, since the first record was due
     * @param inTopic records in the topic
     * @param tableNanos when the table was looked at
     * @param visible rows in the table
     */
    record Look(long topicNanos, long inTopic, long tableNanos, long visible) {}

    /**
     * @param rate records per second
     * @param records how many in all
     * @param warmUp time before the looks that count
     */
    HeldRate(int rate, long records, Duration warmUp) {
        this.rate = rate;
        this.records = records;
        this.warmUpNanos = warmUp.toNanos();
    }

    void add(Look look) {
        looks.add(look);
    }

    /** Marks the end of the warm-up: CPU is measured from here. */
    void startsAt(Look look) {
        first = look;
    }

    /** Takes the CPU that was used since the warm-up, for the rows that became visible since. */
    void use(StackCpu cpu) {
        if (cpu != null && records > first.visible()) {
            cpu.addTo(cpuMeasures, records - first.visible());
        }
    }

    /** The number of records that are due at a time. */
    long due(long nanos) {
        return Math.min(records, (long) (nanos * (double) rate / 1e9) + 1);
    }

    /** How much later than due the newest visible row became visible, at the time of a look. */
    double behindMillis(Look look) {
        return Math.max(0, due(look.tableNanos()) - look.visible()) * 1000.0 / rate;
    }

    /** The largest deviation from the rate over any 10 s of the source's run, as a part of the rate; NaN when it ran for less. */
    double worstDeviation() {
        double worst = Double.NaN;
        List<Look> counted = steady();
        for (int from = 0; from < counted.size(); from++) {
            for (int to = from + 1; to < counted.size(); to++) {
                long nanos = counted.get(to).topicNanos() - counted.get(from).topicNanos();
                if (nanos >= WINDOW_NANOS * 0.95) {
                    double seen = (counted.get(to).inTopic() - counted.get(from).inTopic()) * 1e9 / nanos;
                    double deviation = Math.abs(seen / rate - 1);
                    worst = Double.isNaN(worst) ? deviation : Math.max(worst, deviation);
                    break;
                }
            }
        }
        return worst;
    }

    /** The largest lag after the warm-up. */
    double worstBehindMillis() {
        return steady().stream().mapToDouble(this::behindMillis).max().orElse(Double.NaN);
    }

    /** Whether the source kept its rate and the sink kept up. */
    boolean isHeld(int allowedLagMs) {
        return worstDeviation() <= TOLERANCE && worstBehindMillis() <= allowedLagMs;
    }

    Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        List<Look> counted = steady();
        double[] behind =
                counted.stream().mapToDouble(this::behindMillis).sorted().toArray();
        measures.put("worst deviation of the source over 10 s, %", worstDeviation() * 100);
        measures.put("ms behind, median", behind.length == 0 ? Double.NaN : behind[behind.length / 2]);
        measures.put("ms behind, worst", worstBehindMillis());
        measures.put("records verified", (double) records);
        measures.putAll(cpuMeasures);
        return measures;
    }

    /** The looks after the warm-up and before the source is done. */
    private List<Look> steady() {
        return looks.stream()
                .filter(look -> look.topicNanos() >= warmUpNanos && look.inTopic() < records)
                .toList();
    }
}
