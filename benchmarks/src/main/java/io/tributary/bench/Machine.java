package io.tributary.bench;

import io.tributary.stack.Home;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** What the figures were measured on. */
final class Machine {
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

    /** Whether other programs keep more than a quarter of the cores busy, so that the figures say little. */
    static boolean isBusy() {
        String load = firstWord("/proc/loadavg");
        return load.matches("[0-9.]+")
                && Double.parseDouble(load) > Runtime.getRuntime().availableProcessors() / 4.0;
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
