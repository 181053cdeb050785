package io.tributary.bench;

import io.tributary.stack.LocalStack;
import io.tributary.stack.questdb.QuestDbClient;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends rows at a steady rate to a topic of one partition and watches the table they end up in.
 *
 * <p>Row N is due N / rate after the start, whatever became of the rows before it, and its latencies count from then. Rows arrive in order,
 * so a count of N says that the first N rows are there. Visible is asked every few milliseconds; acknowledged is known afterwards, to
 * the microsecond, from QuestDB's own list of the table's transactions: an answer to the sink goes out when its rows are in there.
 */
final class SteadyLoad {
    /** Each look costs QuestDB and this process about half a millisecond of CPU. */
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LocalStack stack;
    private final LoadOptions load;
    private final String topic;
    private final int rate;

    SteadyLoad(LocalStack stack, LoadOptions load, String topic, int rate) {
        this.stack = stack;
        this.load = load;
        this.topic = topic;
        this.rate = rate;
    }

    /**
     * Runs for a time, and until the last row is visible.
     *
     * @throws IllegalStateException if rows do not come, or others than were sent
     */
    Latencies run(Duration time) throws InterruptedException {
        long rows = rate * time.toSeconds();
        long startNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        long startMicros = microsOf(Instant.now()) + TimeUnit.NANOSECONDS.toMicros(startNanos - System.nanoTime());
        Thread sender = new Thread(() -> send(rows, startNanos), "steady-load");
        sender.setDaemon(true);
        sender.start();
        Latencies latencies = new Latencies(rate, rows);
        watch(rows, startNanos, latencies);
        sender.join();
        QuestDbClient questDb = stack.questDb().sql();
        Checksum.expected(load.data(), rows).requireIn(questDb, load.data(), topic);
        questDb.query("SELECT datediff('u', 0::timestamp, timestamp) t, rowCount FROM wal_transactions('" + topic
                        + "') WHERE rowCount > 0 ORDER BY sequencerTxn")
                .rows()
                .forEach(transaction -> latencies.acknowledged(
                        transaction.get(1).asLong(), transaction.get(0).asLong() - startMicros));
        return latencies;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a lost row is missed in the table
    private void send(long rows, long start) {
        DataSet data = load.data();
        try (KafkaProducer<byte[], byte[]> producer = FilledTopic.producer(stack, load.compression())) {
            long sent = 0;
            while (sent < rows) {
                long due = Math.min(rows, (long) ((System.nanoTime() - start) * (double) rate / 1e9) + 1);
                for (; sent < due; sent++) {
                    producer.send(new ProducerRecord<>(topic, 0, null, data.value(sent, load.shape())));
                }
                LockSupport.parkNanos(TICK_NANOS);
            }
        }
    }

    private void watch(long rows, long start, Latencies latencies) {
        long seen = 0;
        long lastNews = System.nanoTime();
        while (seen < rows) {
            long visible = count(seen);
            long now = System.nanoTime();
            latencies.visible(visible, TimeUnit.NANOSECONDS.toMicros(now - start));
            lastNews = visible > seen ? now : lastNews;
            if (now - lastNews > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "No new row for " + PATIENCE.toSeconds() + " s; " + visible + " of " + rows + " are visible");
            }
            seen = visible;
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
    }

    /** One query where the table is known to be there, two before. */
    private long count(long seen) {
        QuestDbClient questDb = stack.questDb().sql();
        return seen == 0
                ? questDb.count(topic)
                : questDb.query("SELECT count() FROM '" + topic + "'").value().asLong();
    }

    private static long microsOf(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }
}
