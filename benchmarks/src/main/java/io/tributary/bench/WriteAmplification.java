package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/**
 * How often QuestDB writes each row to a table, from now on: 1 when rows come in the order of time and are appended, more
 * when they have to be merged with rows that are there. Counted by QuestDB itself.
 */
final class WriteAmplification {
    private static final String WRITTEN = "questdb_wal_apply_physically_written_rows_total ";
    private static final String APPLIED = "questdb_wal_apply_written_rows_total ";

    private final URI metrics;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Counts before;

    private record Counts(double written, double applied) {}

    WriteAmplification(LocalStack stack) throws InterruptedException {
        this.metrics = stack.questDb().metrics().resolve("/metrics");
        this.before = read();
    }

    /** Rows written to disk for each row applied; NaN when QuestDB does not tell. */
    double value() throws InterruptedException {
        Counts now = read();
        return (now.written - before.written) / (now.applied - before.applied);
    }

    private Counts read() throws InterruptedException {
        try {
            String text = client.send(HttpRequest.newBuilder(metrics).build(), BodyHandlers.ofString())
                    .body();
            return new Counts(of(text, WRITTEN), of(text, APPLIED));
        } catch (IOException e) {
            throw new UncheckedIOException("QuestDB's metrics cannot be read", e);
        }
    }

    private static double of(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .findFirst()
                .orElse(Double.NaN);
    }
}
