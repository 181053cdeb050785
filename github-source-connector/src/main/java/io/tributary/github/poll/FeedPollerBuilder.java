package io.tributary.github.poll;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.Credential;
import io.tributary.github.api.RateBudget;
import io.tributary.github.api.Transport;
import io.tributary.github.feed.FeedReader;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a {@link FeedPoller} is made of.
 *
 * @param endpoint where the API is
 * @param transport sends the requests
 * @param settings how often to ask
 * @param observer hears what happens
 * @param clock tells the time
 * @param idle where to wait
 * @param random for jitter
 */
public record FeedPollerBuilder(
        ApiEndpoint endpoint,
        Transport transport,
        PollSettings settings,
        PollObserver observer,
        InstantSource clock,
        Idle idle,
        RandomGenerator random) {
    /**
     * Divides feeds over credentials in turn; a feed stays with its credential, because validators of pages differ between users.
     *
     * @param reserve part of each limit to leave alone
     * @param sharers how many tasks use the same credentials
     */
    public FeedPoller build(List<FeedReader> readers, List<Credential> credentials, double reserve, int sharers) {
        List<TokenLane> lanes = new ArrayList<>();
        for (Credential credential : credentials) {
            RateBudget budget = new RateBudget(reserve, sharers, credential.equals(Credential.ANONYMOUS));
            lanes.add(new TokenLane(credential, budget, settings.maxBackoff(), random));
        }
        for (int i = 0; i < readers.size(); i++) {
            lanes.get(i % lanes.size())
                    .add(new PolledFeed(readers.get(i), new PollSchedule(settings, random, clock.instant())));
        }
        return new FeedPoller(lanes, endpoint, transport, settings, observer, clock, idle);
    }
}
