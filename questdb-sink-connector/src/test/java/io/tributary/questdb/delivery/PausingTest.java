package io.tributary.questdb.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.questdb.wire.ConnectionKeys;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

/** Which partitions are paused while nothing is held. */
class PausingTest {
    private static final TopicPartition P0 = new TopicPartition("t", 0);
    private static final TopicPartition P1 = new TopicPartition("t", 1);

    private final FakeSinkTaskContext context = new FakeSinkTaskContext().assign(P0, P1);
    private final DeliveryConfig config = config();
    private final Link link = new Link("questdb", 1, Duration.ofSeconds(1), () -> 0.5);
    private final DeliveryStats stats = new DeliveryStats(Clock.systemUTC(), () -> 0);
    private final Outbox outbox =
            new Outbox(config, 64, null, link, new BadRecords(null, false, 1, stats), stats, () -> 0, false);
    private final Pace pace = new Pace(context, config, 0);

    private static DeliveryConfig config() {
        AbstractConfig config = new AbstractConfig(
                DeliveryKeys.define(ConnectionKeys.define(new ConfigDef())),
                Map.of("client.conf.string", "http::addr=localhost:9000;"),
                false);
        return DeliveryConfig.from(config, ConnectionKeys.read(config, any -> null));
    }

    @Test
    void partitionsThatAreAheadArePausedAndResumed() {
        pace.adjust(outbox, link, true, Set.of(P1), 0);
        assertThat(context.paused()).containsExactly(P1);

        pace.adjust(outbox, link, true, Set.of(P0), 0);
        assertThat(context.paused()).containsExactly(P0);

        pace.adjust(outbox, link, true, Set.of(), 0);
        assertThat(context.paused()).isEmpty();
    }

    @Test
    void theTaskIsCalledSoonWhileAPartitionIsPausedThoughNothingElseIsDue() {
        pace.adjust(outbox, link, true, Set.of(), 0);
        assertThat(context.lastTimeout()).isNegative();

        pace.adjust(outbox, link, true, Set.of(P1), 0);
        assertThat(context.lastTimeout()).isBetween(1L, 50L);
    }

    @Test
    void recordsThatWaitForRoomPauseEverything() {
        pace.adjust(outbox, link, true, Set.of(P1), 0);
        pace.adjust(outbox, link, false, Set.of(P1), 0);
        assertThat(context.paused()).containsExactlyInAnyOrder(P0, P1);

        pace.adjust(outbox, link, true, Set.of(P1), 0);
        assertThat(context.paused()).containsExactly(P1);
    }

    @Test
    void aPausedPartitionThatWentAndCameBackIsResumed() {
        pace.adjust(outbox, link, true, Set.of(P1), 0);
        context.unassign(P1);
        pace.adjust(outbox, link, true, Set.of(), 0);
        context.assign(P1);
        context.pause(P1); // the worker pauses again what was paused
        pace.adjust(outbox, link, true, Set.of(), 0);

        assertThat(context.paused()).isEmpty();
    }
}
