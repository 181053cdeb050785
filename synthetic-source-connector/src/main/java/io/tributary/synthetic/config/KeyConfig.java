package io.tributary.synthetic.config;

import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.FieldType;
import io.tributary.synthetic.dataset.Frequency;
import io.tributary.synthetic.dataset.Series;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * What the keys of records are.
 *
 * @param slot the field that is the key; -1 for none
 * @param numbered whether the key is the number of the series, because the data set has no series of its own
 */
public record KeyConfig(int slot, boolean numbered) {
    static final String FIELD = "key.field";
    static final String DISTRIBUTION = "key.distribution";
    static final String COUNT = "key.count";
    static final String ZIPF_EXPONENT = "key.zipf.exponent";
    static final String HOT_COUNT = "key.hot.count";
    static final String HOT_SHARE = "key.hot.share";

    private static final String NO_KEY = "none";

    /** How records fall on keys. */
    enum Distribution {
        /** As the data set says. */
        DATASET,
        /** All keys in turn. */
        UNIFORM,
        /** By Zipf's law. */
        ZIPF,
        /** Some keys get a fixed share. */
        HOT
    }

    static void define(ConfigDef definition) {
        ConfigSection section = new ConfigSection(definition, "Keys");
        section.text(
                        FIELD,
                        "Key field",
                        "",
                        null,
                        Importance.MEDIUM,
                        "The field whose value, as a string, is the record's key. Empty: the data set's own choice. none: no key.")
                .text(
                        DISTRIBUTION,
                        "Distribution of keys",
                        Choice.text(Distribution.DATASET),
                        Choice.of(Distribution.class),
                        Importance.LOW,
                        "How records fall on the series of the data set and so on keys, within each shard. dataset: as the data set says."
                                + " uniform: each in turn. zipf: series n in proportion to 1 / (n + 1) ^ key.zipf.exponent. hot: the first"
                                + " key.hot.count series get key.hot.share of all records. A data set without series, such as iot_data, gets"
                                + " key.count keys of the form key-17.")
                .integer(
                        COUNT,
                        "Number of keys",
                        1000,
                        new Limits(1, 1_000_000),
                        Importance.LOW,
                        "How many keys there are when key.distribution is set and the data set has no series.")
                .real(
                        ZIPF_EXPONENT,
                        "Zipf exponent",
                        1.0,
                        new Limits(0.01, 10),
                        Importance.LOW,
                        "The exponent of key.distribution=zipf; the larger, the more skew.")
                .integer(
                        HOT_COUNT,
                        "Hot keys",
                        1,
                        new Limits(1, 1_000_000),
                        Importance.LOW,
                        "How many keys are hot with key.distribution=hot.")
                .real(
                        HOT_SHARE,
                        "Share of hot keys",
                        0.5,
                        new Limits(0, 1),
                        Importance.LOW,
                        "The part of all records that falls on the hot keys, from 0 to 1.");
    }

    /** The data set with the frequencies that the keys ask for. */
    static DataConfig applyTo(DataConfig data, ConfigReader in) {
        Distribution distribution = in.choice(DISTRIBUTION, Distribution.class);
        if (data.dataSet() == null || distribution == Distribution.DATASET) {
            return data;
        }
        int count = data.dataSet().series().map(Series::count).orElseGet(() -> in.integer(COUNT));
        if (count < data.shards()) {
            in.problem(COUNT, "is less than shards. Use at least one key for each shard.");
            return data;
        }
        return data.with(data.dataSet().withSeries(new Series(count, frequency(distribution, in))));
    }

    private static Frequency frequency(Distribution distribution, ConfigReader in) {
        return switch (distribution) {
            case ZIPF -> new Frequency.Zipf(in.real(ZIPF_EXPONENT));
            case HOT -> new Frequency.Hot(in.integer(HOT_COUNT), in.real(HOT_SHARE));
            case UNIFORM, DATASET -> new Frequency.Uniform();
        };
    }

    /**
     * Reads the keys.
     *
     * @param original the data set before {@link #applyTo}
     */
    static KeyConfig read(ConfigReader in, DataSet original) {
        String field = in.text(FIELD);
        if (original == null || NO_KEY.equals(field)) {
            return new KeyConfig(-1, false);
        }
        Optional<String> name = field.isEmpty() ? original.key() : Optional.of(field);
        int slot = name.map(original::slotOf).orElse(-1);
        if (name.isPresent() && slot < 0) {
            in.problem(FIELD, "The data set " + original.name() + " has no field " + field + ".");
        } else if (slot >= 0 && original.fields().get(slot).type() == FieldType.FLOAT64) {
            in.problem(FIELD, "is a double; use a field of another type as key.");
        }
        boolean distributed = in.choice(DISTRIBUTION, Distribution.class) != Distribution.DATASET;
        boolean numbered = distributed && original.series().isEmpty();
        if (numbered && name.isPresent()) {
            in.problem(
                    FIELD,
                    "cannot follow key.distribution, because the data set has no series. Leave one of the two settings out.");
        }
        return new KeyConfig(slot, numbered);
    }
}
