package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bench latency}. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "From the time a row was due to the time QuestDB has acknowledged it and to the time a query sees it, at",
            "steady rates. A row that is sent late because the one before was slow counts from when it was due, so",
            "waiting is not left out (no coordinated omission). One partition; the rows are verified."
        })
final class LatencyCommand implements Callable<Integer> {
    private static final int WARM_UP_RATE = 20_000;

    @Mixin
    private LoadOptions load;

    @Mixin
    private SinkOptions sinks;

    @Option(
            names = "--rates",
            split = ",",
            defaultValue = "1000,10000,50000,150000",
            paramLabel = "N",
            description = "Rows per second to try. Default: 1000,10000,50000,150000.")
    private List<Integer> rates;

    @Option(
            names = "--seconds",
            defaultValue = "20",
            paramLabel = "N",
            description = "Length of one measurement; the first quarter is not counted. Default: 20.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "15",
            paramLabel = "SECONDS",
            description = "How long the fresh processes get 20,000 rows/s before the first measurement. Default: 15.")
    private int warmUp;

    LatencyCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>(load.describe());
        settings.remove("rows");
        settings.put("partitions", 1);
        settings.putAll(sinks.describe());
        settings.put("seconds", seconds);
        settings.put("warm_up_seconds", warmUp);
        Report report = new Report("latency", settings);
        Runs runs = new Runs();
        for (int run = 1; run <= load.runs(); run++) {
            for (Contestant contestant : sinks.contestants()) {
                System.out.printf("run %d of %d: %s%n", run, load.runs(), contestant.name());
                measure(contestant, runs);
            }
        }
        runs.addTo(report);
        report.print(System.out);
        return 0;
    }

    private void measure(Contestant contestant, Runs runs) throws IOException, InterruptedException {
        try (LocalStack stack = SinkStack.builder(contestant, sinks)
                        // Keeps time and rows of each transaction, which say when rows were acknowledged.
                        .questDbProperty("cairo.default.sequencer.part.txn.count", "5000")
                        .start();
                QuestDbRoute route = QuestDbRoute.open(stack, sinks)) {
            if (warmUp > 0) {
                run(stack, contestant, route, "warm_up", WARM_UP_RATE, warmUp);
            }
            for (int rate : rates) {
                Map<String, Double> measured = run(stack, contestant, route, "latency_" + rate, rate, seconds);
                runs.add(contestant.name() + " " + rate + " rows/s", measured);
            }
        }
    }

    private Map<String, Double> run(
            LocalStack stack, Contestant contestant, QuestDbRoute route, String topic, int rate, int duration)
            throws InterruptedException {
        stack.topics().create(topic, 1);
        stack.connect().create(topic, SinkStack.config(contestant, load, sinks, topic, route.address()));
        stack.connect().awaitRunning(topic, Duration.ofSeconds(60));
        StackCpu cpu = new StackCpu(stack);
        Map<String, Double> measured = new SteadyLoad(stack, load, topic, rate)
                .run(Duration.ofSeconds(duration))
                .measures();
        cpu.addTo(measured, (long) rate * duration);
        stack.connect().delete(topic);
        return measured;
    }
}
