package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One run of one sink: a full topic, a fresh worker, and the time until the table holds every row. */
final class Drain {
    private static final String TOPIC = "drain";
    private static final String WARM_UP = "warm_up";
    private static final String CONNECTOR = "contestant";
    private static final long BETWEEN_LOOKS_MS = 50;
    private static final long BETWEEN_CHECKS_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final LoadOptions load;
    private final SinkOptions sinks;
    private final long warmUpRows;
    private final Checksum expected;

    /**
     * @param warmUpRows how many rows go the same way before those that count
     */
    Drain(LoadOptions load, SinkOptions sinks, long warmUpRows) {
        this.load = load;
        this.sinks = sinks;
        this.warmUpRows = warmUpRows;
        this.expected = Checksum.expected(load.data(), load.rows());
    }

    /**
     * What a run gave, by measure.
     *
     * @throws IllegalStateException if a task fails, the time is over, or the table holds other rows than it should
     */
    Map<String, Double> run(Contestant contestant) throws IOException, InterruptedException {
        try (LocalStack stack = SinkStack.builder(contestant, sinks).start();
                QuestDbRoute route = QuestDbRoute.open(stack, sinks)) {
            FilledTopic.fill(stack, TOPIC, load);
            if (warmUpRows > 0) {
                warmUp(stack, contestant, route.address());
            }
            return drain(stack, contestant, route.address());
        }
    }

    private void warmUp(LocalStack stack, Contestant contestant, String questDb) throws InterruptedException {
        FilledTopic.fill(stack, WARM_UP, load.withRows(warmUpRows));
        stack.connect().create(WARM_UP, SinkStack.config(contestant, load, sinks, WARM_UP, questDb));
        awaitRows(stack, WARM_UP, warmUpRows, WARM_UP);
        stack.connect().delete(WARM_UP);
    }

    private Map<String, Double> drain(LocalStack stack, Contestant contestant, String questDb)
            throws InterruptedException {
        WriteAmplification amplification = new WriteAmplification(stack);
        StackCpu cpu = new StackCpu(stack);
        long start = System.nanoTime();
        stack.connect().create(CONNECTOR, SinkStack.config(contestant, load, sinks, TOPIC, questDb));
        Arrival arrival = awaitRows(stack, TOPIC, load.rows(), CONNECTOR);
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("rows/s", load.rows() / seconds(start, arrival.lastAt()));
        measured.put("rows/s after the first", arrival.rate());
        measured.put("seconds to the first row", seconds(start, arrival.firstAt()));
        cpu.addTo(measured, load.rows());
        measured.put("times QuestDB wrote a row", amplification.value());
        expected.requireIn(stack.questDb().sql(), load.data(), TOPIC);
        return measured;
    }

    private record Arrival(long firstAt, long firstRows, long lastAt, long lastRows) {
        double rate() {
            return lastAt == firstAt ? Double.NaN : (lastRows - firstRows) / seconds(firstAt, lastAt);
        }
    }

    private Arrival awaitRows(LocalStack stack, String table, long expectedRows, String connector)
            throws InterruptedException {
        long deadline = System.nanoTime() + sinks.limit().toNanos();
        long firstAt = 0;
        long firstRows = 0;
        long lastCheck = System.nanoTime();
        while (true) {
            long rows = stack.questDb().sql().count(table);
            long now = System.nanoTime();
            if (rows > 0 && firstRows == 0) {
                firstAt = now;
                firstRows = rows;
            }
            if (rows >= expectedRows) {
                return new Arrival(firstAt, firstRows, now, rows);
            }
            if (now > deadline) {
                throw new IllegalStateException("After " + sinks.limit().toSeconds() + " s the table has " + rows
                        + " of " + expectedRows + " rows");
            }
            if (now - lastCheck >= BETWEEN_CHECKS_NANOS) {
                // Seldom, because the worker's answers count as CPU time of the sink.
                SinkStack.requireRunning(stack, connector);
                lastCheck = now;
            }
            Thread.sleep(BETWEEN_LOOKS_MS);
        }
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}
