package io.tributary.github.poll;

import io.tributary.github.feed.CompletedRead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** When one feed is read next. */
final class PollSchedule {
    /** What GitHub says wherever it was recorded; used until an answer says otherwise. */
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);

    /** Reads without news before the interval starts to grow. */
    private static final int PATIENCE = 5;

    private static final double GROWTH = 1.5;
    private static final int IDLE_FACTOR = 5;

    /** Events that a feed's window holds, and so the most that may happen between two reads that must overlap. */
    private static final double WINDOW_EVENTS = 300;

    private final PollSettings settings;
    private final RandomGenerator random;
    private final Backoff troubles;
    private final Backoff refusals;
    private Duration serverInterval = USUAL_INTERVAL;
    private Optional<Duration> adapted = Optional.empty();
    private Instant started = Instant.MIN;
    private Instant due;
    private int idle;

    PollSchedule(PollSettings settings, RandomGenerator random, Instant firstDue) {
        this.settings = settings;
        this.random = random;
        this.troubles = new Backoff(Duration.ofSeconds(1), settings.maxBackoff(), random);
        this.refusals = new Backoff(Duration.ofMinutes(1), Duration.ofHours(1), random);
        this.due = firstDue;
    }

    Instant due() {
        return due;
    }

    /** The first page of a read was answered. */
    void started(Instant now) {
        started = now;
    }

    /** An answer named an interval. */
    void serverInterval(Duration interval) {
        serverInterval = interval;
    }

    /** A good answer came, and the read goes on with another page: at once, for the longer a read takes the more pages shift under it. */
    void pageFollows() {
        troubles.reset();
        refusals.reset();
        due = Instant.MIN;
    }

    /**
     * A read is over.
     *
     * @param affordable the shortest interval that the token's budget allows
     */
    void completed(CompletedRead read, Duration affordable, Instant now) {
        troubles.reset();
        refusals.reset();
        idle = read.events().isEmpty() ? idle + 1 : 0;
        adapt(read);
        Duration interval = max(idleInterval(), affordable);
        Duration jittered = interval.plusMillis((long) (interval.toMillis() * 0.1 * random.nextDouble()));
        due = started.plus(jittered).isBefore(now) ? now : started.plus(jittered);
    }

    /** The interval without what idleness and budget add. */
    private Duration baseInterval() {
        return adapted.orElse(settings.explicitInterval().orElse(serverInterval));
    }

    private Duration idleInterval() {
        Duration base = baseInterval();
        Duration most = max(base, settings.maxInterval().orElse(base.multipliedBy(IDLE_FACTOR)));
        double grown = base.toMillis() * Math.pow(GROWTH, Math.max(0, idle - PATIENCE));
        return Duration.ofMillis((long) Math.min(grown, (double) most.toMillis()));
    }

    /** Aims at half a window of new events per read, between the explicit interval and GitHub's. */
    private void adapt(CompletedRead read) {
        if (!settings.adaptive() || settings.explicitInterval().isEmpty()) {
            return;
        }
        Duration least = settings.explicitInterval().get();
        double ideal = baseIntervalOr(serverInterval).toMillis()
                * (WINDOW_EVENTS / 2)
                / Math.max(1, read.events().size());
        Duration wanted = read.gap().isPresent()
                ? least
                : Duration.ofMillis((long) Math.min(ideal, (double) serverInterval.toMillis()));
        adapted = Optional.of(max(least, wanted));
    }

    private Duration baseIntervalOr(Duration other) {
        return adapted.orElse(other);
    }

    /** The feed's page could not be had; returns how long to wait. */
    Duration trouble(Instant now) {
        Duration wait = troubles.next();
        due = now.plus(wait);
        return wait;
    }

    /** GitHub refuses the feed; returns how often it has now, in a row. */
    int refused(Instant now) {
        due = now.plus(refusals.next());
        return refusals.times();
    }

    private static Duration max(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
