package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.WorkerMetrics;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * A QuestDB whose only connection for writing is taken, by the ping that the stack waits for. What the sink opens first
 * asks for the table first, and QuestDB 9.3.4 counts a connection by the first thing that is asked by it: so that one
 * takes rows all the same, and none that a request could follow it on.
 */
class SinkOneConnectionIT {
    private static final String SINK = "one-connection-sink";

    @Test
    void everyRowArrivesOnceByTheConnectionThatWorks() throws IOException {
        try (LocalStack stack = SinkStack.builder()
                .questDbProperty("http.ilp.connection.limit", "1")
                .start()) {
            NumberedRows rows = NumberedRows.withDuplicates(stack, "one_connection", 4);
            rows.produce(100_000);
            // Small requests, so that many of them wait while one is under way.
            Map<String, String> config =
                    SinkStack.sink(rows.name(), stack.questDb().address(), "auto_flush_rows=5000;");
            stack.connect().create(SINK, config);

            rows.assertEachOnce();
            SinkStack.awaitNoLag(stack, SINK, rows.name());
            assertThat(Files.readString(stack.worker(0).log().path())).contains("no second connection");
            assertThat(WorkerMetrics.of(stack.worker(0), SINK).get("retries-total"))
                    .isLessThan(5L);
        }
    }
}
