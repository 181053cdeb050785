package io.tributary.it.examples;

import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.Home;
import io.tributary.stack.connect.ConnectClient;
import io.tributary.stack.process.ChildProcess;
import io.tributary.stack.process.JavaProgram;
import io.tributary.stack.process.LogFile;
import io.tributary.stack.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A worker without a cluster, beside the cluster of an {@link ExamplesWorld}, set up by the worker-standalone.properties of the
 * scenarios and given connectors as files.
 */
final class StandaloneWorker implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);

    private final Path folder;
    private final ChildProcess child;
    private final ConnectClient connect;

    private StandaloneWorker(Path folder, ChildProcess child, ConnectClient connect) {
        this.folder = folder;
        this.child = child;
        this.connect = connect;
    }

    /**
     * Starts a worker and waits until it answers.
     *
     * @param jars the version of Connect
     * @param jvmOptions options of its JVM, for instance agents
     * @param connectors what it runs, with their settings changed as the test needs
     */
    static StandaloneWorker start(
            ExamplesWorld world,
            Ports ports,
            List<Path> jars,
            List<String> jvmOptions,
            List<ConnectorExample> connectors) {
        try {
            Path folder = Files.createTempDirectory("tributary-standalone");
            int port = ports.take(8083);
            List<String> arguments = new ArrayList<>();
            arguments.add(write(folder.resolve("worker.properties"), workerProperties(world, folder, port))
                    .toString());
            for (ConnectorExample connector : connectors) {
                Properties properties = new Properties();
                properties.put("name", connector.name());
                connector.config().forEach((key, value) -> properties.put(key, world.here(value)));
                arguments.add(write(folder.resolve(connector.name() + ".properties"), properties)
                        .toString());
            }
            Home home = Home.find();
            JavaProgram program = new JavaProgram(
                    Stream.concat(Stream.of("-Xmx512m", "-XX:+UseSerialGC"), jvmOptions.stream())
                            .toList(),
                    false,
                    jars,
                    "org.apache.kafka.connect.cli.ConnectStandalone",
                    arguments,
                    Map.of("GITHUB_TOKEN", ExamplesWorld.TOKEN),
                    home.tether());
            ChildProcess child =
                    new ChildProcess("The standalone worker", program, new LogFile(folder.resolve("worker.log")));
            ConnectClient connect = new ConnectClient(List.of(URI.create("http://127.0.0.1:" + port)));
            StandaloneWorker worker = new StandaloneWorker(folder, child, connect);
            try {
                child.start();
                child.awaitReady(START_LIMIT, () -> connect.connectors().size() == connectors.size());
            } catch (RuntimeException e) {
                worker.close();
                throw e;
            }
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties workerProperties(ExamplesWorld world, Path folder, int port) throws IOException {
        Properties properties = new Properties();
        try (var reader = Files.newBufferedReader(Scenario.folders().resolve("worker-standalone.properties"))) {
            properties.load(reader);
        }
        properties.replaceAll((key, value) -> world.here((String) value));
        properties.put("bootstrap.servers", world.stack().bootstrapServers());
        properties.put("listeners", "http://127.0.0.1:" + port);
        properties.put(
                "plugin.path",
                PluginFolder.all().stream()
                        .map(plugin -> plugin.path().getParent().toString())
                        .collect(Collectors.joining(",")));
        properties.put(
                "offset.storage.file.filename",
                folder.resolve("connect.offsets").toString());
        properties.put("offset.flush.interval.ms", "1000");
        return properties;
    }

    private static Path write(Path file, Properties properties) throws IOException {
        try (Writer writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        return file;
    }

    ConnectClient connect() {
        return connect;
    }

    @Override
    public void close() {
        child.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
