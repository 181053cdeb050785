package io.tributary.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The synthetic source at a steady rate, a topic, a sink and a table: how each of them gets on. */
final class Pipeline {
    static final String TOPIC = "iot_data";

    private static final String SOURCE = "hold-source";
    private static final String SINK = "hold-sink";
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final LocalStack stack;
    private final int rate;
    private final long records;

    /**
     * @param rate records per second
     * @param records how many in all
     */
    Pipeline(LocalStack stack, int rate, long records) {
        this.stack = stack;
        this.rate = rate;
        this.records = records;
    }

    void createSink(Contestant contestant, SinkOptions sinks, String questDb) {
        stack.connect()
                .create(SINK, SinkStack.config(contestant, List.of("device_type"), false, sinks, TOPIC, questDb));
        stack.connect().awaitRunning(SINK, START_LIMIT);
    }

    void createSource(ProducerSettings producer) {
        Map<String, String> config = new LinkedHashMap<>(producer.overrides());
        config.put("connector.class", "io.tributary.synthetic.SyntheticSourceConnector");
        config.put("tasks.max", "1");
        config.put("dataset", "iot_data");
        config.put("topic", TOPIC);
        config.put("seed", "1");
        config.put("rate", String.valueOf(rate));
        config.put("max.records", String.valueOf(records));
        // What a cold start delays is made up for, not put off: the schedule must not slip.
        config.put("catch.up.max.ms", "600000");
        config.put("output", "json-bytes");
        config.put("timestamp.unit", "micros");
        config.put("key.converter", "org.apache.kafka.connect.storage.StringConverter");
        config.put("value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
        stack.connect().create(SOURCE, config);
    }

    /**
     * Prints a line a second until every record is in the table.
     *
     * @param warmUp time from when the first record was due to the first look that counts
     * @param limit longest time for all
     * @throws IllegalStateException if a connector fails, the time is over, or the table holds other rows than it should
     */
    HeldRate watch(Duration warmUp, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        long start = awaitOrigin(deadline);
        HeldRate result = new HeldRate(rate, records, warmUp);
        StackCpu cpu = null;
        System.out.println("second  due        in topic   visible    behind ms");
        for (long tick = secondsSince(start) + 1; ; tick = Math.max(tick, secondsSince(start)) + 1) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, start + TimeUnit.SECONDS.toNanos(tick) - System.nanoTime()));
            long inTopic = stack.topics().size(TOPIC);
            long topicAt = System.nanoTime();
            long visible = stack.questDb().sql().count(TOPIC);
            HeldRate.Look look = new HeldRate.Look(topicAt - start, inTopic, System.nanoTime() - start, visible);
            result.add(look);
            System.out.printf(
                    "%6d  %-9d  %-9d  %-9d  %,.0f%n",
                    tick, result.due(look.topicNanos()), inTopic, visible, result.behindMillis(look));
            if (cpu == null && tick >= warmUp.toSeconds()) {
                cpu = new StackCpu(stack);
                result.startsAt(look);
            }
            if (visible >= records) {
                break;
            }
            requireTime(deadline, visible);
        }
        result.use(cpu);
        requireEachOnce();
        return result;
    }

    /** When the first record was due, as a value of System.nanoTime(): the source keeps it in its offset. */
    private long awaitOrigin(long deadline) throws InterruptedException {
        while (true) {
            JsonNode origin = stack.connect().offsets(SOURCE).at("/offsets/0/offset/origin");
            if (origin.isNumber()) {
                Instant now = Instant.now();
                long epochNanos = TimeUnit.SECONDS.toNanos(now.getEpochSecond()) + now.getNano();
                return System.nanoTime() - (epochNanos - origin.asLong());
            }
            requireTime(deadline, 0);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static long secondsSince(long start) {
        return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    }

    private void requireTime(long deadline, long visible) {
        SinkStack.requireRunning(stack, SOURCE);
        SinkStack.requireRunning(stack, SINK);
        if (System.nanoTime() > deadline) {
            throw new IllegalStateException(
                    "The time is over (--limit); " + visible + " of " + records + " rows are visible");
        }
    }

    /** Event times are distinct at up to 1,000,000 records a second: as many of them as rows means each record once. */
    private void requireEachOnce() {
        List<JsonNode> row = stack.questDb()
                .sql()
                .query("SELECT count(), count_distinct(timestamp) FROM '" + TOPIC + "'")
                .rows()
                .get(0);
        if (row.get(0).asLong() != records || row.get(1).asLong() != records) {
            throw new IllegalStateException("The table holds " + row.get(0) + " rows with " + row.get(1)
                    + " event times, not " + records + " of each");
        }
    }
}
