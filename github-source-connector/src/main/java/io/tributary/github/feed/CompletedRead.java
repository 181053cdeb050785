package io.tributary.github.feed;

import io.tributary.github.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The result of one read of a feed, from its first page to proven overlap or its end.
 *
 * @param feed the feed
 * @param events events not seen before, oldest first
 * @param before the position before the read: the offset of every record but the last
 * @param after the position after it: the offset of the last record
 * @param duplicates how many events were shown that were known already
 * @param late how many of the events are much older than what was known
 * @param malformed how many elements of pages were no event
 * @param gap a stretch that was perhaps missed
 */
public record CompletedRead(
        Feed feed,
        List<Event> events,
        FeedPosition before,
        FeedPosition after,
        int duplicates,
        int late,
        int malformed,
        Optional<Gap> gap) {
    /** This read, with its events taken as seen but not handed on: the feed starts now. */
    CompletedRead withoutEvents() {
        return new CompletedRead(feed, List.of(), after, after, duplicates, 0, malformed, Optional.empty());
    }

    /** This read, with its events of before that time taken as seen but not handed on. An event without a time is handed on. */
    CompletedRead since(Instant start) {
        List<Event> later = events.stream()
                .filter(event -> event.createdAt().filter(start::isAfter).isEmpty())
                .toList();
        return new CompletedRead(feed, later, before, after, duplicates, late, malformed, gap);
    }

    /** This read, where it cannot be told whether anything was missed. */
    CompletedRead withoutGap() {
        return new CompletedRead(feed, events, before, after, duplicates, late, malformed, Optional.empty());
    }
}
