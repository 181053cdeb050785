package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.Encoding;
import io.tributary.questdb.row.RecordEncoder;
import io.tributary.questdb.row.RowProblem;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.table.SqlUnavailableException;
import io.tributary.questdb.wire.ConnectionKeys;
import io.tributary.questdb.wire.FakeQuestDb;
import io.tributary.questdb.wire.HttpTransport;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole of delivery against a server that answers over real HTTP. */
@Timeout(20)
class DeliveryTest {
    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);

    private final FakeQuestDb server = new FakeQuestDb();
    private final FakeSinkTaskContext context = new FakeSinkTaskContext().assign(P0, P1);
    private final Map<String, String> properties = new HashMap<>();
    private String connection = "";
    private String addresses;
    private HttpTransport transport;
    private DeliveryStats stats;
    private Delivery delivery;
    private RecordEncoder encoder = DeliveryTest::encodeValue;
    private SqlEndpoint sql = statement -> SqlResult.NONE;

    @BeforeEach
    void keepRetriesShort() {
        properties.put("retry.backoff.max.ms", "20");
        properties.put("flush.linger.ms", "0");
        addresses = server.address();
    }

    @AfterEach
    void close() {
        server.close();
        if (transport != null) {
            transport.close();
        }
    }

    private void start() {
        properties.put("client.conf.string", "http::addr=" + addresses + ";" + connection);
        AbstractConfig config =
                new AbstractConfig(DeliveryKeys.define(ConnectionKeys.define(new ConfigDef())), properties, false);
        var connectionConfig = ConnectionKeys.read(config, any -> null);
        transport = new HttpTransport(connectionConfig);
        stats = new DeliveryStats(Clock.systemUTC(), System::nanoTime);
        delivery = Delivery.create(
                DeliveryConfig.from(config, connectionConfig),
                connectionConfig,
                context,
                transport,
                encoder,
                sql,
                stats,
                System::nanoTime);
    }

    /** The value is the line; "reject" and "ignore" are what they say. */
    private static Encoding encodeValue(SinkRecord record, LineBuffer out) {
        String value = (String) record.value();
        if (value.equals("reject")) {
            return new Encoding.Rejected(new RowProblem("a", "a STRING", "a number", "Set nothing."));
        }
        if (value.equals("ignore")) {
            return new Encoding.Ignored("tombstone");
        }
        byte[] line = (value + "\n").getBytes(StandardCharsets.UTF_8);
        out.put(line, 0, line.length);
        return new Encoding.Rows(value.split("\n", -1).length);
    }

    private static SinkRecord record(TopicPartition from, long offset, String value) {
        return new SinkRecord(from.topic(), from.partition(), null, null, null, value, offset);
    }

    private static List<SinkRecord> records(TopicPartition from, long first, long count) {
        return LongStream.range(first, first + count)
                .mapToObj(offset -> record(from, offset, line(from, offset)))
                .toList();
    }

    private static String line(TopicPartition from, long offset) {
        return from.topic() + from.partition() + " o=" + offset;
    }

    private long committable(TopicPartition partition, long proposed) {
        return delivery.preCommit(Map.of(partition, new OffsetAndMetadata(proposed)))
                .get(partition)
                .offset();
    }

    /** Calls the task as a worker does while there is nothing to read, until something is so. */
    private void pollUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            delivery.put(List.of());
            Thread.onSpinWait();
        }
    }

    private void deliverAll(Collection<SinkRecord> records) {
        delivery.put(records);
        pollUntil(() -> server.lines().size() >= records.size());
    }

    @Test
    void sendsRowsInTheOrderOfTheirPartition() {
        start();
        deliverAll(records(P0, 0, 1_000));

        assertThat(server.lines())
                .containsExactlyElementsOf(records(P0, 0, 1_000).stream()
                        .map(r -> (String) r.value())
                        .toList());
    }

    @Test
    void commitsNothingBeforeTheServerAnswered() {
        properties.put("drain.timeout.ms", "0");
        CountDownLatch latch = new CountDownLatch(1);
        server.then(FakeQuestDb.after(latch));
        start();
        delivery.put(records(P0, 100, 10));

        assertThat(committable(P0, 110)).isEqualTo(100);

        latch.countDown();
        pollUntil(() -> stats.rows() == 10);
        assertThat(committable(P0, 110)).isEqualTo(110);
    }

    @Test
    void aCommitWaitsForRequestsUnderWay() {
        start();
        delivery.put(records(P0, 0, 10));

        assertThat(committable(P0, 10)).isEqualTo(10);
    }

    @Test
    void aCommitCoversRecordsThatATransformDropped() {
        start();
        deliverAll(records(P0, 5, 1));

        assertThat(committable(P0, 50)).isEqualTo(50);
    }

    @Test
    void commitsByThePartitionTheRecordWasReadFrom() {
        server.always(FakeQuestDb.status(503, ""));
        start();
        SinkRecord renamed = record(P0, 7, "a b=1").newRecord("other", 3, null, null, null, "a b=1", null);
        delivery.put(List.of(renamed));

        assertThat(committable(P0, 8)).isEqualTo(7);
    }

    @Test
    void sendsAgainWhatWasNotAnswered() {
        server.then(FakeQuestDb.reset(), FakeQuestDb.status(503, ""), FakeQuestDb.status(429, ""));
        start();
        deliverAll(records(P0, 0, 10));

        assertThat(server.lines()).hasSize(10);
        assertThat(stats.retries()).isEqualTo(3);
    }

    @Test
    void rowsArriveTwiceWhenOnlyTheAnswerIsLost() {
        server.then(FakeQuestDb.answerLost());
        start();
        delivery.put(records(P0, 0, 3));
        pollUntil(() -> stats.rows() == 3);

        assertThat(server.lines()).hasSize(6);
        assertThat(server.lines().stream().distinct()).hasSize(3);
    }

    @Test
    void survivesAServerThatIsAwayAndComesBack() {
        server.stop();
        start();
        delivery.put(records(P0, 0, 10));
        pollUntil(() -> stats.retries() >= 5);
        server.start();
        pollUntil(() -> stats.rows() == 10);

        assertThat(committable(P0, 10)).isEqualTo(10);
    }

    @Test
    void aFullDiskDeadLettersNothing() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.then(FakeQuestDb.diskFull(), FakeQuestDb.diskFull(), FakeQuestDb.diskFull());
        start();
        deliverAll(records(P0, 0, 10));

        assertThat(context.reported()).isEmpty();
        assertThat(server.lines()).hasSize(10);
    }

    @Test
    void aRecordTheServerFailsAtDoesNotHoldUpTheOthers() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.failAt(line -> line.endsWith("=400"));
        start();
        delivery.put(records(P0, 0, 1_000));
        pollUntil(() -> server.lines().stream().distinct().count() == 999);

        assertThat(context.reportedOffsets()).containsExactly(400L);
        assertThat(server.lines().stream().distinct())
                .containsExactlyInAnyOrderElementsOf(records(P0, 0, 1_000).stream()
                        .map(r -> (String) r.value())
                        .filter(line -> !line.endsWith("=400"))
                        .toList());
        assertThat(committable(P0, 1_000)).isEqualTo(1_000);
    }

    @Test
    void severalRecordsInARowTheServerFailsAt() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.failAt(line -> line.matches(".*=[3-5]"));
        start();
        delivery.put(records(P0, 0, 20));
        pollUntil(() -> server.lines().stream().distinct().count() == 17);

        assertThat(context.reportedOffsets()).containsExactly(3L, 4L, 5L);
        assertThat(server.lines().get(server.lines().size() - 1)).isEqualTo(line(P0, 19));
    }

    @Test
    void aServerThatFailsAtEverythingIsWaitedFor() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.failAt(line -> true);
        start();
        delivery.put(records(P0, 0, 10));
        pollUntil(() -> stats.retries() >= 20);
        assertThat(committable(P0, 10)).isZero();
        server.failAt(line -> false);
        pollUntil(() -> server.lines().stream().distinct().count() == 10);

        assertThat(context.reported()).isEmpty();
        assertThat(committable(P0, 10)).isEqualTo(10);
    }

    /** Without a later record there is no proof that the server would take another one. */
    @Test
    void aLonelyRecordTheServerFailsAtIsKeptUntilAnotherOnePasses() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.failAt(line -> line.endsWith("=0"));
        start();
        delivery.put(records(P0, 0, 1));
        pollUntil(() -> stats.retries() >= 10);
        assertThat(context.reported()).isEmpty();
        assertThat(committable(P0, 1)).isZero();
        delivery.put(records(P0, 1, 1));
        pollUntil(() -> !context.reported().isEmpty());

        assertThat(context.reportedOffsets()).containsExactly(0L);
        assertThat(context.reported().get(0).error())
                .hasMessageContaining("topic t, partition 0, offset 0")
                .hasMessageContaining("takes others");
    }

    @Test
    void aLonelyRecordTheServerFailsAtDoesNotHoldUpOtherPartitions() {
        server.failAt(line -> line.startsWith("t0"));
        start();
        delivery.put(records(P0, 0, 1));
        pollUntil(() -> stats.retries() >= 1);
        delivery.put(records(P1, 0, 10));
        pollUntil(() -> stats.rows() == 10 || stats.retries() >= 30);

        assertThat(server.lines()).isEqualTo(values(records(P1, 0, 10)));
        assertThat(committable(P0, 1)).isZero();
    }

    @Test
    void aRecordTheServerFailsAtForAWhileIsWrittenInItsPlace() {
        context.withDeadLetterQueue();
        server.failAt(line -> line.endsWith("=3"));
        start();
        delivery.put(records(P0, 0, 10));
        pollUntil(() -> stats.retries() >= 2);
        server.failAt(line -> false);
        pollUntil(() -> server.lines().contains(line(P0, 9)) && server.lines().contains(line(P0, 3)));
        pollUntil(() -> committable(P0, 10) == 10);

        assertThat(server.lines().indexOf(line(P0, 3)))
                .isLessThan(server.lines().lastIndexOf(line(P0, 9)));
        assertThat(context.reported()).isEmpty();
    }

    @Test
    void aPartitionIsRevokedWhileItsRecordIsSuspected() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.failAt(line -> line.startsWith("t0"));
        start();
        delivery.put(records(P0, 0, 5));
        pollUntil(() -> stats.retries() >= 10);
        delivery.close(List.of(P0));
        delivery.put(records(P1, 0, 5));
        pollUntil(() -> server.lines().size() >= 5);

        assertThat(server.lines())
                .containsExactlyElementsOf(
                        records(P1, 0, 5).stream().map(r -> (String) r.value()).toList());
        assertThat(context.reported()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 405})
    void stopsForWhatAPersonMustMendAndCommitsNothing(int status) {
        server.always(FakeQuestDb.status(status, "Unauthorized"));
        start();
        delivery.put(records(P0, 0, 10));

        assertThatThrownBy(() -> pollUntil(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining(String.valueOf(status))
                .hasMessageContaining("Nothing is lost");
        assertThat(committable(P0, 10)).isZero();
    }

    @Test
    void failsWhenTheOutageBudgetIsSpent() {
        properties.put("outage.budget.ms", "100");
        server.stop();
        start();
        delivery.put(records(P0, 0, 10));

        assertThatThrownBy(() -> pollUntil(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("outage.budget.ms");
    }

    @Test
    void goesOnToTheNextAddress() {
        try (FakeQuestDb replica = new FakeQuestDb()) {
            replica.always(FakeQuestDb.status(421, ""));
            addresses = replica.address() + "," + server.address();
            start();
            deliverAll(records(P0, 0, 10));
            deliverAll(records(P0, 10, 10));

            assertThat(replica.requests()).isEqualTo(1);
        }
    }

    @Test
    void removesExactlyTheBadRows() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.refuse(line -> line.endsWith("0"));
        start();
        delivery.put(records(P0, 0, 1_000));
        pollUntil(() -> stats.rows() == 900);

        assertThat(context.reportedOffsets())
                .containsExactlyElementsOf(
                        LongStream.range(0, 100).map(i -> i * 10).boxed().toList());
        assertThat(server.lines())
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .filter(i -> i % 10 != 0)
                        .mapToObj(i -> line(P0, i))
                        .toList());
        assertThat(committable(P0, 1_000)).isEqualTo(1_000);
    }

    @Test
    void aBadRowAmongManyCostsFewRequests() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.refuse(line -> line.endsWith("=40000"));
        start();
        delivery.put(records(P0, 0, 75_000));
        pollUntil(() -> stats.rows() == 74_999);

        assertThat(server.requests()).isLessThanOrEqualTo(4);
        assertThat(context.reportedOffsets()).containsExactly(40_000L);
    }

    @Test
    void aRecordOfSeveralRowsIsBadAsAWhole() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.refuse(line -> line.equals("bad"));
        start();
        delivery.put(List.of(record(P0, 0, "a\nb"), record(P0, 1, "c\nbad\nd"), record(P0, 2, "e")));
        pollUntil(() -> stats.rows() == 3);

        assertThat(server.lines()).containsExactly("a", "b", "e");
        assertThat(context.reportedOffsets()).containsExactly(1L);
    }

    @Test
    void reportsTheWholeBatchWhenAskedTo() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        properties.put("dlq.send.batch.on.error", "true");
        server.refuse(line -> line.endsWith("=5"));
        start();
        delivery.put(records(P0, 0, 10));
        pollUntil(() -> context.reported().size() == 10);

        assertThat(server.lines()).isEmpty();
    }

    @Test
    void aBadRowFailsTheTaskWhenNothingIsTolerated() {
        server.refuse(line -> line.endsWith("=5"));
        start();
        delivery.put(records(P0, 0, 10));

        assertThatThrownBy(() -> pollUntil(() -> false))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("topic t, partition 0, offset 5")
                .hasMessageContaining("column a: cast error from protocol type: STRING")
                .hasMessageContaining("errors.tolerance=all");
        assertThat(committable(P0, 10)).isLessThanOrEqualTo(5);
    }

    @Test
    void anUnmappableRecordIsReportedWithoutItsContent() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        start();
        delivery.put(List.of(record(P0, 0, "a"), record(P0, 1, "reject"), record(P0, 2, "b")));
        pollUntil(() -> stats.rows() == 2);

        assertThat(context.reported())
                .singleElement()
                .satisfies(report -> assertThat(report.error())
                        .hasMessage(
                                "Record at topic t, partition 0, offset 1: field 'a' is a STRING, expected a number."
                                        + " Set nothing."));
    }

    @Test
    void badRecordsArePassedOverWhenToleratedWithoutAQueue() {
        properties.put("errors.tolerance", "all");
        start();
        delivery.put(List.of(record(P0, 0, "reject"), record(P0, 1, "b")));
        pollUntil(() -> stats.rows() == 1);

        assertThat(stats.badRecords()).isEqualTo(1);
        assertThat(committable(P0, 2)).isEqualTo(2);
    }

    @Test
    void neverCommitsPastAReportThatIsUnderWay() {
        context.withSlowDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        start();
        delivery.put(List.of(record(P0, 0, "a"), record(P0, 1, "reject"), record(P0, 2, "b")));
        pollUntil(() -> stats.rows() == 2);

        assertThat(committable(P0, 3)).isEqualTo(1);

        context.reported().get(0).delivered().complete(null);
        delivery.put(List.of());
        assertThat(committable(P0, 3)).isEqualTo(3);
    }

    @Test
    void aLostReportFailsTheTask() {
        context.withSlowDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        start();
        delivery.put(List.of(record(P0, 1, "reject")));
        context.reported().get(0).delivered().completeExceptionally(new IllegalStateException("no broker"));

        assertThatThrownBy(() -> delivery.put(List.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("offset 1 could not be written to the dead letter queue");
        assertThat(committable(P0, 2)).isEqualTo(1);
    }

    @Test
    void stopsWhenTooManyRecordsAreBad() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        start();

        assertThatThrownBy(() -> delivery.put(LongStream.range(0, 2_000)
                        .mapToObj(i -> record(P0, i, "reject"))
                        .toList()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("bad.records.max.share");
        assertThat(context.reported()).hasSize(1_000);
    }

    @Test
    void anIgnoredRecordCountsAsDelivered() {
        start();
        delivery.put(List.of(record(P0, 0, "ignore")));

        assertThat(committable(P0, 1)).isEqualTo(1);
        assertThat(stats.ignoredRecords()).isEqualTo(1);
    }

    @Test
    void splitsWhatIsTooLarge() {
        server.then(FakeQuestDb.status(413, ""), FakeQuestDb.status(413, ""));
        start();
        deliverAll(records(P0, 0, 1_000));

        assertThat(server.lines()).hasSize(1_000).isEqualTo(values(records(P0, 0, 1_000)));
    }

    @Test
    void findsTheRecordThatIsRefusedWithoutALine() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.always((fake, exchange, body) -> {
            if (body.contains("=37\n")) {
                FakeQuestDb.status(400, "{\"code\":\"invalid\",\"line\":0}").answer(fake, exchange, body);
            } else {
                FakeQuestDb.usual().answer(fake, exchange, body);
            }
        });
        start();
        delivery.put(records(P0, 0, 100));
        pollUntil(() -> stats.rows() == 99);

        assertThat(context.reportedOffsets()).containsExactly(37L);
    }

    @Test
    void noRequestIsLargerThanConfigured() {
        properties.put("batch.max.bytes", "2000");
        properties.put("flush.linger.ms", "1000");
        start();
        deliverAll(records(P0, 0, 1_000));

        assertThat(server.requestBytes()).allMatch(bytes -> bytes <= 2_000).anyMatch(bytes -> bytes > 1_900);
    }

    @Test
    void pausesAtTheLimitsAndResumesWhenHalfHasGone() {
        properties.put("buffer.max.rows", "100");
        CountDownLatch latch = new CountDownLatch(1);
        server.always(FakeQuestDb.after(latch));
        start();
        delivery.put(records(P0, 0, 500));

        assertThat(context.paused()).containsExactlyInAnyOrder(P0, P1);
        properties.clear();

        latch.countDown();
        pollUntil(() -> context.paused().isEmpty());
        pollUntil(() -> stats.rows() == 500);
        assertThat(server.lines()).isEqualTo(values(records(P0, 0, 500)));
    }

    @Test
    void aTaskThatIsFullDuringARebalanceReadsOnAfterwards() {
        properties.put("buffer.max.rows", "100");
        server.stop();
        start();
        delivery.open(List.of(P0, P1));
        delivery.put(records(P0, 0, 150));
        assertThat(context.paused()).containsExactlyInAnyOrder(P0, P1);

        delivery.close(List.of(P0, P1));
        context.unassign(P0, P1);
        pollUntil(() -> stats.rowsHeld() == 0);
        context.assign(P0, P1);
        delivery.open(List.of(P0, P1));
        delivery.put(List.of());

        assertThat(context.paused()).isEmpty();
    }

    @Test
    void aTaskThatIsStillFullAfterARebalanceReadsNothing() {
        properties.put("buffer.max.rows", "100");
        server.stop();
        start();
        delivery.open(List.of(P0, P1));
        delivery.put(records(P0, 0, 150));

        delivery.close(List.of(P1));
        context.unassign(P1);
        context.assign();
        context.assign(P1);
        delivery.open(List.of(P1));
        delivery.put(List.of());

        assertThat(context.paused()).containsExactlyInAnyOrder(P0, P1);
    }

    @Test
    void whatFoundNoRoomIsNotCommitted() {
        properties.put("buffer.max.rows", "100");
        server.always(FakeQuestDb.status(503, ""));
        start();
        delivery.put(records(P1, 0, 100));
        delivery.put(records(P0, 40, 10));

        assertThat(committable(P0, 50)).isEqualTo(40);
    }

    @Test
    void rowsOfARevokedPartitionAreNotSentAnyMore() {
        server.stop();
        start();
        delivery.put(records(P0, 0, 10));
        delivery.put(records(P1, 0, 10));
        pollUntil(() -> stats.retries() >= 2);
        context.unassign(P1);
        delivery.close(List.of(P1));
        server.start();
        pollUntil(() -> stats.rows() >= 10);
        delivery.preCommit(Map.of());

        assertThat(server.lines()).isEqualTo(values(records(P0, 0, 10)));
    }

    @Test
    void aPartitionThatComesBackStartsAfresh() {
        properties.put("drain.timeout.ms", "0");
        CountDownLatch latch = new CountDownLatch(1);
        server.then(FakeQuestDb.after(latch));
        start();
        delivery.put(records(P0, 0, 10));
        delivery.close(List.of(P0));
        delivery.put(records(P0, 0, 10));

        assertThat(committable(P0, 10)).isZero();
        latch.countDown();
        pollUntil(() -> stats.rows() == 20);
        assertThat(committable(P0, 10)).isEqualTo(10);
    }

    @Test
    void waitsForTablesThatCannotBeLookedUp() {
        boolean[] away = {true};
        encoder = (record, out) -> {
            if (away[0]) {
                throw new SqlUnavailableException("QuestDB does not answer", null);
            }
            return encodeValue(record, out);
        };
        start();
        delivery.put(records(P0, 0, 10));
        assertThat(context.paused()).isNotEmpty();
        assertThat(committable(P0, 10)).isZero();

        away[0] = false;
        pollUntil(() -> stats.rows() == 10);
        assertThat(context.paused()).isEmpty();
    }

    @Test
    void leftoversDoNotWaitForTheNextCommit() {
        properties.put("flush.linger.ms", "15");
        start();
        delivery.put(records(P0, 0, 1));

        assertThat(context.lastTimeout()).isBetween(1L, 15L);
    }

    @Test
    void twoPartitionsHaveTwoRequestsUnderWay() {
        CountDownLatch latch = new CountDownLatch(1);
        server.always(FakeQuestDb.after(latch));
        start();
        delivery.put(records(P0, 0, 10));
        delivery.put(records(P1, 0, 10));
        delivery.put(records(P0, 10, 10));
        pollUntil(() -> server.requests() == 2);
        latch.countDown();
        pollUntil(() -> stats.rows() == 30);

        assertThat(stats.requests()).isEqualTo(3);
    }

    @Test
    void sendsTheCredentials() {
        connection = "username=admin;password=quest;";
        start();
        deliverAll(records(P0, 0, 1));

        assertThat(server.authorization()).isEqualTo("Basic YWRtaW46cXVlc3Q=");
    }

    @Test
    void halvesRequestsThatTakeTooLong() {
        connection = "request_timeout=200;request_min_throughput=0;";
        CountDownLatch never = new CountDownLatch(1);
        server.always((fake, exchange, body) -> {
            if (body.length() > 40_000) {
                never.await();
            }
            FakeQuestDb.usual().answer(fake, exchange, body);
        });
        start();
        deliverAll(records(P0, 0, 10_000));

        assertThat(server.lines()).isEqualTo(values(records(P0, 0, 10_000)));
    }

    private static SqlResult rows(Object... row) {
        return new SqlResult(List.of(), List.of(List.of(row)));
    }

    /** An encoder that says its rows go to table t, and a QuestDB that describes it. */
    private void effectivelyOnce(SqlEndpoint tables) {
        properties.put("delivery.guarantee", "effectively_once");
        sql = tables;
        encoder = new RecordEncoder() {
            @Override
            public Encoding encode(SinkRecord record, LineBuffer out) {
                return encodeValue(record, out);
            }

            @Override
            public Set<String> tables() {
                return Set.of("t");
            }
        };
    }

    @Test
    void effectivelyOnceSendsToATableWithDedup() {
        effectivelyOnce(statement -> statement.contains("tables()") ? rows(true, true) : rows("id", false, true));
        start();
        deliverAll(records(P0, 0, 10));

        assertThat(server.lines()).hasSize(10);
    }

    @Test
    void effectivelyOnceRefusesATableWithoutDedup() {
        effectivelyOnce(statement -> rows(true, false));
        start();

        assertThatThrownBy(() -> delivery.put(records(P0, 0, 10)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("Table t has no DEDUP")
                .hasMessageContaining("ALTER TABLE 't' DEDUP ENABLE UPSERT KEYS");
        assertThat(server.requests()).isZero();
        assertThat(committable(P0, 10)).isZero();
    }

    @Test
    void effectivelyOnceRefusesATimestampAsTheOnlyKey() {
        effectivelyOnce(statement -> statement.contains("tables()") ? rows(true, true) : rows("ts", true, true));
        start();

        assertThatThrownBy(() -> delivery.put(records(P0, 0, 10)))
                .hasMessageContaining("only its designated timestamp as DEDUP key");
    }

    @Test
    void effectivelyOnceRefusesATableThatQuestDbWouldCreate() {
        effectivelyOnce(statement -> SqlResult.NONE);
        start();

        assertThatThrownBy(() -> delivery.put(records(P0, 0, 10))).hasMessageContaining("table.create=ddl");
    }

    @Test
    void effectivelyOnceWaitsForAServerThatCannotBeAsked() {
        boolean[] away = {true};
        effectivelyOnce(statement -> {
            if (away[0]) {
                throw new SqlUnavailableException("no connection", null);
            }
            return statement.contains("tables()") ? rows(true, true) : rows("id", false, true);
        });
        start();
        delivery.put(records(P0, 0, 10));
        assertThat(server.requests()).isZero();
        assertThat(committable(P0, 10)).isZero();

        away[0] = false;
        pollUntil(() -> stats.rows() == 10);
        assertThat(committable(P0, 10)).isEqualTo(10);
    }

    private static List<String> values(List<SinkRecord> records) {
        return records.stream().map(r -> (String) r.value()).toList();
    }
}
