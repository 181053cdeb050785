package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import io.tributary.stack.questdb.QueryResult;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;

/**
 * A topic of numbered records whose rows can be compared as a set: record {@code n} of partition {@code p} always has the
 * same content, so the table holds every row exactly when counts and checksums agree.
 */
final class NumberedRows {
    private static final long FIRST_MICROS = 1_700_000_000_000_000L;
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private final LocalStack stack;
    private final String name;
    /** The number of the first record that counts. */
    private final long first;

    private final long[] produced;

    /** A topic and a table of this name; the table has no duplicates by partition and number. */
    static NumberedRows withDedup(LocalStack stack, String name, int partitions) {
        return create(stack, name, partitions, " DEDUP UPSERT KEYS(ts, p, n)");
    }

    /** A topic and a table of this name; what is sent twice is there twice. */
    static NumberedRows withDuplicates(LocalStack stack, String name, int partitions) {
        return create(stack, name, partitions, "");
    }

    private static NumberedRows create(LocalStack stack, String name, int partitions, String dedup) {
        stack.topics().create(name, partitions);
        createTable(stack, name, dedup);
        return new NumberedRows(stack, name, partitions, 0);
    }

    private static void createTable(LocalStack stack, String name, String dedup) {
        stack.questDb()
                .sql()
                .query("CREATE TABLE " + name + " (p LONG, n LONG, checksum LONG, text VARCHAR, ts TIMESTAMP)"
                        + " TIMESTAMP(ts) PARTITION BY DAY WAL" + dedup);
    }

    private NumberedRows(LocalStack stack, String name, int partitions, long first) {
        this.stack = stack;
        this.name = name;
        this.first = first;
        this.produced = new long[partitions];
        Arrays.fill(produced, first);
    }

    String name() {
        return name;
    }

    /** Sends so many more records to every partition. */
    void produce(long each) {
        produceTo(name, each, Long.MAX_VALUE);
    }

    /**
     * Sends so many more records to every partition of another topic.
     *
     * @param tombstoneEvery after how many records a tombstone follows, which is to make no row
     */
    void produceTo(String topic, long each, long tombstoneEvery) {
        for (int p = 0; p < produced.length; p++) {
            int partition = p;
            long next = produced[p];
            stack.topics()
                    .sendAll(
                            topic,
                            p,
                            () -> LongStream.range(next, next + each)
                                    .boxed()
                                    .flatMap(n -> n % tombstoneEvery == 0 && n > 0
                                            ? Stream.of(value(partition, n), (String) null)
                                            : Stream.of(value(partition, n)))
                                    .iterator());
            produced[p] += each;
        }
    }

    /** The same topic with an empty table in the place of the one that is gone. */
    NumberedRows afterDrop() {
        createTable(stack, name, " DEDUP UPSERT KEYS(ts, p, n)");
        return new NumberedRows(stack, name, produced.length, produced[0]);
    }

    private static String value(int p, long n) {
        return "{\"p\":" + p + ",\"n\":" + n + ",\"checksum\":" + checksum(p, n) + ",\"text\":\"row 🙂 " + n
                + "\",\"ts\":" + (FIRST_MICROS + n * 1_000 + p) + "}";
    }

    private static long checksum(int p, long n) {
        return ((n * 31 + p) * 2_654_435_761L) >>> 33;
    }

    /** Takes the ends of the topic's partitions for what was sent, after a producer was interrupted. */
    void countWhatTheTopicHolds() {
        stack.topics().endOffsets(name).forEach((partition, end) -> produced[partition.partition()] = first + end);
    }

    /** How many records have been sent. */
    long total() {
        return Arrays.stream(produced).sum() - first * produced.length;
    }

    private long expectedChecksum() {
        long sum = 0;
        for (int p = 0; p < produced.length; p++) {
            for (long n = first; n < produced[p]; n++) {
                sum += checksum(p, n);
            }
        }
        return sum;
    }

    /** Waits until every row is there, and asserts that none is there twice or differs. */
    void assertEachOnce() {
        QueryResult result = awaitAll();
        assertThat(row(result)).containsExactly(total(), total(), expectedChecksum());
    }

    /** Waits until every row is there; rows may be there more than once, all the same. */
    void assertEachAtLeastOnce() {
        awaitAll();
        QueryResult distinct = stack.questDb()
                .sql()
                .query("SELECT count(), count(), sum(checksum) FROM (SELECT DISTINCT p, n, checksum, text, ts FROM "
                        + name + ")");
        assertThat(row(distinct)).containsExactly(total(), total(), expectedChecksum());
    }

    private QueryResult awaitAll() {
        return stack.questDb()
                .sql()
                .awaitQuery(
                        "SELECT count(), count_distinct(n * 1000 + p), sum(checksum) FROM " + name,
                        LIMIT,
                        answer -> answer.rows().get(0).get(1).asLong() >= total());
    }

    private static long[] row(QueryResult result) {
        return result.rows().get(0).stream().mapToLong(value -> value.asLong()).toArray();
    }

    /** Rows of this table that are visible now. */
    long visible() {
        return stack.questDb().sql().count(name);
    }

    /** Asserts that every record before a committed offset is in the table. */
    void assertNothingCommittedIsMissing(String connector) {
        Map<TopicPartition, Long> committed = stack.topics().committed("connect-" + connector);
        committed.forEach((partition, offset) -> Await.until(
                "all " + offset + " rows before the committed offset of " + partition + " are in the table",
                LIMIT,
                () -> stack.questDb()
                        .sql()
                        .query("SELECT count_distinct(n) FROM " + name + " WHERE p = " + partition.partition()
                                + " AND n < " + offset)
                        .value()
                        .asLong(),
                rows -> rows.equals(offset)));
    }
}
