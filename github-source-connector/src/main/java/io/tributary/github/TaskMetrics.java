package io.tributary.github;

import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.Gap;
import io.tributary.github.poll.PollObserver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens while polling. Written by the task's thread, read by any. */
final class TaskMetrics implements PollObserver {
    private static final int NOT_MODIFIED = 304;

    private final Map<ConnectorMetric, AtomicLong> counts = new EnumMap<>(ConnectorMetric.class);
    private final InstantSource clock;
    private volatile Instant newest = Instant.MIN;
    private volatile Instant firstExpiry = Instant.MAX;

    TaskMetrics(InstantSource clock, int feeds) {
        this.clock = clock;
        for (ConnectorMetric metric : ConnectorMetric.values()) {
            counts.put(metric, new AtomicLong());
        }
        counts.get(ConnectorMetric.FEEDS).set(feeds);
        counts.get(ConnectorMetric.RATE_LIMIT_REMAINING).set(-1);
    }

    /** The present value of a metric. */
    double value(ConnectorMetric metric) {
        return switch (metric) {
            case NOT_MODIFIED_RATIO -> ratio(ConnectorMetric.REQUESTS_NOT_MODIFIED, ConnectorMetric.REQUESTS);
            case NEWEST_AGE -> newest.equals(Instant.MIN) ? -1 : seconds(newest, clock.instant());
            case TOKEN_EXPIRES -> firstExpiry.equals(Instant.MAX) ? -1 : seconds(clock.instant(), firstExpiry);
            default -> counts.get(metric).doubleValue();
        };
    }

    private double ratio(ConnectorMetric part, ConnectorMetric whole) {
        double all = counts.get(whole).doubleValue();
        return all == 0 ? 0 : counts.get(part).doubleValue() / all;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1_000.0;
    }

    @Override
    public void answered(int status, long remaining) {
        add(ConnectorMetric.REQUESTS, 1);
        if (status == NOT_MODIFIED) {
            add(ConnectorMetric.REQUESTS_NOT_MODIFIED, 1);
        } else {
            add(byClass(status), 1);
        }
        counts.get(ConnectorMetric.RATE_LIMIT_REMAINING).set(remaining);
    }

    private static ConnectorMetric byClass(int status) {
        return switch (status / 100) {
            case 3 -> ConnectorMetric.REQUESTS_REDIRECTED;
            case 4 -> ConnectorMetric.REQUESTS_REFUSED;
            case 5 -> ConnectorMetric.REQUESTS_ERROR;
            default -> ConnectorMetric.REQUESTS_OK;
        };
    }

    @Override
    public void tokenExpires(Instant expiry) {
        if (expiry.isBefore(firstExpiry)) {
            firstExpiry = expiry;
        }
    }

    @Override
    public void trouble(Feed feed) {
        add(ConnectorMetric.TROUBLES, 1);
    }

    @Override
    public void renewalTrouble() {
        add(ConnectorMetric.TROUBLES, 1);
    }

    @Override
    public void completed(CompletedRead read) {
        add(ConnectorMetric.READS, 1);
        add(ConnectorMetric.EVENTS, read.events().size());
        add(ConnectorMetric.DUPLICATES, read.duplicates());
        add(ConnectorMetric.LATE, read.late());
        add(ConnectorMetric.MALFORMED, read.malformed());
        if (read.gap().isPresent()) {
            Gap gap = read.gap().get();
            add(ConnectorMetric.GAPS, 1);
            add(ConnectorMetric.GAP_SECONDS, gap.length().toSeconds());
        }
        read.after().newest().filter(time -> time.isAfter(newest)).ifPresent(time -> newest = time);
    }

    /** The filters dropped events. */
    void filtered(int events) {
        add(ConnectorMetric.FILTERED, events);
    }

    @Override
    public void limited(Limit limit, Duration wait) {
        add(limit == Limit.PRIMARY ? ConnectorMetric.PRIMARY_WAITS : ConnectorMetric.SECONDARY_WAITS, 1);
        add(ConnectorMetric.WAIT_SECONDS, wait.toSeconds());
    }

    @Override
    public void refused(Feed feed, int status) {
        add(ConnectorMetric.REFUSALS, 1);
    }

    @Override
    public void skipped(Feed feed) {
        add(ConnectorMetric.FEEDS_SKIPPED, 1);
    }

    private void add(ConnectorMetric metric, long number) {
        counts.get(metric).addAndGet(number);
    }
}
