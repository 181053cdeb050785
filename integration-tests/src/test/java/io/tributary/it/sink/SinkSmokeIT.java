package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.WorkerMetrics;
import io.tributary.stack.LocalStack;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged sink with nothing in its way. */
class SinkSmokeIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LocalStack stack;

    @BeforeAll
    static void startStack() {
        stack = SinkStack.builder().start();
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everyRecordBecomesOneRowAndItsOffsetIsCommitted() {
        NumberedRows rows = NumberedRows.withDuplicates(stack, "smoke", 4);
        rows.produce(50_000);
        stack.connect()
                .create(
                        "smoke-sink",
                        SinkStack.sink(rows.name(), stack.questDb().address()));

        rows.assertEachOnce();
        SinkStack.awaitNoLag(stack, "smoke-sink", rows.name());
        assertThat(stack.connect().awaitRunning("smoke-sink", LIMIT).isRunning())
                .isTrue();
        assertThat(WorkerMetrics.of(stack.worker(0), "smoke-sink"))
                .containsEntry("rows-total", rows.total())
                .containsEntry("dead-letters-total", 0L)
                .containsEntry("in-flight-rows", 0L)
                .containsKeys("bytes-total", "batches-total", "retries-total", "wal-pending-rows");
    }
}
