package io.tributary.stack.quickstart;

import io.tributary.stack.LocalStack;
import io.tributary.stack.StackException;
import io.tributary.stack.connect.ConnectorStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The four connectors of config-examples, with what differs on this machine. */
final class Pipeline {
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final List<String> FILES =
            List.of("github-events-source", "iot-data-source", "github-events-sink", "iot-data-sink");

    private final LocalStack stack;
    private final Map<String, Map<String, String>> overlays;
    private final List<ConnectorFile> connectors;

    /**
     * Reads the files.
     *
     * @param stack where to register them
     * @param folder folder of the files
     * @param feed where GitHub events come from
     * @param rate IoT events per second
     */
    Pipeline(LocalStack stack, Path folder, GitHubFeed feed, int rate) {
        this.stack = stack;
        Map<String, String> questDb =
                Map.of("client.conf.string", "http::addr=" + stack.questDb().address() + ";");
        this.overlays = Map.of(
                "github-events-source",
                feed.settings(),
                "iot-data-source",
                Map.of("rate", String.valueOf(rate)),
                "github-events-sink",
                questDb,
                "iot-data-sink",
                questDb);
        this.connectors = FILES.stream()
                .map(name -> ConnectorFile.read(folder.resolve(name + ".json")))
                .toList();
    }

    /** Returns, for each connector, the settings that differ from its file; empty where none does. */
    Map<String, Map<String, String>> differences() {
        Map<String, Map<String, String>> differences = new LinkedHashMap<>();
        for (ConnectorFile connector : connectors) {
            Map<String, String> changed = new TreeMap<>(overlays.get(connector.name()));
            changed.entrySet()
                    .removeIf(
                            entry -> entry.getValue().equals(connector.config().get(entry.getKey())));
            differences.put(connector.name(), changed);
        }
        return differences;
    }

    /** Registers the connectors and waits until they run. */
    void start() {
        for (ConnectorFile connector : connectors) {
            stack.connect()
                    .create(
                            connector.name(),
                            connector.with(overlays.get(connector.name())).config());
        }
        for (ConnectorFile connector : connectors) {
            stack.connect().awaitRunning(connector.name(), START_LIMIT);
        }
    }

    /** Returns the status of every connector. */
    List<ConnectorStatus> statuses() {
        return connectors.stream()
                .map(connector -> stack.connect().status(connector.name()))
                .toList();
    }

    /** Throws when a connector or a task has FAILED. */
    void requireNotFailed() {
        for (ConnectorStatus status : statuses()) {
            if (status.isFailed()) {
                throw new StackException("Connector " + status.name() + " has FAILED: "
                        + status.failure().orElse("the worker gives no reason") + ".");
            }
        }
    }
}
