package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.util.Map;

/** The CPU time of worker, QuestDB and broker from now on. */
final class StackCpu {
    private final ProcessMeter worker;
    private final ProcessMeter database;
    private final ProcessMeter broker;

    StackCpu(LocalStack stack) {
        worker = new ProcessMeter(stack.worker(0));
        database = new ProcessMeter(stack.questDb());
        broker = new ProcessMeter(stack.broker());
    }

    /** Adds CPU seconds per million rows, and the worker's memory, to the measures of a run. */
    void addTo(Map<String, Double> measured, long rows) {
        double million = rows / 1e6;
        add(measured, "worker", worker, million);
        add(measured, "QuestDB", database, million);
        measured.put("CPU s per million rows, broker", broker.cpuSeconds() / million);
        measured.put("peak memory of the worker, MiB", worker.peakMemoryMib());
    }

    private static void add(Map<String, Double> measured, String name, ProcessMeter meter, double million) {
        measured.put("CPU s per million rows, " + name, meter.cpuSeconds() / million);
        meter.cpuSecondsByGroup()
                .forEach((group, seconds) -> measured.put("  of it " + group + ", " + name, seconds / million));
    }
}
