package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.Encoding;
import io.tributary.questdb.row.RecordEncoder;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.wire.ConnectionConfig;
import io.tributary.questdb.wire.ConnectionKeys;
import io.tributary.questdb.wire.FakeQuestDb;
import io.tributary.questdb.wire.HttpTransport;
import io.tributary.questdb.wire.IlpTransport;
import io.tributary.questdb.wire.Turn;
import io.tributary.questdb.wire.WriteReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Delivery of rows that have a designated timestamp, against a server that answers over real HTTP. */
@Timeout(30)
class TimeOrderedDeliveryTest {
    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);

    private final FakeQuestDb server = new FakeQuestDb();
    private final FakeSinkTaskContext context = new FakeSinkTaskContext().assign(P0, P1);
    private final Map<String, String> properties = new HashMap<>(Map.of("flush.linger.ms", "0"));
    private IlpTransport transport;
    private DeliveryStats stats;
    private LongSupplier nanos = System::nanoTime;
    private Delivery delivery;

    @AfterEach
    void close() {
        server.close();
        transport.close();
    }

    /** Starts with an encoder whose rows have a time that is a function of the offset. */
    private void start(String connection, LongUnaryOperator time) {
        start(connection, time, HttpTransport::new);
    }

    private void start(
            String connection, LongUnaryOperator time, Function<ConnectionConfig, IlpTransport> transportOf) {
        properties.put("client.conf.string", "http::addr=" + server.address() + ";" + connection);
        AbstractConfig config =
                new AbstractConfig(DeliveryKeys.define(ConnectionKeys.define(new ConfigDef())), properties, false);
        var connectionConfig = ConnectionKeys.read(config, any -> null);
        transport = transportOf.apply(connectionConfig);
        stats = new DeliveryStats(Clock.systemUTC(), System::nanoTime);
        delivery = Delivery.create(
                DeliveryConfig.from(config, connectionConfig),
                connectionConfig,
                context,
                transport,
                new TimedEncoder(time),
                statement -> SqlResult.NONE,
                stats,
                () -> nanos.getAsLong());
    }

    private static final class TimedEncoder implements RecordEncoder {
        private final LongUnaryOperator timeOf;
        private long time;

        private TimedEncoder(LongUnaryOperator timeOf) {
            this.timeOf = timeOf;
        }

        @Override
        public Encoding encode(SinkRecord record, LineBuffer out) {
            time = timeOf.applyAsLong(record.kafkaOffset());
            out.put((line(record.kafkaPartition(), record.kafkaOffset()) + "\n").getBytes(StandardCharsets.UTF_8));
            return Encoding.ONE_ROW;
        }

        @Override
        public boolean givesTimes() {
            return true;
        }

        @Override
        public long rowTime() {
            return time;
        }
    }

    private static String line(int partition, long offset) {
        return "p" + partition + " o=" + offset;
    }

    private void put(TopicPartition from, long first, long count) {
        delivery.put(LongStream.range(first, first + count)
                .mapToObj(offset -> new SinkRecord(from.topic(), from.partition(), null, null, null, "", offset))
                .toList());
    }

    private void pollUntil(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            delivery.put(List.of());
            Thread.onSpinWait();
        }
    }

    private long committable(TopicPartition partition, long proposed) {
        return delivery.preCommit(Map.of(partition, new OffsetAndMetadata(proposed)))
                .get(partition)
                .offset();
    }

    @Test
    void rowsOfSeveralPartitionsLeaveInOneRequestAndInTheOrderOfTime() {
        CountDownLatch latch = new CountDownLatch(1);
        server.then(FakeQuestDb.after(latch));
        start("", offset -> offset);
        put(P0, 0, 1);
        pollUntil(() -> server.requests() == 1);
        put(P0, 1, 50);
        put(P1, 1, 50);
        latch.countDown();
        pollUntil(() -> stats.rows() == 101);

        List<String> expected = new ArrayList<>(List.of(line(0, 0)));
        for (int i = 1; i <= 50; i++) {
            expected.add(line(0, i));
            expected.add(line(1, i));
        }
        assertThat(server.lines()).isEqualTo(expected);
        assertThat(server.requests()).isEqualTo(2);
    }

    @Test
    void rowsOfEqualTimeStayInTheOrderOfTheirPartition() {
        start("", offset -> offset % 100);
        put(P0, 0, 200);
        pollUntil(() -> stats.rows() == 200);

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            expected.add(line(0, i));
            expected.add(line(0, i + 100));
        }
        assertThat(server.lines()).isEqualTo(expected);
    }

    @Test
    void rowsLeaveAsTheyCameWhenSortingIsOff() {
        properties.put("sort.by.timestamp", "false");
        start("", offset -> -offset);
        put(P0, 0, 20);
        pollUntil(() -> stats.rows() == 20);

        assertThat(server.lines())
                .isEqualTo(LongStream.range(0, 20).mapToObj(i -> line(0, i)).toList());
    }

    @Test
    void aBadRowAmongSortedOnesIsTheOneReportedAndHoldsNoOther() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.refuse(line -> line.endsWith("=120"));
        start("", offset -> offset % 100);
        put(P0, 0, 200);
        put(P1, 0, 200);
        pollUntil(() -> stats.rows() == 398);

        assertThat(context.reportedOffsets()).containsExactly(120L, 120L);
        assertThat(committable(P0, 200)).isEqualTo(200);
        assertThat(committable(P1, 200)).isEqualTo(200);
    }

    @Test
    void sortedRowsHoldTheFirstOffsetOfTheirPartition() {
        properties.put("drain.timeout.ms", "0");
        CountDownLatch latch = new CountDownLatch(1);
        server.always(FakeQuestDb.after(latch));
        start("", offset -> offset % 100);
        put(P0, 90, 50);
        pollUntil(() -> server.requests() == 1);

        assertThat(committable(P0, 140)).isEqualTo(90);
        latch.countDown();
        pollUntil(() -> stats.rows() == 50);
        assertThat(committable(P0, 140)).isEqualTo(140);
    }

    @Test
    void aFullRequestFollowsTheOneUnderWayAndIsTakenAfterIt() {
        CountDownLatch latch = new CountDownLatch(1);
        sendTwoRequests(FakeQuestDb.after(latch));

        assertThat(stats.rows()).isZero();
        assertThat(server.requests()).isEqualTo(1);
        latch.countDown();
        pollUntil(() -> stats.rows() == 20);
        assertThat(server.lines()).isEqualTo(linesOf(P0, 0, 20));
        assertThat(committable(P0, 20)).isEqualTo(20);
    }

    @Test
    void whatFollowsARequestThatFailsIsNotTakenBeforeIt() {
        CountDownLatch latch = new CountDownLatch(1);
        sendTwoRequests((fake, exchange, body) -> {
            latch.await();
            FakeQuestDb.diskFull().answer(fake, exchange, body);
        });
        latch.countDown();
        pollUntil(() -> stats.rows() == 20);

        assertThat(server.lines()).isEqualTo(linesOf(P0, 0, 20));
        assertThat(committable(P0, 20)).isEqualTo(20);
    }

    @Test
    void whatFollowsARequestWithABadRowIsTakenAfterItsGoodOnes() {
        context.withDeadLetterQueue();
        properties.put("errors.tolerance", "all");
        server.refuse(line -> line.endsWith("=4"));
        CountDownLatch latch = new CountDownLatch(1);
        sendTwoRequests(FakeQuestDb.after(latch));
        latch.countDown();
        pollUntil(() -> stats.rows() == 19);

        List<String> good = new ArrayList<>(linesOf(P0, 0, 20));
        good.remove(line(0, 4));
        assertThat(server.lines()).isEqualTo(good);
        assertThat(context.reportedOffsets()).containsExactly(4L);
    }

    @Test
    void rowsOfARevokedPartitionThatFollowOthersAreNotTaken() {
        CountDownLatch latch = new CountDownLatch(1);
        server.then(FakeQuestDb.after(latch));
        start("auto_flush_rows=10;", offset -> offset);
        put(P0, 0, 10);
        pollUntil(() -> server.requests() == 1);
        put(P0, 10, 5);
        put(P1, 15, 5);
        pollUntil(() -> server.begun() == 2);
        delivery.close(List.of(P1));
        latch.countDown();
        pollUntil(() -> stats.rows() == 15);

        assertThat(server.lines()).isEqualTo(linesOf(P0, 0, 15));
    }

    @Test
    void aServerWithoutASecondConnectionIsNoOutageAndGetsOneRequestAtATime() {
        CountDownLatch first = new CountDownLatch(1);
        server.then(FakeQuestDb.after(first), FakeQuestDb.status(429, ""));
        start("auto_flush_rows=10;", offset -> offset);
        put(P0, 0, 10);
        pollUntil(() -> server.requests() == 1);
        put(P0, 10, 10);
        pollUntil(() -> server.begun() == 2);
        first.countDown();
        pollUntil(() -> stats.rows() == 20);
        assertThat(stats.awayMillis()).isZero();

        CountDownLatch second = new CountDownLatch(1);
        server.then(FakeQuestDb.after(second));
        put(P0, 20, 10);
        pollUntil(() -> server.requests() == 4);
        put(P0, 30, 10);
        delivery.put(List.of());
        assertThat(server.begun()).isEqualTo(4);
        second.countDown();
        pollUntil(() -> stats.rows() == 40);
        assertThat(server.lines()).isEqualTo(linesOf(P0, 0, 40));
    }

    /** What is given up costs the connection it is on, and that would be the only one that works. */
    @Test
    void nothingFollowsTheFirstFollowerUntilItIsIn() {
        CountDownLatch first = new CountDownLatch(1);
        CountDownLatch second = new CountDownLatch(1);
        Set<Integer> clientPorts = ConcurrentHashMap.newKeySet();
        server.always(noting(clientPorts, FakeQuestDb.usual()));
        server.then(noting(clientPorts, FakeQuestDb.after(first)), noting(clientPorts, (fake, exchange, body) -> {
            second.await();
            FakeQuestDb.status(429, "").answer(fake, exchange, body);
        }));
        start("auto_flush_rows=10;", offset -> offset);
        put(P0, 0, 10);
        pollUntil(() -> server.requests() == 1);
        put(P0, 10, 20);
        pollUntil(() -> server.begun() == 2);
        first.countDown();
        pollUntil(() -> stats.rows() == 10);
        delivery.put(List.of());
        second.countDown();
        pollUntil(() -> stats.rows() == 30);

        assertThat(clientPorts).hasSize(2);
        assertThat(stats.awayMillis()).isZero();
        assertThat(server.lines()).isEqualTo(linesOf(P0, 0, 30));
    }

    @Test
    void aRequestFollowsAFollowerOnceOneWasTaken() {
        HeldTransport held = new HeldTransport();
        start("auto_flush_rows=10;", offset -> offset, any -> held);
        put(P0, 0, 10);
        put(P0, 10, 20);
        held.accept(0);
        delivery.put(List.of());
        assertThat(stats.rows()).isEqualTo(10);
        assertThat(held.requests()).isEqualTo(2);

        held.accept(1);
        put(P0, 30, 20);
        delivery.put(List.of());
        assertThat(held.requests()).isEqualTo(4);
        held.accept(2);
        delivery.put(List.of());
        assertThat(stats.rows()).isEqualTo(30);
        assertThat(held.requests()).isEqualTo(5);
    }

    /** Answers when it is told to. */
    private static final class HeldTransport extends FakeTransport {
        private final List<CompletableFuture<WriteReply>> replies = new ArrayList<>();

        @Override
        public CompletableFuture<WriteReply> write(List<ByteBuffer> lines, Turn turn) {
            replies.add(new CompletableFuture<>());
            return replies.get(replies.size() - 1);
        }

        private void accept(int request) {
            replies.get(request).complete(new WriteReply.Accepted());
        }

        private int requests() {
            return replies.size();
        }
    }

    @Test
    void nothingFollowsWhenOneRequestAtATimeIsAskedFor() {
        properties.put("max.in.flight.requests", "1");
        CountDownLatch latch = new CountDownLatch(1);
        server.then(FakeQuestDb.after(latch));
        start("auto_flush_rows=10;", offset -> offset);
        put(P0, 0, 10);
        pollUntil(() -> server.requests() == 1);
        put(P0, 10, 10);
        delivery.put(List.of());
        latch.countDown();
        pollUntil(() -> stats.rows() == 20);

        assertThat(server.lines()).isEqualTo(linesOf(P0, 0, 20));
    }

    @Test
    void rowsAheadOfTheSlowestPartitionWaitWhileKafkaHasABacklog() {
        AtomicLong now = new AtomicLong();
        nanos = now::get;
        start("auto_flush_rows=1000;", offset -> offset);
        delivery.open(List.of(P0, P1));
        put(P0, 0, 900);
        delivery.put(List.of());
        assertThat(server.begun()).isZero();
        put(P1, 0, 600);
        pollUntil(() -> stats.rows() >= 1_000);
        put(P1, 600, 300);
        now.addAndGet(TimeUnit.SECONDS.toNanos(1));
        pollUntil(() -> stats.rows() == 1_800);

        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            expected.add(line(0, i));
            expected.add(line(1, i));
        }
        assertThat(server.lines()).isEqualTo(expected);
    }

    @Test
    void rowsWithoutATimeAreNotHeldBackInABacklog() {
        HeldTransport held = new HeldTransport();
        start("auto_flush_rows=1000;", offset -> RecordEncoder.NO_TIME, any -> held);
        delivery.open(List.of(P0, P1));
        put(P0, 0, 900);

        assertThat(held.requests()).isEqualTo(1);
    }

    @Test
    void inABacklogNoMoreBytesAreHeldAndSentAtOnceThanAllowed() {
        properties.put("buffer.max.bytes", "10000");
        properties.put("batch.max.bytes", "2000");
        CountDownLatch latch = new CountDownLatch(1);
        server.always(FakeQuestDb.after(latch));
        start("", offset -> offset);
        delivery.open(List.of(P0, P1));
        long most = 0;
        for (int i = 0; i < 40; i++) {
            put(i % 2 == 0 ? P0 : P1, i / 2 * 100L, 100);
            most = Math.max(most, stats.bytesHeld());
        }
        assertThat(most).isBetween(9_000L, 11_000L);
        latch.countDown();
        pollUntil(() -> stats.rows() == 4_000);

        assertThat(server.requestBytes()).allMatch(bytes -> bytes <= 2_000);
        assertThat(server.lines()).hasSize(4_000).doesNotHaveDuplicates();
    }

    /** Sends rows 0 to 9 and, while their request is under way, rows 10 to 19 behind it. */
    private void sendTwoRequests(FakeQuestDb.Behaviour first) {
        server.then(first);
        start("auto_flush_rows=10;", offset -> offset);
        put(P0, 0, 10);
        pollUntil(() -> server.requests() == 1);
        put(P0, 10, 10);
        pollUntil(() -> server.begun() == 2);
    }

    private static FakeQuestDb.Behaviour noting(Set<Integer> clientPorts, FakeQuestDb.Behaviour behaviour) {
        return (fake, exchange, body) -> {
            clientPorts.add(exchange.getRemoteAddress().getPort());
            behaviour.answer(fake, exchange, body);
        };
    }

    private static List<String> linesOf(TopicPartition partition, long first, long count) {
        return LongStream.range(first, first + count)
                .mapToObj(offset -> line(partition.partition(), offset))
                .toList();
    }
}
