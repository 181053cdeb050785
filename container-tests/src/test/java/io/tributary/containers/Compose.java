package io.tributary.containers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.process.Ports;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.testcontainers.utility.DockerImageName;

/** The compose command, on free ports and under a project name of its own. */
final class Compose implements AutoCloseable {
    private static final List<String> PORTS = List.of(
            "KAFKA_1_PORT",
            "KAFKA_2_PORT",
            "CONNECT_1_PORT",
            "CONNECT_2_PORT",
            "QUESTDB_PORT",
            "QUESTDB_PG_PORT",
            "PROMETHEUS_PORT");
    private static final long MINUTES = 8;
    /** Any that nothing else is usually found at. */
    private static final int FIRST_CHOICE = 23_450;

    private final Path folder;
    private final String project = "tributary-" + UUID.randomUUID();
    private final Map<String, String> variables = new HashMap<>();
    private final Ports ports = new Ports();

    Compose(Path folder, DockerImageName connect) {
        this.folder = folder;
        PORTS.forEach(name -> variables.put(name, String.valueOf(ports.take(FIRST_CHOICE))));
        variables.put("KAFKA_IMAGE", Images.kafka().asCanonicalNameString());
        variables.put("QUESTDB_IMAGE", Images.questDb().asCanonicalNameString());
        variables.put("CONNECT_IMAGE", connect.asCanonicalNameString());
    }

    /** The command, in its new or its old form; absent where neither is installed. */
    static Optional<List<String>> command() throws IOException, InterruptedException {
        for (List<String> command : List.of(List.of("docker", "compose"), List.of("docker-compose"))) {
            if (works(command)) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }

    private static boolean works(List<String> command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(concat(command, "version"))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static List<String> concat(List<String> command, String... arguments) {
        return Stream.concat(command.stream(), Stream.of(arguments)).toList();
    }

    URI address(String port) {
        return URI.create("http://127.0.0.1:" + variables.get(port));
    }

    void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(command().orElseThrow());
        command.addAll(
                List.of("-p", project, "-f", folder.resolve("compose.yaml").toString()));
        command.addAll(List.of(arguments));
        execute(command);
    }

    /** Stops the containers and removes their data. */
    @Override
    public void close() throws IOException {
        try {
            run("down", "--volumes", "--timeout", "5");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while the containers were stopped", e);
        } finally {
            ports.close();
        }
    }

    void register(String... connectors) throws IOException, InterruptedException {
        execute(concat(List.of(folder.resolve("register").toString()), connectors));
    }

    private void execute(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(folder, "output", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(variables);
        Process process = builder.start();
        boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
        process.destroyForcibly();
        assertThat(ended && process.exitValue() == 0)
                .as(() -> String.join(" ", command) + "\n" + read(log))
                .isTrue();
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
