package io.tributary.synthetic.dataset;

import java.util.concurrent.TimeUnit;

/**
 * Series that fall silent: time is cut into windows, and in each window some series, other ones each time, send nothing.
 *
 * @param share the part of the series that is down at any time, from 0 to less than 1
 * @param windowNanos the length of a window in nanoseconds
 */
public record Outage(double share, long windowNanos) {
    private static final long SALT = Hash.of("outage");

    static Outage ofSeconds(double share, double seconds) {
        return new Outage(share, Math.round(seconds * TimeUnit.SECONDS.toNanos(1)));
    }

    /**
     * Whether a series is down.
     *
     * @param seriesHash the hash of the series
     * @param elapsedNanos nanoseconds since the start of the schedule
     */
    public boolean isDown(long seriesHash, long elapsedNanos) {
        long window = elapsedNanos / windowNanos;
        return Hash.unit(Hash.at(seriesHash + SALT, window)) < share;
    }

    /** One text while the series is up, others in the window before it goes down and in the one after it came back. */
    ValueSource state(Text up, Text goingDown, Text comingUp) {
        return (at, row, slot) -> {
            long elapsed = at.elapsedNanos();
            if (isDown(at.seriesHash(), elapsed + windowNanos)) {
                row.setText(slot, goingDown);
            } else if (elapsed >= windowNanos && isDown(at.seriesHash(), elapsed - windowNanos)) {
                row.setText(slot, comingUp);
            } else {
                row.setText(slot, up);
            }
        };
    }
}
