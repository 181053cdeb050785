package io.tributary.bench;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./bench floor}. */
@Command(
        name = "floor",
        mixinStandardHelpOptions = true,
        description = {
            "The limit of any sink on this machine: a consumer alone; and a consumer with a streaming JSON parser that",
            "writes line protocol and posts it to QuestDB, in one thread, without Connect."
        })
final class FloorCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    FloorCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report = new Report("floor", load.describe());
        Floor floor = new Floor(load);
        Runs runs = new Runs();
        for (int run = 1; run <= load.runs(); run++) {
            System.out.printf("run %d of %d%n", run, load.runs());
            floor.run(runs);
        }
        runs.addTo(report);
        report.print(System.out);
        return 0;
    }
}
