package io.tributary.bench;

import io.tributary.stack.LocalStack;
import io.tributary.stack.LocalStackBuilder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a sink is measured in, and how it is told what to do. */
final class SinkStack {
    private SinkStack() {}

    /**
     * A broker, a worker with nothing but the contestant's plugin, and QuestDB.
     *
     * @param more further entries of {@code plugin.path}
     */
    static LocalStackBuilder builder(Contestant contestant, SinkOptions sinks, Path... more) {
        List<Path> plugins = new ArrayList<>(List.of(more));
        plugins.add(entry(contestant.pluginFolder()));
        LocalStackBuilder builder = LocalStack.builder();
        sinks.workerOptions().forEach(builder::workerOption);
        return builder.plugins(plugins)
                .workerHeap(sinks.heap())
                .brokerHeap(sinks.heap())
                .questDbHeap(sinks.heap())
                // Not every sink ships the manifests that service_load needs.
                .workerProperty("plugin.discovery", "hybrid_warn");
    }

    /** The contestant's configuration for a topic that becomes a table of the same name. */
    static Map<String, String> config(
            Contestant contestant, LoadOptions load, SinkOptions sinks, String topic, String questDb) {
        boolean hasSchema = load.shape() == DataSet.Shape.STRUCT;
        return config(contestant, load.data().symbols(), hasSchema, sinks, topic, questDb);
    }

    /** The same for data that are not of this benchmark. */
    static Map<String, String> config(
            Contestant contestant,
            List<String> symbols,
            boolean hasSchema,
            SinkOptions sinks,
            String topic,
            String questDb) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        defaults.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        defaults.put("value.converter.schemas.enable", String.valueOf(hasSchema));
        defaults.put("tasks.max", String.valueOf(sinks.tasks()));
        return contestant.config(
                Map.of(
                        "topic", topic,
                        "table", topic,
                        "questdb", questDb,
                        "symbols", String.join(",", symbols),
                        "tasks", String.valueOf(sinks.tasks())),
                defaults);
    }

    /** Ends a measurement that has become pointless. */
    static void requireRunning(LocalStack stack, String connector) {
        stack.requireAlive();
        if (stack.connect().connectors().contains(connector)
                && stack.connect().status(connector).isFailed()) {
            throw new IllegalStateException("The connector failed: "
                    + stack.connect().status(connector).failure().orElse("no reason given"));
        }
    }

    /** A folder of jars is one plugin; its parent is then the entry of {@code plugin.path}. */
    private static Path entry(Path folder) {
        String[] jars = folder.toFile().list((directory, name) -> name.endsWith(".jar"));
        return jars != null && jars.length > 0 ? folder.getParent() : folder;
    }
}
