package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {
    private List<String> lines;

    @BeforeEach
    void print() {
        Report report = new Report("drain", Map.of("rows", 5));
        report.add("ours", "rows/s", new Spread(900, 1000, 1100));
        report.add("other", "rows/s", new Spread(500, 500, 500));
        report.add("other", "seconds", new Spread(0.5, 0.5, 0.5));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        report.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void tableHasAColumnForEachContestantAndSpreadsWhereRunsDiffer() {
        assertThat(lines)
                .containsSubsequence(
                        "         ours                  other",
                        "rows/s   1,000 [900 to 1,100]  500",
                        "seconds  -                     0.50");
    }

    @Test
    void lastLineIsTheSameAsJson() throws JsonProcessingException {
        JsonNode json = new ObjectMapper().readTree(lines.get(lines.size() - 1));

        assertThat(json.path("benchmark").asText()).isEqualTo("drain");
        assertThat(json.at("/settings/rows").asInt()).isEqualTo(5);
        assertThat(json.at("/results/ours/rows~1s/max").asDouble()).isEqualTo(1100);
        assertThat(json.at("/machine/cores").asInt()).isPositive();
        assertThat(json.has("machine_was_busy")).isTrue();
    }
}
