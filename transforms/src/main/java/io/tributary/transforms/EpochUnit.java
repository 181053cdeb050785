package io.tributary.transforms;

import java.time.Instant;
import java.util.Locale;

/** The unit of a count of time since 1970-01-01T00:00:00Z. */
enum EpochUnit {
    S(1L),
    MS(1_000L),
    US(1_000_000L),
    NS(1_000_000_000L);

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final long perSecond;
    private final long nanos;

    EpochUnit(long perSecond) {
        this.perSecond = perSecond;
        this.nanos = NANOS_PER_SECOND / perSecond;
    }

    /**
     * The unit by its name in a configuration.
     *
     * @throws IllegalArgumentException for another name
     */
    static EpochUnit parse(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "s", "seconds" -> S;
            case "ms", "millis", "milliseconds" -> MS;
            case "us", "micros", "microseconds" -> US;
            case "ns", "nanos", "nanoseconds" -> NS;
            default -> throw new IllegalArgumentException("it must be one of s, ms, us, ns");
        };
    }

    /**
     * The unit that a count has by its size: less than 10^11 is seconds (to the year 5138), less than 10^14 milliseconds
     * (from 1973), less than 10^17 microseconds, and more is nanoseconds.
     */
    static EpochUnit guess(double count) {
        double size = Math.abs(count);
        if (size < 1e11) {
            return S;
        }
        if (size < 1e14) {
            return MS;
        }
        return size < 1e17 ? US : NS;
    }

    /**
     * The point in time of a count.
     *
     * @throws java.time.DateTimeException if it is outside of what {@link Instant} holds (only seconds can be)
     */
    Instant instant(long count) {
        if (this == MS) {
            return Instant.ofEpochMilli(count); // the usual unit: division by a constant is faster
        }
        long seconds = Math.floorDiv(count, perSecond);
        return Instant.ofEpochSecond(seconds, (count - seconds * perSecond) * nanos);
    }

    /** A count with a fraction, to the microsecond: a double has no more digits for times of our days. */
    Instant instant(double count) {
        double seconds = Math.floor(count / perSecond);
        long micros = Math.round((count - seconds * perSecond) * (1e6 / perSecond));
        return Instant.ofEpochSecond((long) seconds, micros * 1_000L);
    }

    /**
     * The count for a point in time, rounded down.
     *
     * @throws ArithmeticException if it does not fit into a long (nanoseconds: 1677 to 2262)
     */
    long count(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), perSecond), instant.getNano() / nanos);
    }
}
