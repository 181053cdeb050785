package io.tributary.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the measures of several runs and sums them up. */
final class Runs {
    private final Map<String, Map<String, List<Double>>> values = new LinkedHashMap<>();

    void add(String contestant, Map<String, Double> measured) {
        Map<String, List<Double>> measures = values.computeIfAbsent(contestant, name -> new LinkedHashMap<>());
        measured.forEach((measure, value) ->
                measures.computeIfAbsent(measure, name -> new ArrayList<>()).add(value));
    }

    void addTo(Report report) {
        values.forEach((contestant, measures) ->
                measures.forEach((measure, runs) -> report.add(contestant, measure, Spread.of(runs))));
    }
}
