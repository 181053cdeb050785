package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code ./bench floor}. */
@Command(
        name = "floor",
        mixinStandardHelpOptions = true,
        description = {
            "The limit of any sink on this machine: a consumer alone; and a consumer with a streaming JSON parser that",
            "writes line protocol and posts it to QuestDB, in one thread, without Connect."
        })
final class FloorCommand implements Callable<Integer> {
    private static final String TOPIC = "floor";

    @Mixin
    private LoadOptions load;

    FloorCommand() {}

    @Override
    public Integer call() throws IOException, InterruptedException {
        load.data().requireFlat("floor");
        Report report = new Report("floor", load.describe());
        Checksum expected = Checksum.expected(load.data(), load.rows());
        Runs runs = new Runs();
        try (LocalStack stack = LocalStack.builder().workers(0).start()) {
            FilledTopic.fill(stack, TOPIC, load);
            for (int run = 1; run <= load.runs(); run++) {
                System.out.printf("run %d of %d%n", run, load.runs());
                runs.add("consumer alone", measure(stack, BareLoop.discarding(stack.bootstrapServers(), TOPIC)));
                String table = TOPIC + run;
                runs.add(
                        "consumer, parser, client",
                        measure(
                                stack,
                                BareLoop.writing(
                                        stack.bootstrapServers(),
                                        TOPIC,
                                        stack.questDb().uri(),
                                        table,
                                        load.data())));
                verify(stack, table, expected);
            }
        }
        runs.addTo(report);
        report.print(System.out);
        return 0;
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

    private void verify(LocalStack stack, String table, Checksum expected) {
        stack.questDb().sql().awaitCount(table, Duration.ofMinutes(5), rows -> rows >= load.rows());
        Checksum actual = Checksum.actual(stack.questDb().sql(), load.data(), table);
        if (!actual.equals(expected)) {
            throw new IllegalStateException(
                    "The table does not hold what was sent.\nexpected " + expected + "\nactual   " + actual);
        }
    }
}
