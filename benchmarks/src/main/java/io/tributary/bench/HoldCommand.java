package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./bench hold}. */
@Command(
        name = "hold",
        mixinStandardHelpOptions = true,
        description = {
            "The synthetic source at a steady rate through Kafka and the sink into QuestDB, with the lag each second.",
            "Ends with status 1 when the source does not keep its rate within 1 % over 10 s, or when the sink falls",
            "behind by more than --allowed-lag. Afterwards every record must be in the table, once."
        })
final class HoldCommand implements Callable<Integer> {
    @Mixin
    private SinkOptions sinks;

    @Option(
            names = "--rate",
            defaultValue = "150000",
            paramLabel = "N",
            description = "Records per second. Default: 150000.")
    private int rate;

    @Option(
            names = "--for",
            defaultValue = "60",
            paramLabel = "SECONDS",
            description = "How long, 12 at least. Default: 60.")
    private int seconds;

    @Option(
            names = "--warm-up",
            defaultValue = "30",
            paramLabel = "SECONDS",
            description = "Seconds at the same rate before those that count, for JVMs that just started. Default: 30.")
    private int warmUp;

    @Option(
            names = "--allowed-lag",
            defaultValue = "2000",
            paramLabel = "MS",
            description = "The most that rows visible in QuestDB may be behind those that were due. Default: 2000.")
    private int allowedLagMs;

    @Option(names = "--partitions", defaultValue = "2", paramLabel = "N", description = "Partitions. Default: 2.")
    private int partitions;

    @Option(
            names = "--compression",
            defaultValue = "lz4",
            paramLabel = "TYPE",
            description = "Compression by the source's producer: none, gzip, snappy, lz4, zstd. Default: lz4.")
    private String compression;

    HoldCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("rate", rate);
        settings.put("seconds", seconds);
        settings.put("warm_up_seconds", warmUp);
        settings.put("partitions", partitions);
        settings.put("compression", compression);
        settings.putAll(sinks.describe());
        Report report = new Report("hold", settings);
        Runs runs = new Runs();
        boolean held = true;
        for (Contestant contestant : sinks.contestants("tributary-raw.json")) {
            System.out.println(contestant.name());
            HeldRate result = hold(contestant);
            held &= result.isHeld(allowedLagMs);
            runs.add(contestant.name(), result.measures());
        }
        runs.addTo(report);
        report.print(System.out);
        System.out.println(held ? "The rate was held." : "The rate was NOT held.");
        return held ? 0 : 1;
    }

    private HeldRate hold(Contestant contestant) throws IOException, InterruptedException {
        try (LocalStack stack = SinkStack.builder(contestant, sinks, SourceFiller.synthetic())
                        .start();
                QuestDbRoute route = QuestDbRoute.open(stack, sinks)) {
            Pipeline pipeline = new Pipeline(stack, rate, (long) rate * (warmUp + seconds));
            stack.topics().create(Pipeline.TOPIC, partitions);
            pipeline.createSink(contestant, sinks, route.address());
            pipeline.createSource(new ProducerSettings(compression));
            return pipeline.watch(Duration.ofSeconds(warmUp), sinks.limit());
        }
    }
}
