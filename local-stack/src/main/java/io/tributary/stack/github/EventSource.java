package io.tributary.stack.github;

import java.time.Instant;
import java.util.Optional;

/** Where the simulator takes its events from: a generator or a player of recordings. */
@FunctionalInterface
public interface EventSource {
    /** A source that never has an event; tests then publish their own. */
    EventSource NONE = createdAt -> Optional.empty();

    /**
     * Takes the next event.
     *
     * @param createdAt when the event happens; a player of recordings keeps the recorded time and ignores this
     * @return the event, or empty when there are no more
     */
    Optional<SimulatedEvent> next(Instant createdAt);
}
