package io.tributary.github.testing;

import io.tributary.github.poll.Idle;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes only when somebody waits. */
public final class FakeClock implements InstantSource, Idle {
    private Instant now;
    private boolean woken;

    public FakeClock(Instant start) {
        now = start;
    }

    @Override
    public Instant instant() {
        return now;
    }

    public void advance(Duration time) {
        now = now.plus(time);
    }

    @Override
    public void await(Duration atMost) {
        if (!woken) {
            advance(atMost);
        }
        woken = false;
    }

    @Override
    public void wake() {
        woken = true;
    }
}
