package io.tributary.synthetic.config;

import io.tributary.synthetic.fault.FaultSettings;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigException;

/**
 * The whole configuration of the connector.
 *
 * @param data which data are made
 * @param rate how fast
 * @param time with which event times
 * @param key with which keys
 * @param output where to and in which shape
 * @param faults with which trouble
 */
public record SyntheticConfig(
        DataConfig data, RateConfig rate, TimeConfig time, KeyConfig key, OutputConfig output, FaultSettings faults) {
    /** All keys. */
    public static final ConfigDef DEFINITION = define();

    private static ConfigDef define() {
        ConfigDef definition = new ConfigDef();
        DataConfig.define(definition);
        RateConfig.define(definition);
        TimeConfig.define(definition);
        KeyConfig.define(definition);
        OutputConfig.define(definition);
        FaultConfig.define(definition);
        return definition;
    }

    /**
     * Reads a configuration.
     *
     * @throws ConfigException when something is wrong with it; the message names the key
     */
    public static SyntheticConfig of(Map<String, String> properties) {
        ConfigReader in = readerOf(properties);
        SyntheticConfig config = read(in);
        if (!in.problems().isEmpty()) {
            ConfigProblem first = in.problems().get(0);
            throw new ConfigException(first.key() + ": " + first.message());
        }
        return config;
    }

    /**
     * What is wrong across keys.
     *
     * @param properties a configuration each of whose values is valid by itself
     */
    public static List<ConfigProblem> problemsIn(Map<String, String> properties) {
        ConfigReader in = readerOf(properties);
        read(in);
        return in.problems();
    }

    private static ConfigReader readerOf(Map<String, String> properties) {
        return new ConfigReader(new AbstractConfig(DEFINITION, properties, false));
    }

    private static SyntheticConfig read(ConfigReader in) {
        DataConfig original = DataConfig.read(in);
        DataConfig data = KeyConfig.applyTo(original, in);
        RateConfig rate = RateConfig.read(in);
        TimeConfig time = TimeConfig.read(in, data, rate);
        OutputConfig output = OutputConfig.read(in, data.dataSet());
        return new SyntheticConfig(
                data.withAtMost(recordsWithin(time, rate)),
                rate,
                time,
                KeyConfig.read(in, original.dataSet()),
                output,
                FaultConfig.read(in, data.dataSet(), output));
    }

    /** How many records the historical range has room for. */
    private static long recordsWithin(TimeConfig time, RateConfig rate) {
        boolean ends = time.historicalStart().isPresent()
                && time.historicalEnd()
                        .filter(end -> end > time.historicalStart().get())
                        .isPresent();
        return ends
                ? rate.schedule()
                        .dueBy(time.historicalEnd().get()
                                - time.historicalStart().get()
                                - 1)
                : Long.MAX_VALUE;
    }
}
