package io.tributary.stack.github;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The settings of a {@link GitHubSimulator}. */
public final class GitHubSimulatorBuilder {
    int port;
    String basePath = "";
    InstantSource clock = InstantSource.system();
    EventSource source = EventSource.NONE;
    Pace pace = Pace.NONE;
    int backlog;
    Duration backlogSpread = Duration.ofMinutes(5);
    double lateShare;
    long seed = 1;
    Duration pollInterval = Duration.ofSeconds(60);
    RateLimits.Policy limits = RateLimits.Policy.GITHUB;
    final Map<String, Instant> tokens = new LinkedHashMap<>();
    boolean keepBodies = true;

    GitHubSimulatorBuilder() {}

    /**
     * The port on 127.0.0.1.
     *
     * @param value the port; 0, the default, takes a free one
     */
    public GitHubSimulatorBuilder port(int value) {
        port = value;
        return this;
    }

    /**
     * A path before all others, such as {@code /api/v3} of an Enterprise Server.
     *
     * @param value empty, the default, or a path that starts with a slash
     */
    public GitHubSimulatorBuilder basePath(String value) {
        basePath = value;
        return this;
    }

    /**
     * The clock that paces events, limits and expiry.
     *
     * @param value the clock; that of the system by default
     */
    public GitHubSimulatorBuilder clock(InstantSource value) {
        clock = value;
        return this;
    }

    /**
     * Where events come from and how fast.
     *
     * @param events the source; none by default
     * @param howFast the pace
     */
    public GitHubSimulatorBuilder events(EventSource events, Pace howFast) {
        source = events;
        pace = howFast;
        return this;
    }

    /**
     * Events that are already there at the start.
     *
     * @param events how many; 0 by default
     * @param spread the time before the start over which they are spread
     */
    public GitHubSimulatorBuilder backlog(int events, Duration spread) {
        backlog = events;
        backlogSpread = spread;
        return this;
    }

    /**
     * The share of events that appear minutes to hours after they happened, below newer ones.
     *
     * @param value from 0, the default, to 1
     */
    public GitHubSimulatorBuilder lateShare(double value) {
        lateShare = value;
        return this;
    }

    /**
     * Decides which events are late.
     *
     * @param value the seed; 1 by default
     */
    public GitHubSimulatorBuilder seed(long value) {
        seed = value;
        return this;
    }

    /**
     * The {@code X-Poll-Interval} header.
     *
     * @param value 60 s by default
     */
    public GitHubSimulatorBuilder pollInterval(Duration value) {
        pollInterval = value;
        return this;
    }

    /**
     * The primary limits.
     *
     * @param anonymousPerHour requests per hour without a token; 60 by default
     * @param tokenPerHour requests per hour and token; 5000 by default
     * @param refusalStatus 403, the default, or 429
     */
    public GitHubSimulatorBuilder limits(int anonymousPerHour, int tokenPerHour, int refusalStatus) {
        limits = new RateLimits.Policy(true, anonymousPerHour, tokenPerHour, refusalStatus);
        return this;
    }

    /** No limits and none of their headers, as on an Enterprise Server out of the box. */
    public GitHubSimulatorBuilder withoutLimits() {
        limits = new RateLimits.Policy(false, 0, 0, 403);
        return this;
    }

    /**
     * Accepts this token, and from then on only the tokens named.
     *
     * @param token the token
     * @param expiry when it expires; {@link Instant#MAX} for never
     */
    public GitHubSimulatorBuilder token(String token, Instant expiry) {
        tokens.put(token, expiry);
        return this;
    }

    /** Remembers only the ids of served events, for long runs. */
    public GitHubSimulatorBuilder forgetBodies() {
        keepBodies = false;
        return this;
    }

    /**
     * Starts the simulator.
     *
     * @return the running simulator
     * @throws IOException if the port is taken
     */
    public GitHubSimulator start() throws IOException {
        return new GitHubSimulator(this);
    }
}
