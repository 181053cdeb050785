package io.tributary.github.poll;

import io.tributary.github.feed.FeedReader;

/**
 * A feed and its timetable.
 *
 * @param reader reads it
 * @param schedule says when
 */
record PolledFeed(FeedReader reader, PollSchedule schedule) {
    @Override
    public String toString() {
        return reader.feed().toString();
    }
}
