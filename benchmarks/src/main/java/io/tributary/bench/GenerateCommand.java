package io.tributary.bench;

import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
            "The synthetic source at full speed per shape of output, beside a producer that sends records of the same",
            "size without making them up (as kafka-producer-perf-test does)."
        })
final class GenerateCommand implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final long WARM_UP = 200_000;

    @Option(names = "--dataset", defaultValue = "iot_data", paramLabel = "NAME", description = "Default: iot_data.")
    private String dataset;

    @Option(
            names = "--outputs",
            split = ",",
            defaultValue = "struct,map,json-bytes",
            paramLabel = "NAME",
            description = "Shapes to try. Default: struct,map,json-bytes.")
    private List<String> outputs;

    @Option(names = "--rows", defaultValue = "1000000", paramLabel = "N", description = "Records. Default: 1000000.")
    private long rows;

    @Option(names = "--tasks", defaultValue = "1", paramLabel = "N", description = "Tasks. Default: 1.")
    private int tasks;

    @Option(names = "--runs", defaultValue = "3", paramLabel = "N", description = "Runs. Default: 3.")
    private int runs;

    GenerateCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("dataset", dataset);
        settings.put("rows", rows);
        settings.put("tasks", tasks);
        settings.put("runs", runs);
        Report report = new Report("generate", settings);
        Runs measured = new Runs();
        for (int run = 1; run <= runs; run++) {
            for (String output : outputs) {
                System.out.printf("run %d of %d: %s%n", run, runs, output);
                measureBoth(output, measured);
            }
        }
        measured.addTo(report);
        report.print(System.out);
        return 0;
    }

    /** A fresh worker for each shape, so that all start equally cold; the first rows are not counted. */
    private void measureBoth(String output, Runs measured) throws InterruptedException {
        Path plugin = Home.find().root().resolve("synthetic-source-connector/target/plugin");
        try (LocalStack stack = LocalStack.builder()
                .plugins(List.of(plugin))
                .withoutQuestDb()
                .workerHeap("1g")
                .start()) {
            String topic = "generated";
            stack.topics().create(topic, tasks);
            stack.connect().create("generate", config(topic, output));
            stack.connect().awaitRunning("generate", LIMIT);
            measured.add(output, measure(stack, topic));
            int bytes = TopicSample.valueBytes(stack, topic);
            stack.connect().delete("generate");
            measured.add("producer, " + output + "'s size", RawProducer.measure(stack, bytes, rows));
        }
    }

    private Map<String, String> config(String topic, String output) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("connector.class", "io.tributary.synthetic.SyntheticSourceConnector");
        config.put("tasks.max", String.valueOf(tasks));
        config.put("dataset", dataset);
        config.put("topic", topic);
        config.put("seed", "1");
        config.put("rate", "100000000");
        config.put("output", output);
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put(
                "value.converter",
                output.equals("json-bytes")
                        ? "org.apache.kafka.connect.converters.ByteArrayConverter"
                        : "org.apache.kafka.connect.json.JsonConverter");
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    private Map<String, Double> measure(LocalStack stack, String topic) throws InterruptedException {
        long first = awaitSize(stack, topic, WARM_UP);
        ProcessMeter worker = new ProcessMeter(stack.worker(0));
        long start = System.nanoTime();
        long last = awaitSize(stack, topic, first + rows);
        double seconds = (System.nanoTime() - start) / 1e9;
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("records/s", (last - first) / seconds);
        measured.put("CPU s per million records, worker", worker.cpuSeconds() / ((last - first) / 1e6));
        measured.put("bytes of a value", (double) TopicSample.valueBytes(stack, topic));
        return measured;
    }

    private static long awaitSize(LocalStack stack, String topic, long wanted) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        long size = stack.topics().size(topic);
        while (size < wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("Only " + size + " records in " + LIMIT.toSeconds() + " s");
            }
            Thread.sleep(20);
            size = stack.topics().size(topic);
        }
        return size;
    }
}
