package io.tributary.github.poll;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing waits: doubled each time up to a limit, then shortened by up to a fifth at random so that tasks do not march in step. */
final class Backoff {
    private final Duration first;
    private final Duration max;
    private final RandomGenerator random;
    private int times;

    Backoff(Duration first, Duration max, RandomGenerator random) {
        this.first = first;
        this.max = max;
        this.random = random;
    }

    Duration next() {
        double grown = Math.min(first.toMillis() * Math.pow(2, times), (double) max.toMillis());
        times++;
        return Duration.ofMillis(Math.round(grown * (1 - 0.2 * random.nextDouble())));
    }

    /** How often {@link #next} was called since the last {@link #reset}. */
    int times() {
        return times;
    }

    void reset() {
        times = 0;
    }
}
