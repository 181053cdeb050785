package io.tributary.github.poll;

import java.time.Duration;
import java.util.Optional;

/**
 * How often to ask, and what to do about feeds that cannot be read.
 *
 * @param explicitInterval the interval to use in place of {@code X-Poll-Interval}
 * @param maxInterval the longest interval of a feed where nothing happens; empty is five times the shortest
 * @param adaptive whether the interval moves between the explicit one and GitHub's by how fast the window fills
 * @param maxBackoff the longest wait after troubles in a row
 * @param onRefusal what to do about a feed that GitHub refuses
 */
public record PollSettings(
        Optional<Duration> explicitInterval,
        Optional<Duration> maxInterval,
        boolean adaptive,
        Duration maxBackoff,
        OnRefusal onRefusal) {
    /** What to do about a feed that answers 404, 410, 451 or the like several times in a row. */
    public enum OnRefusal {
        /** Fail the task. */
        FAIL,
        /** Leave the feed out until the task starts anew, and count it. */
        SKIP,
        /** Go on asking, ever more seldom, up to once an hour. */
        RETRY
    }
}
