package io.tributary.stack.quickstart;

import io.tributary.stack.StackException;
import io.tributary.stack.github.EventGenerator;
import io.tributary.stack.github.EventSource;
import io.tributary.stack.github.GitHubSimulator;
import io.tributary.stack.github.Pace;
import io.tributary.stack.github.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/** Where GitHub events come from: GitHub, or the bundled simulator. */
sealed interface GitHubFeed extends AutoCloseable {
    /** Returns the settings of the source connector that differ from its file. */
    Map<String, String> settings();

    /** Returns the feed in words. */
    String description();

    /** Lets no new events appear, so that what was served can be counted; GitHub does not listen. */
    void freeze();

    /** Returns how many different events were served; absent where nobody counts. */
    OptionalLong served();

    @Override
    void close();

    /**
     * GitHub itself.
     *
     * @param withToken whether requests carry a token
     */
    record Live(boolean withToken) implements GitHubFeed {
        @Override
        public Map<String, String> settings() {
            // Resolved by the worker from its environment; the token itself is in no configuration and no log.
            return withToken ? Map.of("github.token", "${env:" + Network.TOKEN + "}") : Map.of();
        }

        @Override
        public String description() {
            return "GitHub events come from https://api.github.com, "
                    + (withToken
                            ? "asked with the token in " + Network.TOKEN + "."
                            : "asked without a token: one request a minute. Set " + Network.TOKEN + " for more.");
        }

        @Override
        public void freeze() {
            // Not ours to freeze.
        }

        @Override
        public OptionalLong served() {
            return OptionalLong.empty();
        }

        @Override
        public void close() {
            // Nothing was opened.
        }
    }

    /** The bundled simulator. */
    final class Simulated implements GitHubFeed {
        private static final int EVENTS_PER_MINUTE = 600;
        private static final int BACKLOG = 30;
        private static final Duration POLL_INTERVAL = Duration.ofSeconds(1);

        private final AtomicBoolean frozen = new AtomicBoolean();
        private final String reason;
        private final GitHubSimulator simulator;

        /**
         * Starts a simulator.
         *
         * @param reason why it is used, in words
         * @param recordings recorded events to play; absent: events are made up
         * @param seed decides what is made up
         */
        Simulated(String reason, Optional<Path> recordings, long seed) {
            this.reason = reason;
            try {
                EventSource events = recordings.isPresent()
                        ? Recordings.play(recordings.get())
                        : new EventGenerator(seed).startingAt(Instant.now());
                simulator = GitHubSimulator.builder()
                        .events(
                                createdAt -> frozen.get() ? Optional.empty() : events.next(createdAt),
                                Pace.perMinute(EVENTS_PER_MINUTE))
                        .backlog(BACKLOG, Duration.ofSeconds(BACKLOG))
                        .pollInterval(POLL_INTERVAL)
                        .withoutLimits()
                        .forgetBodies()
                        .start();
            } catch (IOException e) {
                throw new StackException("The simulator of the GitHub API cannot start: " + e.getMessage(), e);
            }
        }

        @Override
        public Map<String, String> settings() {
            return Map.of(
                    "github.api.url",
                    simulator.uri().toString(),
                    "poll.interval.min.ms",
                    String.valueOf(POLL_INTERVAL.toMillis()));
        }

        @Override
        public String description() {
            return "GitHub events come from the bundled simulator (" + reason + "), not from GitHub.";
        }

        @Override
        public void freeze() {
            frozen.set(true);
        }

        @Override
        public OptionalLong served() {
            return OptionalLong.of(simulator.served().count());
        }

        @Override
        public void close() {
            simulator.close();
        }
    }
}
