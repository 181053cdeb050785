package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.ConnectionConfig;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether QuestDB is there, and when to try again while it is not. Writes one log line when that changes, and one a
 * minute while it is away.
 */
final class Link {
    private static final Logger LOG = LoggerFactory.getLogger(Link.class);
    private static final long FIRST_BACKOFF_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long REMINDER_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final String server;
    private final int addresses;
    private final long maxBackoffNanos;
    private final DoubleSupplier random;

    private boolean everConnected;
    private int failures;
    private long awaySince;
    private long nextTry;
    private long lastReminder;
    private long awayNanosBefore;
    private String lastFailure = "";

    /**
     * @param server how the log names QuestDB
     * @param addresses how many servers are tried before a pause is due
     * @param maxBackoff the longest pause
     * @param random gives numbers from 0 to 1, for the jitter
     */
    Link(String server, int addresses, Duration maxBackoff, DoubleSupplier random) {
        this.server = server;
        this.addresses = addresses;
        this.maxBackoffNanos = maxBackoff.toNanos();
        this.random = random;
    }

    /**
     * The link of a task.
     *
     * @param connection where QuestDB is
     * @param addresses how many servers are tried before a pause is due
     * @param maxBackoff the longest pause
     */
    static Link to(ConnectionConfig connection, int addresses, Duration maxBackoff) {
        String servers = connection.addresses().toString();
        return new Link(
                servers.substring(1, servers.length() - 1),
                addresses,
                maxBackoff,
                ThreadLocalRandom.current()::nextDouble);
    }

    boolean isAway() {
        return failures > 0;
    }

    /** Whether something may be sent now. While QuestDB is away only one request at a time tries. */
    boolean maySend(long now, boolean somethingUnderWay) {
        return !isAway() || (now - nextTry >= 0 && !somethingUnderWay);
    }

    long nanosUntilNextTry(long now) {
        return Math.max(0, nextTry - now);
    }

    /** How long QuestDB has been away; zero when it is there. */
    Duration awayFor(long now) {
        return isAway() ? Duration.ofNanos(now - awaySince) : Duration.ZERO;
    }

    /**
     * Checks that QuestDB has not been away for too long.
     *
     * @param budget how long it may be away; empty for as long as it takes
     * @throws ConnectException if it has
     */
    void requireBackWithin(Optional<Duration> budget, long now) {
        Duration away = awayFor(now);
        if (budget.isPresent() && away.compareTo(budget.get()) > 0) {
            throw new ConnectException("QuestDB has been away for longer than the "
                    + budget.get().toMillis()
                    + " ms that outage.budget.ms (or retry_timeout in client.conf.string) allows: " + lastFailure
                    + ". Nothing is lost: the task continues where it was when it is restarted.");
        }
    }

    /** How long QuestDB has been away in all, since the task started. */
    long totalAwayMillis(long now) {
        return TimeUnit.NANOSECONDS.toMillis(awayNanosBefore) + awayFor(now).toMillis();
    }

    /** QuestDB has answered as it should. */
    void works(long now) {
        if (isAway()) {
            LOG.info("QuestDB at {} is back after {} s.", server, seconds(now - awaySince));
        } else if (!everConnected) {
            LOG.info("Connected to QuestDB at {}.", server);
        }
        everConnected = true;
        ends(now);
    }

    /** Nothing waits for QuestDB any more, so nobody would find out that it is back. */
    void nothingToSend(long now) {
        LOG.info("Nothing waits for QuestDB at {} any more, so it is not tried.", server);
        ends(now);
    }

    private void ends(long now) {
        if (isAway()) {
            awayNanosBefore += now - awaySince;
        }
        failures = 0;
    }

    /**
     * QuestDB has not answered as it should.
     *
     * @param message a phrase that says what happened
     */
    void fails(long now, String message) {
        if (isAway() && now - nextTry < 0) {
            return; // A request that was sent before the one that failed first.
        }
        if (!isAway()) {
            awaySince = now;
            lastReminder = now;
            LOG.warn(
                    "QuestDB at {} does not take rows: {}. Rows are kept and sent again; nothing is lost.",
                    server,
                    message);
        } else if (now - lastReminder >= REMINDER_NANOS) {
            lastReminder = now;
            LOG.warn(
                    "QuestDB at {} has been away for {} s: {}. Still trying.",
                    server,
                    seconds(now - awaySince),
                    message);
        }
        failures++;
        lastFailure = message;
        nextTry = now + backoff();
    }

    /** No wait until every address has been tried; then doubling, with the upper half left to chance. */
    private long backoff() {
        int rounds = failures - addresses;
        if (rounds < 0) {
            return 0;
        }
        long full = Math.min(maxBackoffNanos, FIRST_BACKOFF_NANOS << Math.min(rounds, 30));
        return full / 2 + (long) (full / 2.0 * random.getAsDouble());
    }

    private static long seconds(long nanos) {
        return TimeUnit.NANOSECONDS.toSeconds(nanos);
    }
}
