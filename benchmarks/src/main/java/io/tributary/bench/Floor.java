package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is left of a sink when everything but the unavoidable is taken away: the limit of any sink on this machine. */
final class Floor {
    private static final String TOPIC = "floor";

    private final LoadOptions load;
    private final Checksum expected;

    /**
     * @throws IllegalArgumentException for a load that the loop cannot read, see {@link #suits}
     */
    Floor(LoadOptions load) {
        load.data().requireFlat("floor");
        if (!suits(load)) {
            throw new IllegalArgumentException("The floor is measured with the shape JSON.");
        }
        this.load = load;
        this.expected = Checksum.expected(load.data(), load.rows());
    }

    /** Whether the loop reads such records: flat JSON. */
    static boolean suits(LoadOptions load) {
        return load.shape() == DataSet.Shape.JSON && !load.data().isNested();
    }

    /** One run: a consumer alone, then a consumer with a streaming parser and a client; the rows of the latter are verified. */
    void run(Runs runs) throws IOException, InterruptedException {
        try (LocalStack stack = LocalStack.builder().workers(0).start()) {
            FilledTopic.fill(stack, TOPIC, load);
            runs.add("floor: consumer", measure(stack, BareLoop.discarding(stack.bootstrapServers(), TOPIC)));
            runs.add(
                    "floor: consumer, parser, client",
                    measure(
                            stack,
                            BareLoop.writing(
                                    stack.bootstrapServers(),
                                    TOPIC,
                                    stack.questDb().uri(),
                                    TOPIC,
                                    load.data())));
            stack.questDb().sql().awaitCount(TOPIC, Duration.ofMinutes(5), rows -> rows >= load.rows());
            expected.requireIn(stack.questDb().sql(), load.data(), TOPIC);
        }
    }

    private Map<String, Double> measure(LocalStack stack, BareLoop loop) throws IOException, InterruptedException {
        ProcessMeter broker = new ProcessMeter(stack.broker());
        ProcessMeter database = new ProcessMeter(stack.questDb());
        long cpuBefore = cpuNanosOfThisThread();
        long start = System.nanoTime();
        loop.run(load.rows());
        double seconds = (System.nanoTime() - start) / 1e9;
        double million = load.rows() / 1e6;
        Map<String, Double> measured = new LinkedHashMap<>();
        measured.put("rows/s", load.rows() / seconds);
        measured.put("CPU s per million rows, loop", (cpuNanosOfThisThread() - cpuBefore) / 1e9 / million);
        measured.put("CPU s per million rows, QuestDB", database.cpuSeconds() / million);
        measured.put("CPU s per million rows, broker", broker.cpuSeconds() / million);
        return measured;
    }

    private static long cpuNanosOfThisThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
