package io.tributary.synthetic.config;

import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.DataSetException;
import io.tributary.synthetic.dataset.DataSetParser;
import io.tributary.synthetic.dataset.DataSets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/**
 * Which data are made.
 *
 * @param dataSet the data set
 * @param seed the seed of all values
 * @param shards how many shards the data are made in
 * @param maxRecords how many records are made over all shards; Long.MAX_VALUE for no end
 * @param atEnd what the connector does when they are made
 */
public record DataConfig(DataSet dataSet, long seed, int shards, long maxRecords, AtEnd atEnd) {
    static final String DATASET = "dataset";
    static final String DEFINITION = "dataset.definition";
    static final String FILE = "dataset.file";
    static final String SEED = "seed";
    static final String SHARDS = "shards";
    static final String MAX_RECORDS = "max.records";
    static final String AT_END = "at.end";

    private static final int MOST_SHARDS = 1024;

    /** What the connector does when all records are made. */
    public enum AtEnd {
        /** The tasks stay and make nothing. */
        IDLE,
        /** The connector ends its tasks and stays without any. */
        STOP
    }

    static void define(ConfigDef definition) {
        ConfigSection section = new ConfigSection(definition, "Data");
        section.text(
                        DATASET,
                        "Data set",
                        "iot_data",
                        null,
                        Importance.HIGH,
                        "The built-in data set to make: " + String.join(", ", DataSets.names())
                                + ". Not used when dataset.file or dataset.definition is set.")
                .text(
                        FILE,
                        "File of a data set",
                        "",
                        null,
                        Importance.MEDIUM,
                        "The path of a file with a data set of your own, in YAML or JSON. Every worker has to have it at this path.")
                .text(
                        DEFINITION,
                        "Data set inline",
                        "",
                        null,
                        Importance.MEDIUM,
                        "A data set of your own, in YAML or JSON, right here.")
                .number(
                        SEED,
                        "Seed",
                        1L,
                        null,
                        Importance.MEDIUM,
                        "The seed of all values. The same seed gives the same records again, whatever tasks.max and the number of workers.")
                .integer(
                        SHARDS,
                        "Shards",
                        1,
                        new Limits(1, MOST_SHARDS),
                        Importance.MEDIUM,
                        "How many shards the data are made in. Each shard is one source partition with an offset of its own; the tasks split"
                                + " the shards, so tasks.max above this number has no effect. The number of shards is part of the data: change"
                                + " it and the records are others.");
        defineEnd(section);
    }

    private static void defineEnd(ConfigSection section) {
        section.number(
                        MAX_RECORDS,
                        "Records in all",
                        -1L,
                        new Limits(-1, Long.MAX_VALUE / MOST_SHARDS),
                        Importance.MEDIUM,
                        "How many records to make over all shards; -1 for no end.")
                .text(
                        AT_END,
                        "At the end",
                        Choice.text(AtEnd.IDLE),
                        Choice.of(AtEnd.class),
                        Importance.LOW,
                        "What happens when all records are made. idle: the tasks stay, in state RUNNING. stop: the connector ends its tasks"
                                + " and stays in state RUNNING without any. The connector never fails for having finished.");
    }

    static DataConfig read(ConfigReader in) {
        DataSet dataSet = dataSet(in);
        int shards = in.integer(SHARDS);
        if (dataSet != null) {
            dataSet.series()
                    .filter(it -> it.count() < shards)
                    .ifPresent(it -> in.problem(
                            SHARDS, "is more than the data set's " + it.count() + " series. Use that many at most."));
        }
        long max = in.number(MAX_RECORDS);
        return new DataConfig(
                dataSet, in.number(SEED), shards, max < 0 ? Long.MAX_VALUE : max, in.choice(AT_END, AtEnd.class));
    }

    /** The same with at most so many records. */
    DataConfig withAtMost(long records) {
        return new DataConfig(dataSet, seed, shards, Math.min(maxRecords, records), atEnd);
    }

    DataConfig with(DataSet other) {
        return new DataConfig(other, seed, shards, maxRecords, atEnd);
    }

    /** Null when there is none; the problem is noted then. */
    private static DataSet dataSet(ConfigReader in) {
        if (in.isSet(DEFINITION)) {
            if (in.isSet(FILE)) {
                in.problem(FILE, "dataset.definition is set as well. Set one of them.");
            }
            return parsed(in, DEFINITION, in.text(DEFINITION));
        }
        return in.isSet(FILE) ? ofFile(in) : builtIn(in);
    }

    private static DataSet builtIn(ConfigReader in) {
        String name = in.text(DATASET);
        return DataSets.find(name).orElseGet(() -> {
            in.problem(
                    DATASET,
                    "There is no data set " + name + ". Use one of " + String.join(", ", DataSets.names()) + ".");
            return null;
        });
    }

    private static DataSet ofFile(ConfigReader in) {
        try {
            return parsed(in, FILE, Files.readString(Path.of(in.text(FILE))));
        } catch (IOException | InvalidPathException e) {
            in.problem(
                    FILE,
                    "cannot be read on this worker (" + e.getClass().getSimpleName()
                            + "). Put the file, in UTF-8, at this path on every worker.");
            return null;
        }
    }

    private static DataSet parsed(ConfigReader in, String key, String text) {
        try {
            return DataSetParser.parse(text);
        } catch (DataSetException e) {
            in.problem(key, e.getMessage());
            return null;
        }
    }
}
