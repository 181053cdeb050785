package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import io.tributary.stack.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.MemberDescription;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever breaks between the sink and QuestDB: every row arrives, none is dead-lettered, the task stays RUNNING. The
 * three minutes without QuestDB pass while the other tests run, with a connector and a proxy of their own.
 */
@Tag("slow")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class SinkFaultsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration OUTAGE = Duration.ofMinutes(3);
    private static final String IMPATIENT = "request_timeout=2000;request_min_throughput=0;";

    private static LocalStack stack;
    private static FaultProxy outageProxy;
    private static NumberedRows outageRows;
    private static Set<String> outageMembers;
    private static long outageStart;

    private FaultProxy proxy;

    @BeforeAll
    static void startStackAndTheLongOutage() throws IOException {
        stack = SinkStack.builder().questDbProperty("dev.mode.enabled", "true").start();
        outageProxy = FaultProxy.to("127.0.0.1", stack.questDb().uri().getPort());
        outageRows = NumberedRows.withDedup(stack, "outage", 2);
        outageRows.produce(1_000);
        stack.connect().create("outage-sink", SinkStack.sink(outageRows.name(), outageProxy.address()));
        outageRows.assertEachOnce();
        outageMembers = members("outage-sink");
        outageProxy.refuse();
        outageStart = System.nanoTime();
        outageRows.produce(200_000);
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
        if (outageProxy != null) {
            outageProxy.close();
        }
    }

    @AfterEach
    void closeProxy() {
        if (proxy != null) {
            proxy.close();
        }
    }

    /** A table without duplicates, and a connector that reaches QuestDB through a healthy proxy so far. */
    private NumberedRows startThroughProxy(String name, String connection) throws IOException {
        proxy = FaultProxy.to("127.0.0.1", stack.questDb().uri().getPort());
        NumberedRows rows = NumberedRows.withDedup(stack, name, 4);
        rows.produce(5_000);
        stack.connect().create(name + "-sink", SinkStack.sink(name, proxy.address(), connection));
        rows.assertEachOnce();
        return rows;
    }

    private static void assertHealedWithoutLoss(NumberedRows rows) {
        String connector = rows.name() + "-sink";
        rows.assertEachOnce();
        SinkStack.awaitNoLag(stack, connector, rows.name());
        rows.assertNothingCommittedIsMissing(connector);
        assertThat(stack.connect().status(connector).isRunning()).isTrue();
        stack.connect().delete(connector);
    }

    private static Set<String> members(String connector) {
        try {
            return stack
                    .topics()
                    .admin()
                    .describeConsumerGroups(List.of("connect-" + connector))
                    .all()
                    .get(30, TimeUnit.SECONDS)
                    .values()
                    .stream()
                    .flatMap(group -> group.members().stream())
                    .map(MemberDescription::consumerId)
                    .collect(Collectors.toSet());
        } catch (Exception e) {
            throw new AssertionError("the group of " + connector + " cannot be described", e);
        }
    }

    @Test
    void theAnswerIsLostAfterTheBodyArrived() throws IOException {
        NumberedRows rows = startThroughProxy("answer_lost", "");
        proxy.loseAnswers(5, 1_000);
        rows.produce(20_000);

        Await.until("answers were lost", LIMIT, proxy::answersLost, lost -> lost > 0);
        assertHealedWithoutLoss(rows);
    }

    @Test
    void withoutDedupALostAnswerMeansRowsTwiceAndNoneLess() throws IOException {
        proxy = FaultProxy.to("127.0.0.1", stack.questDb().uri().getPort());
        NumberedRows rows = NumberedRows.withDuplicates(stack, "answer_lost_twice", 1);
        proxy.loseAnswers(1, 10_000);
        rows.produce(5_000);
        stack.connect().create("answer_lost_twice-sink", SinkStack.sink(rows.name(), proxy.address()));

        // The rows of the lost answer may all be visible before they are sent again.
        stack.questDb().sql().awaitCount(rows.name(), LIMIT, count -> count > rows.total());
        rows.assertEachAtLeastOnce();
        stack.connect().delete("answer_lost_twice-sink");
    }

    @Test
    void aBlackHoleSwallowsEverythingForAWhile() throws Exception {
        NumberedRows rows = startThroughProxy("black_hole", IMPATIENT);
        proxy.setBlackHole(true);
        rows.produce(20_000);
        TimeUnit.SECONDS.sleep(6);
        proxy.cut();
        proxy.heal();

        assertHealedWithoutLoss(rows);
    }

    @Test
    void oneKilobyteASecondStillMakesProgress() throws Exception {
        NumberedRows rows = startThroughProxy("slow_line", IMPATIENT + "max_buf_size=65536;");
        proxy.setBandwidth(1_024);
        rows.produce(2_000);
        TimeUnit.SECONDS.sleep(10);
        proxy.setBandwidth(512 * 1_024);

        assertHealedWithoutLoss(rows);
    }

    @Test
    void connectionsAreResetInMidBody() throws IOException {
        NumberedRows rows = startThroughProxy("reset", "");
        proxy.resetRequests(10, 2_000);
        rows.produce(20_000);

        Await.until("requests were reset", LIMIT, proxy::requestsReset, reset -> reset >= 3);
        assertHealedWithoutLoss(rows);
    }

    @Test
    void twoSecondsOfLatency() throws IOException {
        NumberedRows rows = startThroughProxy("latency", "");
        proxy.setRoundTrip(Duration.ofSeconds(2));
        rows.produce(100_000);

        assertHealedWithoutLoss(rows);
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 429, 500, 503})
    void aServerThatCannotTakeRowsForAWhile(int status) throws Exception {
        try (ScriptedServer server = new ScriptedServer(stack.questDb().uri())) {
            NumberedRows rows = NumberedRows.withDedup(stack, "status_" + status, 2);
            server.refuseWrites(status, status == 500 ? ScriptedServer.DISK_FULL : "not now");
            Map<String, String> config = SinkStack.sink(rows.name(), server.address());
            config.putAll(SinkStack.deadLetters("dlq-" + status));
            stack.connect().create(rows.name() + "-sink", config);
            rows.produce(5_000);
            Await.until("writes were refused", LIMIT, server::refused, refused -> refused >= 3);
            assertThat(rows.visible()).isZero();
            server.pass();

            assertHealedWithoutLoss(rows);
            assertThat(stack.topics().endOffsets("dlq-" + status).values()).allMatch(end -> end == 0);
        }
    }

    @Test
    void credentialsThatAreRefusedInMidRunFailTheTaskAndLoseNothing() throws Exception {
        try (ScriptedServer server = new ScriptedServer(stack.questDb().uri())) {
            NumberedRows rows = NumberedRows.withDedup(stack, "unauthorized", 2);
            rows.produce(5_000);
            stack.connect().create("unauthorized-sink", SinkStack.sink(rows.name(), server.address()));
            rows.assertEachOnce();
            server.refuseWrites(401, "Unauthorized");
            rows.produce(5_000);

            assertThat(stack.connect().awaitFailed("unauthorized-sink", LIMIT).failure())
                    .hasValueSatisfying(trace -> assertThat(trace).contains("does not accept the credentials"));
            rows.assertNothingCommittedIsMissing("unauthorized-sink");
            server.pass();
            stack.connect().restart("unauthorized-sink");
            assertHealedWithoutLoss(rows);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 1_000})
    void badRowsAreDeadLetteredAndNoOthers(int bad) {
        String dlq = "dlq-bad-" + bad;
        List<String> topics = List.of("bad_" + bad + "_a", "bad_" + bad + "_b", "bad_" + bad + "_c");
        List<String> expected = BadRows.produce(stack, topics, 25_000, bad);
        Map<String, String> config =
                SinkStack.sink(String.join(",", topics), stack.questDb().address());
        config.put("consumer.override.max.poll.records", "20000");
        config.putAll(SinkStack.deadLetters(dlq));
        stack.connect().create("bad-" + bad + "-sink", config);

        long rows = 0;
        for (String topic : topics) {
            SinkStack.awaitNoLag(stack, "bad-" + bad + "-sink", topic);
        }
        for (String topic : topics) {
            long good = 25_000
                    - expected.stream()
                            .filter(value -> value.contains("\"" + topic + "\""))
                            .count();
            rows += stack.questDb().sql().awaitCount(topic, LIMIT, count -> count == good);
            assertThat(stack.questDb()
                            .sql()
                            .query("SELECT count_distinct(n) FROM " + topic)
                            .value()
                            .asLong())
                    .isEqualTo(good);
        }
        List<String> deadLetters = SinkStack.values(stack, dlq);
        assertThat(deadLetters).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(rows + deadLetters.size()).isEqualTo(75_000);
        stack.connect().delete("bad-" + bad + "-sink");
    }

    @Test
    void aTransformRenamesTopicsAndDropsRecords() {
        NumberedRows rows = NumberedRows.withDedup(stack, "renamed", 3);
        stack.topics().create("before", 3);
        rows.produceTo("before", 10_000, 3);
        Map<String, String> config = SinkStack.sink("before", stack.questDb().address());
        config.put("transforms", "rename,drop");
        config.put("transforms.rename.type", "org.apache.kafka.connect.transforms.RegexRouter");
        config.put("transforms.rename.regex", "before");
        config.put("transforms.rename.replacement", "renamed");
        config.put("transforms.drop.type", "org.apache.kafka.connect.transforms.Filter");
        config.put("transforms.drop.predicate", "tombstone");
        config.put("predicates", "tombstone");
        config.put("predicates.tombstone.type", "org.apache.kafka.connect.transforms.predicates.RecordIsTombstone");
        stack.connect().create("renamed-sink", config);

        rows.assertEachOnce();
        SinkStack.awaitNoLag(stack, "renamed-sink", "before");
        stack.connect().delete("renamed-sink");
    }

    @Test
    void aSuspendedTableIsNamedAndShowsItsRowsOnceResumed() throws Exception {
        NumberedRows rows = NumberedRows.withDedup(stack, "suspended", 1);
        Map<String, String> config = SinkStack.sink(rows.name(), stack.questDb().address());
        config.put("wal.watch.interval.ms", "500");
        stack.connect().create("suspended-sink", config);
        rows.produce(100);
        rows.assertEachOnce();
        stack.questDb().sql().query("ALTER TABLE suspended SUSPEND WAL");
        rows.produce(100);

        awaitInWorkerLog("Table suspended is suspended");
        assertThat(rows.visible()).isEqualTo(100);
        stack.questDb().sql().query("ALTER TABLE suspended RESUME WAL");
        awaitInWorkerLog("Table suspended is no longer suspended");
        assertHealedWithoutLoss(rows);
    }

    /** QuestDB answers 204 to the first rows it gets for a dropped table on an open connection, and forgets them. */
    @Test
    void aTableThatIsDroppedIsNamedAndLaterRowsArrive() throws Exception {
        NumberedRows rows = NumberedRows.withDedup(stack, "dropped", 2);
        Map<String, String> config = SinkStack.sink(rows.name(), stack.questDb().address());
        config.put("wal.watch.interval.ms", "500");
        stack.connect().create("dropped-sink", config);
        rows.produce(1_000);
        rows.assertEachOnce();
        TimeUnit.SECONDS.sleep(1);
        stack.questDb().sql().query("DROP TABLE dropped");
        NumberedRows after = rows.afterDrop();

        awaitInWorkerLog("Table dropped was dropped and created anew");
        Await.until(
                "rows arrive in the new table",
                LIMIT,
                () -> {
                    after.produce(10);
                    return after.visible();
                },
                visible -> visible > 100);
        assertThat(stack.connect().status("dropped-sink").isRunning()).isTrue();
        stack.connect().delete("dropped-sink");
    }

    @Test
    void aTableIsRenamedAndAnotherTakesItsPlace() {
        NumberedRows rows = NumberedRows.withDedup(stack, "moved", 2);
        stack.connect()
                .create(
                        "moved-sink",
                        SinkStack.sink(rows.name(), stack.questDb().address()));
        rows.produce(1_000);
        rows.assertEachOnce();
        stack.questDb().sql().query("RENAME TABLE moved TO moved_away");
        NumberedRows after = rows.afterDrop();
        after.produce(1_000);

        after.assertEachOnce();
        assertThat(stack.questDb().sql().count("moved_away")).isEqualTo(2_000);
        stack.connect().delete("moved-sink");
    }

    /** QuestDB answers 500 to a decimal for a column that is not there; the sink takes the column for known. */
    @Test
    void aColumnIsDroppedInMidRun() {
        String topic = "column_dropped";
        stack.questDb()
                .sql()
                .query("CREATE TABLE " + topic + " (n LONG, price DECIMAL(18,4), ts TIMESTAMP)"
                        + " TIMESTAMP(ts) PARTITION BY DAY WAL DEDUP UPSERT KEYS(ts, n)");
        stack.topics().create(topic, 1);
        Map<String, String> config = SinkStack.sink(topic, stack.questDb().address());
        config.put("decimal.mode", "double");
        config.put("retry.backoff.max.ms", "100");
        config.put("table.refresh.ms", "3600000");
        config.putAll(SinkStack.deadLetters("dlq-dropped-column"));
        stack.connect().create("column-dropped-sink", config);
        sendPrices(topic, 0, 100);
        stack.questDb().sql().awaitCount(topic, LIMIT, count -> count == 100);
        stack.questDb().sql().query("ALTER TABLE " + topic + " DROP COLUMN price");
        sendPrices(topic, 100, 105);

        AtomicInteger sent = new AtomicInteger(105);
        Await.until(
                "records behind those that QuestDB fails at arrive",
                LIMIT,
                () -> {
                    int next = sent.getAndIncrement();
                    sendPrices(topic, next, next + 1);
                    return stack.questDb()
                            .sql()
                            .query("SELECT count() FROM " + topic + " WHERE n >= 105")
                            .value()
                            .asInt();
                },
                count -> count > 0);
        Await.until(
                "everything is committed, with one more record behind a lone one that fails",
                LIMIT,
                () -> {
                    long lag = stack.topics().lag("connect-column-dropped-sink", topic);
                    if (lag == 1) {
                        int next = sent.getAndIncrement();
                        sendPrices(topic, next, next + 1);
                    }
                    return lag;
                },
                lag -> lag == 0);
        int dead = SinkStack.values(stack, "dlq-dropped-column").size();
        stack.questDb().sql().awaitCount(topic, LIMIT, count -> count + dead == sent.get());
        assertThat(dead).isBetween(1, sent.get() - 101);
        assertThat(stack.connect().status("column-dropped-sink").isRunning()).isTrue();
        stack.connect().delete("column-dropped-sink");
    }

    private static void sendPrices(String topic, int from, int to) {
        stack.topics()
                .sendAll(
                        topic,
                        0,
                        IntStream.range(from, to)
                                .mapToObj(n ->
                                        "{\"n\":" + n + ",\"price\":12.5,\"ts\":" + (1_700_000_000_000_000L + n) + "}")
                                .toList());
    }

    @Test
    void aColumnChangesItsTypeInMidRun() {
        NumberedRows rows = NumberedRows.withDedup(stack, "altered", 2);
        stack.connect()
                .create(
                        "altered-sink",
                        SinkStack.sink(rows.name(), stack.questDb().address()));
        rows.produce(1_000);
        rows.assertEachOnce();
        stack.questDb().sql().query("ALTER TABLE altered ALTER COLUMN checksum TYPE DOUBLE");
        rows.produce(1_000);

        assertHealedWithoutLoss(rows);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void questDbIsAwayForThreeMinutes() throws Exception {
        long left = OUTAGE.toNanos() - (System.nanoTime() - outageStart);
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
        assertThat(stack.connect().status("outage-sink").isRunning()).isTrue();
        assertThat(members("outage-sink")).isEqualTo(outageMembers);
        outageRows.assertNothingCommittedIsMissing("outage-sink");
        outageProxy.accept();

        assertHealedWithoutLoss(outageRows);
        awaitInWorkerLog("is back after 1");
    }

    private static void awaitInWorkerLog(String text) throws IOException {
        Await.until(
                "the worker's log says \"" + text + "\"",
                LIMIT,
                () -> Files.readString(stack.worker(0).log().path()),
                log -> log.contains(text));
    }
}
