package io.tributary.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A result as a table for a person and as one line of JSON for a machine. */
final class Report {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final String benchmark;
    private final Map<String, Object> settings;
    private final List<String> measures = new ArrayList<>();
    private final Map<String, Map<String, Spread>> rows = new LinkedHashMap<>();
    private final Map<String, Object> machine = Machine.describe();
    private final boolean wasBusy = Machine.isBusy();

    /**
     * An empty report.
     *
     * @param benchmark name of the benchmark
     * @param settings all that influences the figures
     */
    Report(String benchmark, Map<String, Object> settings) {
        this.benchmark = benchmark;
        this.settings = new LinkedHashMap<>(settings);
    }

    /** Adds what was measured of one contestant; measures keep the order in which they first come. */
    void add(String contestant, String measure, Spread spread) {
        if (!measures.contains(measure)) {
            measures.add(measure);
        }
        rows.computeIfAbsent(contestant, name -> new LinkedHashMap<>()).put(measure, spread);
    }

    void print(PrintStream out) {
        out.println();
        if (wasBusy) {
            out.println(
                    "WARNING: other programs kept this machine busy at the start; rates say little, CPU times more.");
        }
        out.println(benchmark + "  " + settings);
        out.println("on " + machine);
        out.println("each figure: median [minimum to maximum] of the runs");
        int nameWidth = measures.stream().mapToInt(String::length).max().orElse(0) + 2;
        List<String> names = List.copyOf(rows.keySet());
        out.println(pad("", nameWidth)
                + String.join("", names.stream().map(name -> pad(name, 36)).toList()));
        for (String measure : measures) {
            StringBuilder line = new StringBuilder(pad(measure, nameWidth));
            for (String name : names) {
                Spread spread = rows.get(name).get(measure);
                line.append(pad(spread == null ? "-" : cell(spread), 36));
            }
            out.println(line.toString().stripTrailing());
        }
        out.println(json());
    }

    private String json() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("benchmark", benchmark);
        document.put("machine", machine);
        document.put("machine_was_busy", wasBusy);
        document.put("settings", settings);
        document.put("results", rows);
        try {
            return MAPPER.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A report can always be written", e);
        }
    }

    private static String cell(Spread spread) {
        return number(spread.median()) + " [" + number(spread.min()) + " to " + number(spread.max()) + "]";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(1, width - text.length()));
    }
}
