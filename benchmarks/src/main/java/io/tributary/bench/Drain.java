package io.tributary.bench;

import io.tributary.stack.LocalStack;
import io.tributary.stack.fault.FaultProxy;
import io.tributary.stack.questdb.QuestDbClient;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One run of one sink: a full topic, a fresh worker, and the time until the table holds every row. */
final class Drain {
    private static final String TOPIC = "drain";
    private static final String CONNECTOR = "contestant";
    private static final long BETWEEN_LOOKS_MS = 50;

    private final LoadOptions load;
    private final SinkOptions sinks;
    private final Checksum expected;

    Drain(LoadOptions load, SinkOptions sinks) {
        this.load = load;
        this.sinks = sinks;
        this.expected = Checksum.expected(load.data(), load.rows());
    }

    /**
     * What a run gave, by measure.
     *
     * @throws IllegalStateException if a task fails, the time is over, or the table holds other rows than it should
     */
    Map<String, Double> run(Contestant contestant) throws IOException, InterruptedException {
        try (LocalStack stack = stack(contestant, sinks)) {
            FilledTopic.fill(stack, TOPIC, load);
            if (!sinks.hasNetworkFaults()) {
                return drain(stack, contestant, stack.questDb().address());
            }
            try (FaultProxy proxy =
                    FaultProxy.to("127.0.0.1", stack.questDb().uri().getPort())) {
                proxy.setRoundTrip(sinks.roundTrip());
                proxy.setBandwidth(sinks.bandwidth() == 0 ? FaultProxy.UNLIMITED : sinks.bandwidth());
                return drain(stack, contestant, proxy.address());
            }
        }
    }

    private Map<String, Double> drain(LocalStack stack, Contestant contestant, String questDb)
            throws InterruptedException {
        ProcessMeter worker = new ProcessMeter(stack.worker(0));
        ProcessMeter database = new ProcessMeter(stack.questDb());
        ProcessMeter broker = new ProcessMeter(stack.broker());
        long start = System.nanoTime();
        stack.connect().create(CONNECTOR, config(contestant, load, sinks, TOPIC, questDb));
        Arrival arrival = awaitRows(stack);
        Map<String, Double> measured = new LinkedHashMap<>();
        double million = load.rows() / 1e6;
        measured.put("rows/s", load.rows() / seconds(start, arrival.lastAt()));
        measured.put("rows/s after the first", arrival.rate());
        measured.put("seconds to the first row", seconds(start, arrival.firstAt()));
        measured.put("CPU s per million rows, worker", worker.cpuSeconds() / million);
        measured.put("CPU s per million rows, QuestDB", database.cpuSeconds() / million);
        measured.put("CPU s per million rows, broker", broker.cpuSeconds() / million);
        measured.put("peak memory of the worker, MiB", worker.peakMemoryMib());
        verify(stack.questDb().sql());
        return measured;
    }

    private record Arrival(long firstAt, long firstRows, long lastAt, long lastRows) {
        double rate() {
            return lastAt == firstAt ? Double.NaN : (lastRows - firstRows) / seconds(firstAt, lastAt);
        }
    }

    private Arrival awaitRows(LocalStack stack) throws InterruptedException {
        long deadline = System.nanoTime() + sinks.limit().toNanos();
        long firstAt = 0;
        long firstRows = 0;
        while (true) {
            long rows = stack.questDb().sql().count(TOPIC);
            long now = System.nanoTime();
            if (rows > 0 && firstRows == 0) {
                firstAt = now;
                firstRows = rows;
            }
            if (rows >= load.rows()) {
                return new Arrival(firstAt, firstRows, now, rows);
            }
            if (now > deadline) {
                throw new IllegalStateException("After " + sinks.limit().toSeconds() + " s the table has " + rows
                        + " of " + load.rows() + " rows");
            }
            requireRunning(stack);
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
    }

    private static void requireRunning(LocalStack stack) {
        stack.requireAlive();
        if (stack.connect().connectors().contains(CONNECTOR)
                && stack.connect().status(CONNECTOR).isFailed()) {
            throw new IllegalStateException("The connector failed: "
                    + stack.connect().status(CONNECTOR).failure().orElse("no reason given"));
        }
    }

    private void verify(QuestDbClient questDb) {
        Checksum actual = Checksum.actual(questDb, load.data(), TOPIC);
        if (!actual.equals(expected)) {
            throw new IllegalStateException(
                    "The table does not hold what was sent.\nexpected " + expected + "\nactual   " + actual);
        }
    }

    /** A broker, a worker with nothing but the contestant's plugin, and QuestDB. */
    static LocalStack stack(Contestant contestant, SinkOptions sinks) {
        return LocalStack.builder()
                .plugins(List.of(entry(contestant.pluginFolder())))
                .workerHeap(sinks.heap())
                .brokerHeap(sinks.heap())
                .questDbHeap(sinks.heap())
                // Not every sink ships the manifests that service_load needs.
                .workerProperty("plugin.discovery", "hybrid_warn")
                .start();
    }

    /** The contestant's configuration for a topic that becomes a table of the same name. */
    static Map<String, String> config(
            Contestant contestant, LoadOptions load, SinkOptions sinks, String topic, String questDb) {
        Map<String, String> defaults = new LinkedHashMap<>();
        defaults.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        defaults.put("value.converter", "org.apache.kafka.connect.json.JsonConverter");
        defaults.put("value.converter.schemas.enable", String.valueOf(load.shape() == DataSet.Shape.STRUCT));
        defaults.put("tasks.max", String.valueOf(sinks.tasks()));
        return contestant.config(
                Map.of(
                        "topic", topic,
                        "table", topic,
                        "questdb", questDb,
                        "symbols", String.join(",", load.data().symbols()),
                        "tasks", String.valueOf(sinks.tasks())),
                defaults);
    }

    /** A folder of jars is one plugin; its parent is then the entry of {@code plugin.path}. */
    private static Path entry(Path folder) {
        String[] jars = folder.toFile().list((directory, name) -> name.endsWith(".jar"));
        return jars != null && jars.length > 0 ? folder.getParent() : folder;
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
