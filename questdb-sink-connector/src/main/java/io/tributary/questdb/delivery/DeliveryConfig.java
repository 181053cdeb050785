package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.ConnectionConfig;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;

/**
 * How rows are sent and what happens when they cannot be.
 *
 * @param guarantee how often a row may arrive
 * @param flushRows rows of a request
 * @param flushBytes bytes of a request
 * @param flushInterval how old a row may get before it is sent, under load
 * @param linger how long rows wait for company when QuestDB is idle
 * @param lanes requests under way at once; none can overtake another with rows of the same partition
 * @param sortByTime whether rows leave in the order of their designated timestamp
 * @param bufferRows rows held before reading from Kafka pauses
 * @param bufferBytes bytes held before reading from Kafka pauses
 * @param backoffMax longest wait between two tries while QuestDB is away
 * @param outageBudget how long QuestDB may be away before the task fails; empty for as long as it takes
 * @param drainTimeout how long a commit waits for requests under way
 * @param watchInterval how often the state of the tables is looked at; zero for never
 * @param tolerateBadRecords whether {@code errors.tolerance} is {@code all}
 * @param reportWholeBatch whether all records of a request are reported when QuestDB refuses one of its rows
 * @param maxBadShare share of bad records, from 0 to 1, beyond which the task stops
 */
public record DeliveryConfig(
        Guarantee guarantee,
        int flushRows,
        int flushBytes,
        Duration flushInterval,
        Duration linger,
        int lanes,
        boolean sortByTime,
        long bufferRows,
        long bufferBytes,
        Duration backoffMax,
        Optional<Duration> outageBudget,
        Duration drainTimeout,
        Duration watchInterval,
        boolean tolerateBadRecords,
        boolean reportWholeBatch,
        double maxBadShare) {

    /** Reads the keys that {@link DeliveryKeys#define} added, and what the connection says about sending. */
    public static DeliveryConfig from(AbstractConfig config, ConnectionConfig connection) {
        Duration lag = Duration.ofMillis(config.getInt(DeliveryKeys.ALLOWED_LAG));
        Duration linger = Duration.ofMillis(config.getInt(DeliveryKeys.FLUSH_LINGER));
        long budget = config.getLong(DeliveryKeys.OUTAGE_BUDGET);
        return new DeliveryConfig(
                Guarantee.of(config.getString(DeliveryKeys.GUARANTEE)),
                connection.autoFlushRows(),
                Math.min(config.getInt(DeliveryKeys.BATCH_BYTES), connection.maxBufferBytes()),
                connection.autoFlushInterval(),
                linger.compareTo(lag) < 0 ? linger : lag,
                config.getInt(DeliveryKeys.MAX_IN_FLIGHT),
                config.getBoolean(DeliveryKeys.SORT),
                config.getInt(DeliveryKeys.BUFFER_ROWS),
                config.getLong(DeliveryKeys.BUFFER_BYTES),
                Duration.ofMillis(config.getInt(DeliveryKeys.BACKOFF_MAX)),
                budget < 0 ? connection.retryTimeout() : Optional.of(Duration.ofMillis(budget)),
                Duration.ofMillis(config.getInt(DeliveryKeys.DRAIN_TIMEOUT)),
                Duration.ofMillis(config.getInt(DeliveryKeys.WATCH_INTERVAL)),
                "all".equalsIgnoreCase(String.valueOf(config.originals().get("errors.tolerance"))),
                config.getBoolean(DeliveryKeys.DLQ_WHOLE_BATCH),
                config.getDouble(DeliveryKeys.MAX_BAD_SHARE));
    }
}
