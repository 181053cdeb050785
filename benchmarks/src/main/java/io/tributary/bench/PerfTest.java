package io.tributary.bench;

import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import io.tributary.stack.process.ChildProcess;
import io.tributary.stack.process.JavaProgram;
import io.tributary.stack.process.LogFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * {@code kafka-producer-perf-test}, the program itself.
 *
 * @param payload what it sends
 * @param sample where records come from that say what size, or what records, are meant
 * @param producer the settings of its producer
 */
record PerfTest(Payload payload, SourceFiller sample, ProducerSettings producer) implements TopicFiller {
    private static final String SAMPLE_TOPIC = "perf-test-sample";
    private static final long ENDLESS = 1_000_000_000;

    /** What it sends. */
    enum Payload {
        /** Random letters, which it draws for each record ({@code --record-size}). */
        SAME_SIZE("perf-test, letters of the same size"),
        /** Records of the sample ({@code --payload-file}), which compress as ours do and cost it nothing to make. */
        SAME_RECORDS("perf-test, the same records");

        private final String label;

        Payload(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    @Override
    public String name() {
        return payload.label;
    }

    @Override
    public List<Path> plugins() {
        return sample.plugins();
    }

    @Override
    public Filling start(LocalStack stack, String topic) throws IOException {
        List<String> arguments = new ArrayList<>(
                List.of("--bootstrap-server", stack.bootstrapServers(), "--topic", topic, "--throughput", "-1"));
        arguments.addAll(List.of("--num-records", String.valueOf(ENDLESS)));
        arguments.addAll(payload(stack));
        arguments.add("--command-property");
        arguments.addAll(producer.properties());
        ChildProcess process = new ChildProcess(
                "kafka-producer-perf-test",
                program(arguments),
                new LogFile(stack.logs().resolve("perf-test.log")));
        process.start();
        return new Filling(process.name(), process.pid(), process::kill);
    }

    private List<String> payload(LocalStack stack) throws IOException {
        List<byte[]> values = sample(stack);
        if (payload == Payload.SAME_SIZE) {
            return List.of("--record-size", String.valueOf(TopicSample.meanBytes(values)));
        }
        Path file = stack.data().resolve("perf-test.txt");
        Files.write(
                file,
                values.stream()
                        .map(value -> new String(value, StandardCharsets.UTF_8))
                        .toList());
        return List.of("--payload-file", file.toString());
    }

    private List<byte[]> sample(LocalStack stack) {
        stack.topics().create(SAMPLE_TOPIC, 1);
        Filling filling = sample.start(stack, SAMPLE_TOPIC);
        try {
            return TopicSample.values(stack, SAMPLE_TOPIC);
        } finally {
            filling.close();
        }
    }

    /** With the heap and the collector that the worker has. */
    private static JavaProgram program(List<String> arguments) {
        Home home = Home.find();
        List<Path> jars = Stream.concat(
                        home.kafkaJars().stream(),
                        Home.jars(home.root().resolve("benchmarks/target/lib")).stream()
                                .filter(jar ->
                                        jar.getFileName().toString().matches("(kafka-tools-[0-9]|argparse4j).*")))
                .toList();
        return new JavaProgram(
                List.of("-Xmx1g", "-XX:+UseSerialGC"),
                false,
                jars,
                "org.apache.kafka.tools.ProducerPerformance",
                arguments,
                Map.of(),
                home.tether());
    }
}
