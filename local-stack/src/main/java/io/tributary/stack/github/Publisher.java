package io.tributary.stack.github;

import io.tributary.stack.github.SimulatedEvent.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Moves events from their source into the feeds when they are due. Thread-safe; the only writer of the timeline. */
final class Publisher {
    /** How far down a late event may appear: beyond the first page of 30 and of 100. */
    private static final int DEEPEST_LATE = 150;

    private static final int LATEST_MINUTES = 360;

    private final Timeline timeline = new Timeline();
    private final Directory directory;
    private final EventSource source;
    private final Pace.Schedule schedule;
    private final double lateShare;
    private final Random random;
    private boolean exhausted;
    private long published;

    Publisher(Directory directory, EventSource source, Pace.Schedule schedule, double lateShare, long seed) {
        this.directory = directory;
        this.source = source;
        this.schedule = schedule;
        this.lateShare = lateShare;
        this.random = new Random(seed);
    }

    /** Fills the feeds with what happened before the start, evenly spread over the time given. */
    synchronized void publishBacklog(int events, Instant start, Duration spread) {
        for (int i = 0; i < events && !exhausted; i++) {
            Instant at = start.minus(spread.multipliedBy(events - i).dividedBy(events));
            publishNext(at, 0);
        }
    }

    /** Publishes what is due by now. */
    synchronized void publishDue(Instant now) {
        while (!exhausted && !schedule.next().isAfter(now)) {
            Instant due = schedule.next();
            schedule.take();
            if (random.nextDouble() < lateShare) {
                publishNext(
                        due.minus(Duration.ofMinutes(1 + random.nextInt(LATEST_MINUTES))),
                        1 + random.nextInt(DEEPEST_LATE));
            } else {
                publishNext(due, 0);
            }
        }
    }

    private void publishNext(Instant createdAt, int depth) {
        source.next(createdAt).ifPresentOrElse(event -> publish(event, createdAt, depth), () -> exhausted = true);
    }

    synchronized void publish(SimulatedEvent event, Instant at, int depth) {
        directory.learn(event);
        if (!timeline.replace(event)) {
            timeline.publish(event, at, depth);
            published++;
        }
    }

    synchronized void pin(String feed, List<SimulatedEvent> events) {
        events.forEach(directory::learn);
        timeline.pin(feed, events);
    }

    synchronized List<SimulatedEvent> read(String feed, Instant now) {
        return timeline.read(feed, now);
    }

    synchronized Route route(String path) {
        return Route.of(path, directory);
    }

    synchronized List<Party> repositoriesOf(Party organization) {
        return directory.repositoriesOf(organization);
    }

    /** Changes the names that exist. */
    synchronized void register(Consumer<Directory> change) {
        change.accept(directory);
    }

    /** How many events have been shown in the public feed so far. */
    synchronized long published() {
        return published;
    }

    /** Whether the source has no more events. */
    synchronized boolean isExhausted() {
        return exhausted;
    }
}
