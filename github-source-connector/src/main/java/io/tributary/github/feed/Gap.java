package io.tributary.github.feed;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A stretch of a feed that was perhaps never shown: a complete read showed nothing of what the read before had shown.
 *
 * @param from creation time of the newest event known before
 * @param to creation time of the oldest event of the read
 */
public record Gap(Optional<Instant> from, Optional<Instant> to) {
    /** How long the stretch is, as far as the events' times tell. */
    public Duration length() {
        return from.flatMap(start -> to.map(end -> Duration.between(start, end)))
                .filter(length -> !length.isNegative())
                .orElse(Duration.ZERO);
    }
}
