package io.tributary.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bench drain}. */
@Command(
        name = "drain",
        mixinStandardHelpOptions = true,
        description = {
            "Fills a topic, then times each sink until its table holds every row, with a fresh broker, worker and",
            "QuestDB for every run. The rows are verified by count and checksum. Beside them, for flat JSON, the limit of",
            "any sink (see floor)."
        })
final class DrainCommand implements Callable<Integer> {
    @Mixin
    private LoadOptions load;

    @Mixin
    private SinkOptions sinks;

    @Mixin
    private WarmUp warmUp;

    @Option(names = "--no-floor", description = "Leaves out the limit of any sink.")
    private boolean withoutFloor;

    DrainCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>(load.describe());
        settings.putAll(sinks.describe());
        settings.put("warm_up_rows", warmUp.rows());
        Report report = new Report("drain", settings);
        Runs runs = measure(load, sinks, warmUp, "");
        if (!withoutFloor && Floor.suits(load)) {
            Floor floor = new Floor(load);
            for (int run = 1; run <= load.runs(); run++) {
                System.out.printf("run %d of %d: floor%n", run, load.runs());
                floor.run(runs);
            }
        }
        runs.addTo(report);
        report.print(System.out);
        return 0;
    }

    /** Runs every contestant in turn, so that what the machine does besides meets all of them alike. */
    static Runs measure(LoadOptions load, SinkOptions sinks, WarmUp warmUp, String suffix)
            throws IOException, InterruptedException {
        Drain drain = new Drain(load, sinks, warmUp.rows());
        Runs runs = new Runs();
        for (int run = 1; run <= load.runs(); run++) {
            for (Contestant contestant : sinks.contestants()) {
                System.out.printf("run %d of %d: %s%s ... ", run, load.runs(), contestant.name(), suffix);
                System.out.flush();
                Map<String, Double> measured = drain.run(contestant);
                System.out.printf("%,.0f rows/s%n", measured.get("rows/s"));
                runs.add(contestant.name() + suffix, measured);
            }
        }
        return runs;
    }
}
