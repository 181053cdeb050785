package io.tributary.github.poll;

import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import java.time.Duration;
import java.time.Instant;

/** Hears what happens while polling, for metrics. Called on the task's thread. */
public interface PollObserver {
    /** An answer came; {@code remaining} is what GitHub says is left of the token's limit, -1 when it does not say. */
    void answered(int status, long remaining);

    /** GitHub said when a token expires. */
    void tokenExpires(Instant expiry);

    /** A request brought no answer, or one that is no answer of the API. */
    void trouble(Feed feed);

    /** A request for a fresh secret brought no answer, or one that is no answer of the API. */
    void renewalTrouble();

    /** A read is over. */
    void completed(CompletedRead read);

    /** A token has to wait. */
    void limited(Limit limit, Duration wait);

    /** GitHub refused a feed. */
    void refused(Feed feed, int status);

    /** A feed is left out from now on. */
    void skipped(Feed feed);
}
