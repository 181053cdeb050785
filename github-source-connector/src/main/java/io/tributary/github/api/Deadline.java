package io.tributary.github.api;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A point in time until which several steps have to be done. */
public final class Deadline {
    private final InstantSource clock;
    private final Instant end;

    public Deadline(InstantSource clock, Duration limit) {
        this.clock = clock;
        this.end = clock.instant().plus(limit);
    }

    /** What is left; never negative. */
    public Duration remaining() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }

    public boolean isOver() {
        return remaining().isZero();
    }
}
