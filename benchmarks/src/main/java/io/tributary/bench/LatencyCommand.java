package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bench latency}. */
@Command(
        name = "latency",
        mixinStandardHelpOptions = true,
        description = {
            "From the time a row was due to the time a query sees it, at steady rates. A row that is sent late because",
            "the one before was slow counts from when it was due, so waiting is not left out (no coordinated omission)."
        })
final class LatencyCommand implements Callable<Integer> {
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

    LatencyCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>(load.describe());
        settings.remove("rows");
        settings.put("partitions", 1);
        settings.putAll(sinks.describe());
        settings.put("seconds", seconds);
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

    private void measure(Contestant contestant, Runs runs) throws InterruptedException {
        try (LocalStack stack = Drain.stack(contestant, sinks)) {
            for (int rate : rates) {
                String topic = "latency_" + rate;
                stack.topics().create(topic, 1);
                stack.connect()
                        .create(
                                topic,
                                Drain.config(
                                        contestant,
                                        load,
                                        sinks,
                                        topic,
                                        stack.questDb().address()));
                stack.connect().awaitRunning(topic, Duration.ofSeconds(60));
                Histogram histogram = new SteadyLoad(stack, load, topic, rate).run(Duration.ofSeconds(seconds));
                stack.connect().delete(topic);
                runs.add(contestant.name() + " " + rate + " rows/s", percentiles(histogram));
            }
        }
    }

    private static Map<String, Double> percentiles(Histogram micros) {
        Map<String, Double> measured = new LinkedHashMap<>();
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            measured.put("ms until visible, p" + percentile, micros.getValueAtPercentile(percentile) / 1000.0);
        }
        measured.put("rows counted", (double) micros.getTotalCount());
        return measured;
    }
}
