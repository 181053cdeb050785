package io.tributary.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How long rows took that were due at a steady rate. The first quarter of the rows is not counted. Times are microseconds. */
final class Latencies {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    private final int rate;
    private final long rows;
    private final Stage acknowledged = new Stage();
    private final Stage visible = new Stage();

    /**
     * @param rate rows per second
     * @param rows number of rows
     */
    Latencies(int rate, long rows) {
        this.rate = rate;
        this.rows = rows;
    }

    /** QuestDB took that many more rows, so long after the start. */
    void acknowledged(long more, long micros) {
        acknowledged.reach(acknowledged.reached + more, micros);
    }

    /** A query saw that many rows in all, so long after the start. */
    void visible(long total, long micros) {
        visible.reach(total, micros);
    }

    /** What came out, in milliseconds and rows. */
    Map<String, Double> measures() {
        Map<String, Double> measures = new LinkedHashMap<>();
        acknowledged.addTo(measures, "acknowledged");
        visible.addTo(measures, "visible");
        measures.put("rows counted", (double) visible.histogram.getTotalCount());
        measures.put("rows/s until the last was visible", rows * 1e6 / visible.lastMicros);
        return measures;
    }

    /** One thing that happens to each row, in the order of the rows. */
    private final class Stage {
        private final Histogram histogram = new Histogram(HIGHEST_MICROS, 3);
        private long reached;
        private long lastMicros;

        void reach(long total, long micros) {
            for (long row = Math.max(reached, rows / 4); row < total; row++) {
                long due = (long) (row * 1e6 / rate);
                histogram.recordValue(Math.min(HIGHEST_MICROS, Math.max(0, micros - due)));
            }
            reached = Math.max(reached, total);
            lastMicros = micros;
        }

        void addTo(Map<String, Double> measures, String name) {
            for (double percentile : PERCENTILES) {
                if (histogram.getTotalCount() > 0) {
                    measures.put(
                            "ms until " + name + ", p"
                                    + (percentile == (long) percentile ? "" + (long) percentile : "" + percentile),
                            histogram.getValueAtPercentile(percentile) / 1000.0);
                }
            }
        }
    }
}
