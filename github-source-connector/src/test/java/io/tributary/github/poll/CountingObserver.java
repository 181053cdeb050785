package io.tributary.github.poll;

import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Keeps what it hears. */
final class CountingObserver implements PollObserver {
    final List<Limit> limits = new ArrayList<>();
    final List<Integer> refusals = new ArrayList<>();
    final List<Feed> skipped = new ArrayList<>();
    int troubles;
    Optional<Instant> expiry = Optional.empty();

    @Override
    public void answered(int status, long remaining) {}

    @Override
    public void tokenExpires(Instant when) {
        expiry = Optional.of(when);
    }

    @Override
    public void trouble(Feed feed) {
        troubles++;
    }

    @Override
    public void renewalTrouble() {
        troubles++;
    }

    @Override
    public void completed(CompletedRead read) {}

    @Override
    public void limited(Limit limit, Duration wait) {
        limits.add(limit);
    }

    @Override
    public void refused(Feed feed, int status) {
        refusals.add(status);
    }

    @Override
    public void skipped(Feed feed) {
        skipped.add(feed);
    }
}
