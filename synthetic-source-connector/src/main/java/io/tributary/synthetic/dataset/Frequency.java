package io.tributary.synthetic.dataset;

import java.util.List;

/** How often each series of a data set reports. */
public sealed interface Frequency {
    /** All equally often, in turn. */
    record Uniform() implements Frequency {}

    /**
     * Series number n in proportion to {@code 1 / (n + 1) ^ exponent}.
     *
     * @param exponent more than 0; the larger, the more goes to the first series
     */
    record Zipf(double exponent) implements Frequency {}

    /**
     * Some series get a fixed share of all records, the others share the rest equally.
     *
     * @param count how many are hot, the first by number
     * @param share their share of all records, from 0 to 1
     */
    record Hot(int count, double share) implements Frequency {}

    /**
     * Classes of series, each with a share of the series and a weight for every series in it.
     *
     * @param classes the classes
     */
    record Classes(List<SeriesClass> classes) implements Frequency {}

    /**
     * A class of series.
     *
     * @param share the part of all series that belongs to it, from 0 to 1
     * @param weight how often each one reports, in relation to the other classes
     */
    record SeriesClass(double share, double weight) {}
}
