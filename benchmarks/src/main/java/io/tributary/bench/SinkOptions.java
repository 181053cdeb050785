package io.tributary.bench;

import io.tributary.stack.Home;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Options that say which sinks are measured, and how they reach QuestDB. */
final class SinkOptions {
    /** What {@code kafka-run-class.sh} of Kafka 4.3 gives every program, in place of the local stack's serial collector. */
    private static final List<String> KAFKA_JVM = List.of(
            "-XX:-UseSerialGC",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent");

    @Option(
            names = "--contestant",
            converter = Contestant.Converter.class,
            paramLabel = "NAME=PLUGIN_DIR:CONFIG.json",
            description = {
                "A sink to measure; may be repeated. The configuration may hold {{topic}}, {{table}}, {{questdb}},",
                "{{symbols}} and {{tasks}}. Default: Tributary's sink with a file of benchmarks/contestants."
            })
    private List<Contestant> contestants = List.of();

    @Option(names = "--tasks", defaultValue = "1", paramLabel = "N", description = "Tasks. Default: 1.")
    private int tasks;

    @Option(
            names = "--round-trip",
            defaultValue = "0",
            paramLabel = "MS",
            description = "Network delay to QuestDB and back, in ms. Default: 0.")
    private long roundTripMs;

    @Option(
            names = "--bandwidth",
            defaultValue = "0",
            paramLabel = "BYTES",
            description = "Bytes per second of each connection to QuestDB. Default: 0, no limit.")
    private long bandwidth;

    @Option(
            names = "--heap",
            defaultValue = "1g",
            paramLabel = "SIZE",
            description = "Largest heap of worker, broker and QuestDB each. Default: 1g.")
    private String heap;

    @Option(
            names = "--worker-option",
            paramLabel = "OPTION",
            description = {
                "An option of the worker's JVM besides those that Kafka's own scripts set, such as one that profiles it;",
                "may be repeated."
            })
    private List<String> workerOptions = List.of();

    @Option(
            names = "--limit",
            defaultValue = "600",
            paramLabel = "SECONDS",
            description = "Longest time for one run. Default: 600.")
    private long limitSeconds;

    SinkOptions() {}

    List<Contestant> contestants() {
        return contestants("tributary.json");
    }

    /** The contestants given, or Tributary's sink with a configuration of benchmarks/contestants. */
    List<Contestant> contestants(String byDefault) {
        return contestants.isEmpty() ? List.of(tributary(byDefault)) : contestants;
    }

    int tasks() {
        return tasks;
    }

    Duration roundTrip() {
        return Duration.ofMillis(roundTripMs);
    }

    long bandwidth() {
        return bandwidth;
    }

    boolean hasNetworkFaults() {
        return roundTripMs > 0 || bandwidth > 0;
    }

    String heap() {
        return heap;
    }

    /** What the worker's JVM is told besides its heap. */
    List<String> workerOptions() {
        List<String> options = new ArrayList<>(KAFKA_JVM);
        options.addAll(workerOptions);
        return options;
    }

    Duration limit() {
        return Duration.ofSeconds(limitSeconds);
    }

    /** The same sinks with another number of tasks. */
    SinkOptions withTasks(int other) {
        SinkOptions copy = new SinkOptions();
        copy.contestants = contestants;
        copy.tasks = other;
        copy.roundTripMs = roundTripMs;
        copy.bandwidth = bandwidth;
        copy.heap = heap;
        copy.workerOptions = workerOptions;
        copy.limitSeconds = limitSeconds;
        return copy;
    }

    Map<String, Object> describe() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("tasks", tasks);
        settings.put("round_trip_ms", roundTripMs);
        settings.put("bandwidth", bandwidth);
        settings.put("heap", heap);
        settings.put("worker_options", workerOptions());
        return settings;
    }

    private static Contestant tributary(String config) {
        Path home = Home.find().root();
        Path plugin = home.resolve("questdb-sink-connector/target/plugin");
        if (!Files.isDirectory(plugin)) {
            throw new IllegalStateException("The sink is not built: ./mvnw -DskipTests package");
        }
        return new Contestant(
                "tributary",
                plugin,
                Contestant.read(home.resolve("benchmarks/contestants").resolve(config)));
    }
}
