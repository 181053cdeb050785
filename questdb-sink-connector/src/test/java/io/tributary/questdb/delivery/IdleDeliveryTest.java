package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.Encoding;
import io.tributary.questdb.table.SqlUnavailableException;
import io.tributary.questdb.wire.ConnectionConfig;
import io.tributary.questdb.wire.ConnectionKeys;
import io.tributary.questdb.wire.Turn;
import io.tributary.questdb.wire.WriteReply;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** An outage while a task has nothing to send: nobody would find out that it is over. */
class IdleDeliveryTest {
    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final Duration BUDGET = Duration.ofMinutes(1);

    private final FakeSinkTaskContext context = new FakeSinkTaskContext().assign(P0);
    private final ScriptedTransport transport = new ScriptedTransport();
    private final DeliveryStats stats = new DeliveryStats(Clock.systemUTC(), () -> this.nanos);
    private long nanos;
    private boolean tablesCanBeAsked = true;
    private boolean encodes = true;
    private final Delivery delivery = delivery();

    private Delivery delivery() {
        Map<String, String> properties = Map.of(
                "client.conf.string", "http::addr=db:9000;",
                "flush.linger.ms", "0",
                "outage.budget.ms", String.valueOf(BUDGET.toMillis()));
        AbstractConfig raw =
                new AbstractConfig(DeliveryKeys.define(ConnectionKeys.define(new ConfigDef())), properties, false);
        ConnectionConfig connection = ConnectionKeys.read(raw, any -> null);
        DeliveryConfig config = DeliveryConfig.from(raw, connection);
        BadRecords badRecords = new BadRecords(null, false, 1, stats);
        Link link = new Link("db:9000", 1, Duration.ofSeconds(1), () -> 1);
        Outbox outbox = new Outbox(config, 1_024, transport, link, badRecords, stats, () -> nanos, false);
        return new Delivery(
                config,
                this::encode,
                (tables, now) -> requireThat(tablesCanBeAsked),
                outbox,
                badRecords,
                link,
                new Pace(context, config, nanos),
                stats,
                () -> nanos);
    }

    private Encoding encode(SinkRecord record, LineBuffer out) {
        requireThat(encodes);
        out.put("t a=1\n".getBytes(StandardCharsets.UTF_8));
        return Encoding.ONE_ROW;
    }

    private static void requireThat(boolean questDbAnswers) {
        if (!questDbAnswers) {
            throw new SqlUnavailableException("no answer", null);
        }
    }

    /** Replies to every request at once. */
    private static final class ScriptedTransport extends FakeTransport {
        private WriteReply reply = new WriteReply.Accepted();

        @Override
        public CompletableFuture<WriteReply> write(List<ByteBuffer> lines, Turn turn) {
            return CompletableFuture.completedFuture(reply);
        }
    }

    private void putOne(long offset) {
        delivery.put(List.of(new SinkRecord(P0.topic(), P0.partition(), null, null, null, "", offset)));
    }

    private void pollAfter(Duration time) {
        nanos += time.toNanos();
        delivery.put(List.of());
    }

    @Test
    void tablesAreNotAskedForWhenThereIsNothingToSend() {
        putOne(0);
        pollAfter(Duration.ZERO);
        delivery.preCommit(Map.of());
        tablesCanBeAsked = false;
        pollAfter(Duration.ofSeconds(11));
        pollAfter(Duration.ofSeconds(1));

        assertThat(stats.rows()).isEqualTo(1);
        assertThat(stats.awayMillis()).isZero();
        assertThatCode(() -> pollAfter(BUDGET.plusSeconds(1))).doesNotThrowAnyException();
    }

    @Test
    void anOutageEndsWhenTheLastRowThatWaitedIsRevoked() {
        transport.reply = new WriteReply.TryAgain(WriteReply.Cause.UNREACHABLE, "no connection");
        putOne(0);
        pollAfter(Duration.ofMillis(10));
        delivery.close(List.of(P0));
        context.unassign(P0);

        assertThatCode(() -> pollAfter(BUDGET.plusSeconds(1))).doesNotThrowAnyException();
        long awayMillis = stats.awayMillis();
        pollAfter(Duration.ofMinutes(5));
        assertThat(stats.awayMillis()).isEqualTo(awayMillis);
    }

    @Test
    void anOutageEndsWhenTheLastRecordThatCouldNotBeEncodedIsRevoked() {
        encodes = false;
        putOne(0);
        delivery.close(List.of(P0));
        context.unassign(P0);

        assertThatCode(() -> pollAfter(BUDGET.plusSeconds(1))).doesNotThrowAnyException();
    }

    @Test
    void afterAnOutageThatNobodySawEndRowsAreSentAsEver() {
        encodes = false;
        putOne(0);
        delivery.close(List.of(P0));
        delivery.open(List.of(P0));
        encodes = true;
        putOne(0);
        pollAfter(Duration.ofSeconds(1));
        pollAfter(Duration.ofSeconds(1));

        assertThat(stats.rows()).isEqualTo(1);
    }

    @Test
    void anOutageGoesOnWhileARowWaits() {
        transport.reply = new WriteReply.TryAgain(WriteReply.Cause.UNREACHABLE, "no connection");
        putOne(0);
        pollAfter(Duration.ofMillis(10));
        pollAfter(Duration.ofMillis(10));
        assertThat(stats.awayMillis()).isEqualTo(20);

        nanos += TimeUnit.SECONDS.toNanos(61);
        assertThatThrownBy(() -> delivery.put(List.of()))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("outage.budget.ms");
    }
}
