package io.tributary.it.pipeline;

import io.tributary.stack.Await;
import io.tributary.stack.github.GitHubSimulator;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The simulator's clock, moved on only when all that has happened so far has been read. */
final class SteppedClock implements InstantSource {
    private static final Duration READ_LIMIT = Duration.ofSeconds(30);

    private volatile Instant now = Instant.parse("2026-11-20T12:00:00Z");

    @Override
    public Instant instant() {
        return now;
    }

    /**
     * Lets time pass until the source of events is used up and every event has been served.
     *
     * @param step how much time passes at once; must not bring more events than the window holds
     */
    void playOut(GitHubSimulator simulator, Duration step) {
        while (!simulator.isExhausted()) {
            awaitAllServed(simulator);
            now = now.plus(step);
        }
        awaitAllServed(simulator);
    }

    private static void awaitAllServed(GitHubSimulator simulator) {
        Await.until(
                "the source has read all events",
                READ_LIMIT,
                () -> simulator.served().count(),
                served -> served == simulator.published());
    }
}
