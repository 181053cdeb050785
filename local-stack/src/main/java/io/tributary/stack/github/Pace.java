package io.tributary.stack.github;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast new events appear.
 *
 * @param perMinute steady events per minute; 0 for none
 * @param burst events that appear at once in every burst; 0 for none
 * @param burstEvery time between two bursts, ignored without bursts
 */
public record Pace(double perMinute, int burst, Duration burstEvery) {
    /** Nothing appears by itself. */
    public static final Pace NONE = new Pace(0, 0, Duration.ofDays(1));

    private static final double NANOS_PER_MINUTE = 60e9;

    /** Checks the ranges. */
    public Pace {
        if (!(perMinute >= 0) || perMinute > 6_000_000) {
            throw new IllegalArgumentException("Events per minute must be between 0 and 6000000, not " + perMinute);
        }
        if (burst < 0 || burstEvery.isNegative() || burstEvery.isZero()) {
            throw new IllegalArgumentException("A burst needs a size of 0 or more and a positive distance");
        }
    }

    /**
     * A steady pace without bursts.
     *
     * @param perMinute events per minute
     * @return the pace
     */
    public static Pace perMinute(double perMinute) {
        return new Pace(perMinute, 0, Duration.ofDays(1));
    }

    /**
     * This pace with bursts on top.
     *
     * @param size events in a burst
     * @param every time between two bursts
     * @return the new pace
     */
    public Pace withBursts(int size, Duration every) {
        return new Pace(perMinute, size, every);
    }

    Schedule from(Instant start) {
        return new Schedule(start);
    }

    /** The instants at which events are due, in order. Not thread-safe. */
    final class Schedule {
        private final Instant start;
        private long steadyTaken;
        private long burstTaken;

        private Schedule(Instant start) {
            this.start = start;
        }

        /** When the next event is due; {@link Instant#MAX} for never. */
        Instant next() {
            Instant steady = nextSteady();
            Instant inBurst = nextInBurst();
            return steady.isBefore(inBurst) ? steady : inBurst;
        }

        /** Takes the event that {@link #next()} announced. */
        void take() {
            if (nextSteady().isBefore(nextInBurst())) {
                steadyTaken++;
            } else {
                burstTaken++;
            }
        }

        private Instant nextSteady() {
            return perMinute == 0
                    ? Instant.MAX
                    : start.plusNanos((long) ((steadyTaken + 1) * (NANOS_PER_MINUTE / perMinute)));
        }

        private Instant nextInBurst() {
            return burst == 0 ? Instant.MAX : start.plus(burstEvery.multipliedBy(burstTaken / burst + 1));
        }
    }
}
