package io.tributary.bench;

import io.tributary.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** What the figures were measured on. */
final class Machine {
    private static final long LOOK_MS = 500;
    private static final int IDLE = 3;
    private static final int WAITING = 4;

    private Machine() {}

    static Map<String, Object> describe() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("cpu", firstValue("/proc/cpuinfo", "model name"));
        facts.put("cores", Runtime.getRuntime().availableProcessors());
        facts.put("memory", firstValue("/proc/meminfo", "MemTotal"));
        facts.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        facts.put("kafka", AppInfoParser.getVersion());
        facts.put("questdb", questDbVersion());
        facts.put("load_at_start", firstWord("/proc/loadavg"));
        return facts;
    }

    /**
     * Whether other programs keep more than a quarter of the cores busy, so that the figures say little. Looks at the cores
     * for half a second: the load average would still tell of a build that ended a minute ago.
     */
    static boolean isBusy() {
        long[] before = cpuTimes();
        try {
            Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return busyShare(before, cpuTimes()) > 0.25;
    }

    /** The share of the time between two looks in which the cores were not idle; 0 where the system does not tell. */
    static double busyShare(long[] before, long[] now) {
        long all = 0;
        for (int i = 0; i < Math.min(before.length, now.length); i++) {
            all += now[i] - before[i];
        }
        if (all == 0) {
            return 0;
        }
        return 1 - (double) (now[IDLE] - before[IDLE] + now[WAITING] - before[WAITING]) / all;
    }

    /** Ticks of all cores since the start by state: the first line of {@code /proc/stat}, see proc(5). */
    private static long[] cpuTimes() {
        return lines("/proc/stat").stream()
                .limit(1)
                .flatMap(line -> Stream.of(line.split(" +", -1)).skip(1))
                .filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }

    private static String questDbVersion() {
        return Home.find().questDbJars().stream()
                .map(jar -> jar.getFileName().toString())
                .filter(name -> name.matches("questdb-[0-9.]+\\.jar"))
                .map(name -> name.substring("questdb-".length(), name.length() - ".jar".length()))
                .findFirst()
                .orElse("unknown");
    }

    private static String firstValue(String file, String key) {
        return lines(file).stream()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }

    private static String firstWord(String file) {
        return lines(file).stream()
                .map(line -> line.substring(0, line.indexOf(' ')))
                .findFirst()
                .orElse("unknown");
    }

    private static List<String> lines(String file) {
        try {
            return Files.readAllLines(Path.of(file));
        } catch (IOException e) {
            return List.of();
        }
    }
}
