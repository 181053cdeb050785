package io.tributary.github.poll;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns, once a day, when a token is about to expire. */
final class ExpiryWarning {
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryWarning.class);
    private static final Duration EARLY = Duration.ofDays(7);

    private Instant next = Instant.MIN;

    /** A token was seen to expire at this time; returns whether that was worth a warning now. */
    boolean seen(Instant expiry, Instant now) {
        boolean warn = now.plus(EARLY).isAfter(expiry) && !now.isBefore(next);
        if (warn) {
            next = now.plus(Duration.ofDays(1));
            LOG.warn(
                    "A token of github.token expires at {}: put a new one into the configuration before, or the task will fail.",
                    expiry);
        }
        return warn;
    }
}
