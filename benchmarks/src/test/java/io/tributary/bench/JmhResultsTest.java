package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JmhResultsTest {
    @TempDir
    Path folder;

    @Test
    void methodsAreContestantsAndParametersMeasuresWithTheSpreadOfAllIterations() throws IOException {
        Path file = Files.writeString(
                folder.resolve("jmh.json"),
                "[{\"benchmark\":\"a.B.kafka\",\"params\":{\"work\":\"CAST\",\"data\":\"map\"},"
                        + "\"primaryMetric\":{\"score\":3.0,\"rawData\":[[1.0,2.0],[6.0]]}},"
                        + "{\"benchmark\":\"a.B.tributary\",\"params\":{\"work\":\"CAST\",\"data\":\"map\"},"
                        + "\"primaryMetric\":{\"score\":4.0,\"rawData\":[[4.0]]}}]");
        Report report = new Report("transform", Map.of());

        JmhResults.read(file).addTo(report);

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        report.print(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .contains("           kafka                tributary", "CAST, map  2.00 [1.00 to 6.00]  4.00");
    }
}
