package io.tributary.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bench scale}. */
@Command(
        name = "scale",
        mixinStandardHelpOptions = true,
        description = "How the cost of a row grows with tasks and rows: drain, repeated.")
final class ScaleCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    @Mixin
    private SinkOptions sinks;

    @Mixin
    private WarmUp warmUp;

    @Option(
            names = "--task-counts",
            split = ",",
            defaultValue = "1,2,4",
            paramLabel = "N",
            description = "Numbers of tasks to try. Default: 1,2,4.")
    private List<Integer> taskCounts;

    @Option(
            names = "--row-counts",
            split = ",",
            defaultValue = "1000000,10000000,50000000",
            paramLabel = "N",
            description = "Numbers of rows to try; replaces --rows. Default: 1000000,10000000,50000000.")
    private List<Long> rowCounts;

    ScaleCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>(load.describe());
        settings.putAll(sinks.describe());
        settings.put("rows", rowCounts);
        settings.put("tasks", taskCounts);
        settings.put("warm_up_rows", warmUp.rows());
        Report report = new Report("scale", settings);
        for (long rows : rowCounts) {
            for (int tasks : taskCounts) {
                String suffix = " " + rows + " rows, " + tasks + " tasks";
                DrainCommand.measure(load.withRows(rows), sinks.withTasks(tasks), warmUp, suffix)
                        .addTo(report);
            }
        }
        report.print(System.out);
        return 0;
    }
}
