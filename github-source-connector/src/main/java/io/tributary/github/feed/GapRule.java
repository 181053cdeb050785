package io.tributary.github.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether events can have been missed when a read shows nothing of what was known before. Knows the reads since the task started. */
final class GapRule {
    private static final Logger LOG = LoggerFactory.getLogger(GapRule.class);

    /** GitHub shows events of this many days. */
    private static final Duration WINDOW = Duration.ofDays(30);

    private final boolean filtered;
    private Optional<Instant> lastRead = Optional.empty();

    GapRule(boolean filtered) {
        this.filtered = filtered;
    }

    /** A quiet feed shows nothing of before once all that is older than the window; that is no gap if it was read in between. */
    boolean isRuledOut(FeedWalk reading, FeedPosition before, Instant now) {
        Instant windowStart = now.minus(WINDOW);
        return !reading.isCutShort()
                && reading.shown() < FeedWalk.WINDOW_EVENTS
                && before.newest().filter(windowStart::isAfter).isPresent()
                && lastRead.filter(windowStart::isBefore).isPresent();
    }

    /**
     * A read is over. With filters its gap counts only when this task has read the feed before: the stored offset is as old as the last
     * record, and what was read and dropped since is not in it.
     */
    CompletedRead judged(CompletedRead read, Instant now) {
        boolean unknown = filtered && lastRead.isEmpty() && read.gap().isPresent();
        lastRead = Optional.of(now);
        if (!unknown) {
            return read;
        }
        LOG.info(
                "Feed {}: whether events were missed before the task started cannot be told, for filters are set and the stored offset is as"
                        + " old as the last record",
                read.feed());
        return read.withoutGap();
    }
}
