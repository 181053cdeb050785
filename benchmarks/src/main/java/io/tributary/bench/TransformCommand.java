package io.tributary.bench;

import io.tributary.stack.Home;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./bench transform}: the JMH harness of {@code benchmarks/transforms}, with a report like that of the others. */
@Command(
        name = "transform",
        mixinStandardHelpOptions = true,
        description = {
            "Our transforms beside Kafka's own at the same work, and expressions beside plain Java, in nanoseconds a",
            "record, by JMH. Refuses to start where the results of two differ."
        })
final class TransformCommand implements Callable<Integer> {
    private static final String HARNESS = "benchmarks/transforms/target";

    @Option(
            names = "--only",
            defaultValue = ".*",
            paramLabel = "REGEX",
            description = "Benchmarks to run, by class and method. Default: all.")
    private String only;

    @Option(names = "--forks", defaultValue = "2", paramLabel = "N", description = "JVMs for each. Default: 2.")
    private int forks;

    @Option(
            names = "--warm-up",
            defaultValue = "4",
            paramLabel = "N",
            description = "Iterations of each JVM that do not count. Default: 4.")
    private int warmUp;

    @Option(
            names = "--iterations",
            defaultValue = "5",
            paramLabel = "N",
            description = "Iterations of each JVM that count. Default: 5.")
    private int iterations;

    @Option(
            names = "--millis",
            defaultValue = "300",
            paramLabel = "MS",
            description = "Length of an iteration. Default: 300.")
    private int millis;

    TransformCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("only", only);
        settings.put("forks", forks);
        settings.put("warm_up_iterations", warmUp);
        settings.put("iterations", iterations);
        settings.put("iteration_ms", millis);
        settings.put("unit", "nanoseconds a record");
        Report report = new Report("transform", settings);
        Path results = Files.createTempFile("tributary-jmh", ".json");
        // For an end by a signal, which leaves out what is below.
        results.toFile().deleteOnExit();
        try {
            int status = start(command(results)).waitFor();
            if (status != 0) {
                throw new IllegalStateException("JMH ended with status " + status + "; what it said is above");
            }
            JmhResults.read(results).addTo(report);
        } finally {
            Files.delete(results);
        }
        report.print(System.out);
        return 0;
    }

    /** Its standard input is a pipe that nothing is written to: the tether in JMH ends it when this process is gone. */
    private static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command)
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
    }

    private List<String> command(Path results) {
        Home home = Home.find();
        Path harness = home.root().resolve(HARNESS);
        if (!Files.isDirectory(harness.resolve("lib"))) {
            throw new IllegalStateException("The harness is not built: ./mvnw -DskipTests package");
        }
        String classPath = harness.resolve("classes") + File.pathSeparator + harness.resolve("lib") + "/*";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // JMH hands this on to the JVMs that it measures in, which so end with it.
        home.tether().ifPresent(jar -> command.add("-javaagent:" + jar));
        command.addAll(List.of("-cp", classPath, "org.openjdk.jmh.Main"));
        command.addAll(List.of("-f", String.valueOf(forks), "-wi", String.valueOf(warmUp)));
        command.addAll(List.of("-i", String.valueOf(iterations), "-w", millis + "ms", "-r", millis + "ms"));
        command.addAll(List.of("-foe", "true", "-rf", "json", "-rff", results.toString(), only));
        return command;
    }
}
