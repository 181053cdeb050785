package io.tributary.bench;

import io.tributary.stack.StackProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a process has used so far. */
final class ProcessMeter {
    private static final String PEAK = "VmHWM:";
    private static final int KIB_PER_MIB = 1024;

    private final String name;
    private final long pid;
    private final Duration cpuAtStart;
    private final ThreadGroups threadsAtStart;

    ProcessMeter(StackProcess process) {
        this(process.name(), process.pid());
    }

    /**
     * A meter of any process of this machine.
     *
     * @param name how messages call it
     */
    ProcessMeter(String name, long pid) {
        this.name = name;
        this.pid = pid;
        this.cpuAtStart = cpu();
        this.threadsAtStart = ThreadGroups.of(pid);
    }

    /** CPU seconds, user and system, since this meter was made. */
    double cpuSeconds() {
        return cpu().minus(cpuAtStart).toNanos() / 1e9;
    }

    /** The part of {@link #cpuSeconds} that each group of threads used. */
    Map<String, Double> cpuSecondsByGroup() {
        Map<String, Double> used = new LinkedHashMap<>();
        ThreadGroups.of(pid).secondsSince(threadsAtStart).forEach((group, seconds) -> used.put(group.label(), seconds));
        return used;
    }

    /** Highest resident memory since the process started, in MiB; NaN where the system does not tell. */
    double peakMemoryMib() {
        try {
            return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
                    .filter(line -> line.startsWith(PEAK))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    private Duration cpu() {
        return ProcessHandle.of(pid)
                .flatMap(handle -> handle.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("The CPU time of " + name + " cannot be read"));
    }
}
