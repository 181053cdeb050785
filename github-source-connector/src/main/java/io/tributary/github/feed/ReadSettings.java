package io.tributary.github.feed;

import java.time.Duration;

/**
 * How feeds are read.
 *
 * @param pageSize events to a page, at most 100
 * @param seenIds how many ids to remember of a feed
 * @param sweepInterval how often to read a feed to the end of its window although overlap is proven, to find late events
 * @param start where a feed without an offset starts
 * @param filtered whether reads can bring events and yet no record, so that the stored offset stays behind
 */
public record ReadSettings(int pageSize, int seenIds, Duration sweepInterval, FeedStart start, boolean filtered) {}
