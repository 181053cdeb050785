package io.tributary.bench;

import io.tributary.stack.LocalStack;
import io.tributary.stack.questdb.QuestDbClient;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * Sends rows at a steady rate to a topic of one partition and watches the table they end up in.
 *
 * <p>Rows arrive in order, so a count of N says that the first N rows are visible. Every look at the table records, for
 * each row that has become visible since the look before, the time from when the row was due to the end of the look.
 */
final class SteadyLoad {
    private static final long HIGHEST_MICROS = TimeUnit.MINUTES.toMicros(10);
    private static final long BETWEEN_LOOKS_NANOS = TimeUnit.MILLISECONDS.toNanos(2);
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

    /** Latencies in microseconds; the first quarter of the rows is sent but not counted. */
    Histogram run(Duration time) throws InterruptedException {
        long rows = rate * time.toSeconds();
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(100);
        Thread sender = new Thread(() -> send(rows, start), "steady-load");
        sender.setDaemon(true);
        sender.start();
        Histogram histogram = watch(rows, start);
        sender.join();
        return histogram;
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

    private Histogram watch(long rows, long start) {
        QuestDbClient questDb = stack.questDb().sql();
        Histogram histogram = new Histogram(HIGHEST_MICROS, 3);
        long seen = 0;
        long lastNews = System.nanoTime();
        while (seen < rows) {
            long visible = questDb.count(topic);
            long now = System.nanoTime();
            for (long row = Math.max(seen, rows / 4); row < visible; row++) {
                long due = start + (long) (row * 1e9 / rate);
                histogram.recordValue(Math.max(0, TimeUnit.NANOSECONDS.toMicros(now - due)));
            }
            lastNews = visible > seen ? now : lastNews;
            if (now - lastNews > PATIENCE.toNanos()) {
                throw new IllegalStateException(
                        "No new row for " + PATIENCE.toSeconds() + " s; " + visible + " of " + rows + " are visible");
            }
            seen = visible;
            LockSupport.parkNanos(BETWEEN_LOOKS_NANOS);
        }
        return histogram;
    }
}
