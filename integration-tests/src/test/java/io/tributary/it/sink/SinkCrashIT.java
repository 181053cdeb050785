package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whole processes die or leave in mid-stream: QuestDB, a worker, a task. Two workers, so that the group rebalances. */
@Tag("slow")
class SinkCrashIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static LocalStack stack;

    @BeforeAll
    static void startStack() {
        stack = SinkStack.builder()
                .workers(2)
                .workerProperty("scheduled.rebalance.max.delay.ms", "1000")
                .start();
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
    }

    /** Something that keeps going wrong while records arrive. */
    private interface Trouble {
        void run() throws Exception;
    }

    /** Sends records all the time while the trouble lasts, then compares what was sent with what is there. */
    private static void survive(NumberedRows rows, Map<String, String> config, Trouble trouble) throws Exception {
        String connector = rows.name() + "-sink";
        stack.connect().create(connector, config);
        stack.connect().awaitRunning(connector, LIMIT);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<?> producer = thread.submit(() -> {
                while (!Thread.currentThread().isInterrupted()) {
                    rows.produce(500);
                    TimeUnit.MILLISECONDS.sleep(50);
                }
                return null;
            });
            trouble.run();
            assertThat(producer.isDone()).as("the producer is still sending").isFalse();
        } finally {
            thread.shutdownNow();
            assertThat(thread.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
        }
        stack.topics().producer().flush();
        rows.countWhatTheTopicHolds();
        rows.assertEachOnce();
        SinkStack.awaitNoLag(stack, connector, rows.name());
        rows.assertNothingCommittedIsMissing(connector);
        assertThat(stack.connect().awaitRunning(connector, LIMIT).isRunning()).isTrue();
        stack.connect().delete(connector);
    }

    @Test
    void questDbIsKilledTenTimes() throws Exception {
        NumberedRows rows = NumberedRows.withDedup(stack, "killed_db", 4);
        Map<String, String> config = SinkStack.sink(rows.name(), stack.questDb().address());
        survive(rows, config, () -> {
            for (int i = 0; i < 10; i++) {
                long before = rows.visible();
                Await.until("rows arrive before kill " + i, LIMIT, rows::visible, visible -> visible > before);
                stack.questDb().kill();
                stack.questDb().start();
                assertThat(stack.connect().status("killed_db-sink").isRunning()).isTrue();
            }
        });
    }

    @Test
    void theWorkerOfTheTaskIsKilled() throws Exception {
        NumberedRows rows = NumberedRows.withDedup(stack, "killed_worker", 4);
        Map<String, String> config = SinkStack.sink(rows.name(), stack.questDb().address());
        config.put("tasks.max", "2");
        config.put("delivery.guarantee", "effectively_once");
        survive(rows, config, () -> {
            Await.until("rows arrive", LIMIT, rows::visible, visible -> visible > 1_000);
            stack.worker(1).kill();
            rows.assertNothingCommittedIsMissing("killed_worker-sink");
            long before = rows.visible();
            Await.until("rows arrive again", LIMIT, rows::visible, visible -> visible > before + 1_000);
            stack.worker(1).start();
        });
    }

    @Test
    void twentyRebalances() throws Exception {
        NumberedRows rows = NumberedRows.withDedup(stack, "rebalanced", 6);
        Map<String, String> config = SinkStack.sink(rows.name(), stack.questDb().address());
        config.put("tasks.max", "3");
        config.put(
                "consumer.override.partition.assignment.strategy",
                "org.apache.kafka.clients.consumer.CooperativeStickyAssignor");
        survive(rows, config, () -> {
            for (int i = 0; i < 20; i++) {
                stack.connect().restartTask("rebalanced-sink", i % 3);
                stack.connect().awaitRunning("rebalanced-sink", LIMIT);
            }
            rows.assertNothingCommittedIsMissing("rebalanced-sink");
        });
    }
}
