package io.tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What JMH writes with {@code -rf json}: a score for each iteration of each fork. */
final class JmhResults {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonNode results;

    private JmhResults(JsonNode results) {
        this.results = results;
    }

    static JmhResults read(Path file) throws IOException {
        return new JmhResults(MAPPER.readTree(file.toFile()));
    }

    /** Each method becomes a contestant, and each choice of parameters a measure; the spread is that of all iterations. */
    void addTo(Report report) {
        for (JsonNode result : results) {
            String method = result.path("benchmark").asText();
            List<Double> scores = new ArrayList<>();
            result.path("primaryMetric")
                    .path("rawData")
                    .forEach(fork -> fork.forEach(score -> scores.add(score.asDouble())));
            report.add(method.substring(method.lastIndexOf('.') + 1), parameters(result), Spread.of(scores));
        }
    }

    /** The choice of parameters; the name of the class when there is none. */
    private static String parameters(JsonNode result) {
        List<String> values = new ArrayList<>();
        result.path("params").forEach(value -> values.add(value.asText()));
        String[] names = result.path("benchmark").asText().split("\\.", -1);
        return values.isEmpty() ? names[names.length - 2] : String.join(", ", values);
    }
}
