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
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put("", measures);
        rows.forEach((name, row) -> columns.put(
                name, measures.stream().map(measure -> cell(row.get(measure))).toList()));
        print(columns, out);
        out.println(json());
    }

    /** Each column as wide as its widest cell. */
    private void print(Map<String, List<String>> columns, PrintStream out) {
        List<StringBuilder> lines = new ArrayList<>();
        for (int line = 0; line <= measures.size(); line++) {
            lines.add(new StringBuilder());
        }
        columns.forEach((name, cells) -> {
            int width = Math.max(
                    name.length(), cells.stream().mapToInt(String::length).max().orElse(0));
            lines.get(0).append(pad(name, width + 2));
            for (int line = 0; line < cells.size(); line++) {
                lines.get(line + 1).append(pad(cells.get(line), width + 2));
            }
        });
        lines.forEach(line -> out.println(line.toString().stripTrailing()));
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
        if (spread == null) {
            return "-";
        }
        return spread.min() == spread.max()
                ? number(spread.median())
                : number(spread.median()) + " [" + number(spread.min()) + " to " + number(spread.max()) + "]";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%,.0f" : "%.2f", value);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
