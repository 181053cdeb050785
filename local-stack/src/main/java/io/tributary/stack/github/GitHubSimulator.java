package io.tributary.stack.github;

import io.tributary.stack.github.SimulatedEvent.Party;
import io.tributary.stack.github.Timeline.FeedKey;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * A GitHub events API on 127.0.0.1 that behaves as the real one is known to behave, trouble included.
 *
 * <p>New events come from an {@link EventSource} at a {@link Pace}, by the clock given to the builder: with a clock
 * that a test moves, a day passes without waiting. What has been served is in {@link #served()}, how the client
 * behaved in {@link #requests()}, and {@link #faults()} orders trouble.
 */
public final class GitHubSimulator implements AutoCloseable {
    private final InstantSource clock;
    private final Publisher publisher;
    private final FaultScript faults = new FaultScript();
    private final RequestLog requests = new RequestLog();
    private final ServedLog served;
    private final HttpFrontEnd frontEnd;

    GitHubSimulator(GitHubSimulatorBuilder builder) throws IOException {
        clock = builder.clock;
        served = new ServedLog(builder.keepBodies);
        Instant start = clock.instant();
        publisher = new Publisher(
                new Directory(), builder.source, builder.pace.from(start), builder.lateShare, builder.seed);
        publisher.publishBacklog(builder.backlog, start, builder.backlogSpread);
        EventsApi api = new EventsApi(
                clock,
                publisher,
                new RateLimits(builder.limits),
                new Credentials(builder.tokens),
                faults,
                requests,
                builder.pollInterval);
        frontEnd = new HttpFrontEnd(
                builder.port, builder.basePath, api, new SimulatorPages(clock, publisher, served), served);
    }

    /** Settings of a simulator; each has a default that resembles GitHub. */
    public static GitHubSimulatorBuilder builder() {
        return new GitHubSimulatorBuilder();
    }

    /** Where the API is: the value for {@code github.api.url}. */
    public URI uri() {
        return frontEnd.uri();
    }

    /** The trouble that requests meet. */
    public FaultScript faults() {
        return faults;
    }

    /** The requests seen so far. */
    public RequestLog requests() {
        return requests;
    }

    /** The most requests that were in flight at the same time so far; 1 for a client that asks serially. */
    public int mostRequestsAtOnce() {
        return frontEnd.mostAtOnce();
    }

    /** The events served so far. */
    public ServedLog served() {
        return served;
    }

    /** How many different events have appeared in the public feed so far, served or not. */
    public long published() {
        publisher.publishDue(clock.instant());
        return publisher.published();
    }

    /** Whether the source of events is used up. */
    public boolean isExhausted() {
        publisher.publishDue(clock.instant());
        return publisher.isExhausted();
    }

    /**
     * Shows an event at the top of its feeds now. An event whose id is still shown gets the new body instead.
     *
     * @param event the event
     */
    public void publish(SimulatedEvent event) {
        publisher.publish(event, clock.instant(), 0);
    }

    /**
     * Shows an event further down its feeds, as GitHub does with events that arrive late.
     *
     * @param event the event
     * @param depth how many events stay above it
     */
    public void publishLate(SimulatedEvent event, int depth) {
        publisher.publish(event, clock.instant(), depth);
    }

    /**
     * Shows exactly these events, in this order, in the public feed from now on: one snapshot of a recording.
     *
     * @param events the events, newest first
     */
    public void showPublic(List<SimulatedEvent> events) {
        publisher.pin(FeedKey.PUBLIC, events);
    }

    /**
     * Shows exactly these events, in this order, in the feed of a user from now on.
     *
     * @param user the user
     * @param events the events, newest first
     */
    public void showUser(Party user, List<SimulatedEvent> events) {
        publisher.register(directory -> directory.addUser(user));
        publisher.pin(FeedKey.user(user.id()), events);
    }

    /**
     * Makes a repository exist before its first event, or renames it: the former name then leads to a 301.
     *
     * @param repository its present name and id
     */
    public void addRepository(Party repository) {
        publisher.register(directory -> directory.addRepository(repository));
    }

    /**
     * Makes a user exist before the first event.
     *
     * @param user login and id
     */
    public void addUser(Party user) {
        publisher.register(directory -> directory.addUser(user));
    }

    /**
     * Makes an organisation exist before its first event.
     *
     * @param organization login and id
     */
    public void addOrganization(Party organization) {
        publisher.register(directory -> directory.addOrganization(organization));
    }

    @Override
    public void close() {
        frontEnd.close();
    }
}
