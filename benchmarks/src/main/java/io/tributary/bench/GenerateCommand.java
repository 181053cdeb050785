package io.tributary.bench;

import io.tributary.bench.TopicFiller.Filling;
import io.tributary.stack.LocalStack;
import io.tributary.stack.LocalStackBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bench generate}. */
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        description = {
            "The synthetic source at full speed per shape of output; beside it kafka-producer-perf-test, which makes",
            "nothing up, and a source that hands over one record per poll, as Confluent's Datagen does. All with the",
            "same producer settings, measured by what the broker has."
        })
final class GenerateCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String TOPIC = "generated";
    private static final String RATE = "records/s";
    private static final String JSON_BYTES = "json-bytes";
    private static final String STRUCT = "struct";

    @Option(names = "--dataset", defaultValue = "iot_data", paramLabel = "NAME", description = "Default: iot_data.")
    private String dataset;

    @Option(
            names = "--outputs",
            split = ",",
            defaultValue = "json-bytes,struct,map",
            paramLabel = "NAME",
            description = "Shapes to try. Default: json-bytes,struct,map.")
    private List<String> outputs;

    @Option(names = "--rows", defaultValue = "3000000", paramLabel = "N", description = "Records. Default: 3000000.")
    private long rows;

    @Option(
            names = "--warm-up",
            defaultValue = "1000000",
            paramLabel = "N",
            description = "Records before those that count. Default: 1000000.")
    private long warmUp;

    @Option(names = "--tasks", defaultValue = "1", paramLabel = "N", description = "Tasks. Default: 1.")
    private int tasks;

    @Option(
            names = "--compression",
            defaultValue = "lz4",
            paramLabel = "TYPE",
            description = "Compression by the producer: none, gzip, snappy, lz4, zstd. Default: lz4.")
    private String compression;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "A setting of the synthetic source, such as poll.max.records; may be repeated.")
    private Map<String, String> overrides = Map.of();

    @Option(names = "--alone", description = "The synthetic source only, nothing beside it.")
    private boolean alone;

    @Option(
            names = "--worker-option",
            paramLabel = "OPTION",
            description = "An option of the worker's JVM, such as one that profiles it; may be repeated.")
    private List<String> workerOptions = List.of();

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "Runs. Default: 3.")
    private int runs;

    GenerateCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("dataset", dataset);
        settings.put("rows", rows);
        settings.put("warm_up", warmUp);
        settings.put("tasks", tasks);
        settings.put("producer", new ProducerSettings(compression).properties());
        settings.put("set", overrides);
        settings.put("worker_options", workerOptions);
        settings.put("runs", runs);
        Report report = new Report("generate", settings);
        Runs measured = new Runs();
        for (int run = 1; run <= runs; run++) {
            Map<String, Map<String, Double>> results = new LinkedHashMap<>();
            for (TopicFiller filler : fillers()) {
                System.out.printf("run %d of %d: %s ... ", run, runs, filler.name());
                System.out.flush();
                results.put(filler.name(), measure(filler));
                System.out.printf(
                        "%,.0f records/s%n", results.get(filler.name()).get(RATE));
            }
            compare(results);
            results.forEach(measured::add);
        }
        measured.addTo(report);
        report.print(System.out);
        return 0;
    }

    private List<TopicFiller> fillers() {
        ProducerSettings producer = new ProducerSettings(compression);
        SourceFiller sample = SourceFiller.synthetic(dataset, JSON_BYTES, 1, producer);
        List<TopicFiller> fillers = new ArrayList<>();
        for (String output : outputs) {
            fillers.add(SourceFiller.synthetic(dataset, output, tasks, producer).with(overrides));
        }
        if (alone) {
            return fillers;
        }
        fillers.add(new PerfTest(PerfTest.Payload.SAME_SIZE, sample, producer));
        fillers.add(new PerfTest(PerfTest.Payload.SAME_RECORDS, sample, producer));
        if (outputs.contains(STRUCT) && dataset.equals("iot_data")) {
            fillers.add(SourceFiller.recordPerPoll(tasks, producer));
        }
        return fillers;
    }

    /** A fresh broker and worker for each, so that all start equally cold; the first records are not counted. */
    private Map<String, Double> measure(TopicFiller filler) throws IOException, InterruptedException {
        LocalStackBuilder builder = LocalStack.builder()
                .plugins(filler.plugins())
                .withoutQuestDb()
                .workerHeap("1g")
                .brokerHeap("1g");
        workerOptions.forEach(builder::workerOption);
        try (LocalStack stack = builder.start()) {
            stack.topics().create(TOPIC, tasks);
            try (Filling filling = filler.start(stack, TOPIC)) {
                return measure(stack, filling);
            }
        }
    }

    private Map<String, Double> measure(LocalStack stack, Filling filling) throws InterruptedException {
        long first = awaitSize(stack, warmUp);
        ProcessMeter process = filling.meter();
        ProcessMeter broker = new ProcessMeter(stack.broker());
        long start = System.nanoTime();
        long last = awaitSize(stack, first + rows);
        double seconds = (System.nanoTime() - start) / 1e9;
        double millions = (last - first) / 1e6;
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put(RATE, (last - first) / seconds);
        measured.put("CPU s per million records", process.cpuSeconds() / millions);
        measured.put("CPU s per million records, broker", broker.cpuSeconds() / millions);
        measured.put("peak memory, MiB", process.peakMemoryMib());
        measured.put("bytes of a value", (double) TopicSample.meanBytes(TopicSample.values(stack, TOPIC)));
        return measured;
    }

    private static long awaitSize(LocalStack stack, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long size = stack.topics().size(TOPIC);
        while (size < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + size + " of " + wanted + " records in " + LIMIT.toSeconds()
                        + " s; take fewer with --rows and --warm-up");
            }
            stack.requireAlive();
            Thread.sleep(20);
            size = stack.topics().size(TOPIC);
        }
        return size;
    }

    /** Ratios within one run, so that what the machine did besides meets both sides. */
    private static void compare(Map<String, Map<String, Double>> results) {
        for (PerfTest.Payload payload : PerfTest.Payload.values()) {
            ratio(results, JSON_BYTES, payload.label());
        }
        ratio(results, STRUCT, SourceFiller.RECORD_PER_POLL);
    }

    private static void ratio(Map<String, Map<String, Double>> results, String ours, String other) {
        if (results.containsKey(ours) && results.containsKey(other)) {
            results.get(ours)
                    .put(
                            "times " + other,
                            results.get(ours).get(RATE) / results.get(other).get(RATE));
        }
    }
}
