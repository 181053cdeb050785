package io.tributary.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say what load is put on the stack. */
final class LoadOptions {
    @Option(
            names = "--data",
            defaultValue = "iot",
            paramLabel = "NAME",
            description =
                    "Data set: iot (8 columns, about 190 bytes), narrow (3 columns), wide (50 columns), github (nested). Default: iot.")
    private String data;

    @Option(
            names = "--shape",
            defaultValue = "JSON",
            description = "Value of a record: ${COMPLETION-CANDIDATES} (schema and payload). Default: JSON.")
    private DataSet.Shape shape;

    @Option(names = "--rows", defaultValue = "1000000", paramLabel = "N", description = "Rows. Default: 1000000.")
    private long rows;

    @Option(names = "--partitions", defaultValue = "4", paramLabel = "N", description = "Partitions. Default: 4.")
    private int partitions;

    @Option(
            names = "--compression",
            defaultValue = "none",
            paramLabel = "TYPE",
            description = "Compression of the topic: none, gzip, snappy, lz4, zstd. Default: none.")
    private String compression;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "Runs. Default: 3.")
    private int runs;

    LoadOptions() {}

    DataSet data() {
        return DataSet.named(data);
    }

    DataSet.Shape shape() {
        return shape;
    }

    long rows() {
        return rows;
    }

    int partitions() {
        return partitions;
    }

    String compression() {
        return compression;
    }

    int runs() {
        return runs;
    }

    /** The same load with another number of rows. */
    LoadOptions withRows(long other) {
        LoadOptions copy = new LoadOptions();
        copy.data = data;
        copy.shape = shape;
        copy.rows = other;
        copy.partitions = partitions;
        copy.compression = compression;
        copy.runs = runs;
        return copy;
    }

    Map<String, Object> describe() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("data", data);
        settings.put("shape", shape.name());
        settings.put("rows", rows);
        settings.put("bytes_per_row", data().value(0, shape).length);
        settings.put("partitions", partitions);
        settings.put("compression", compression);
        settings.put("runs", runs);
        return settings;
    }
}
