package io.tributary.questdb.time;

import java.time.Instant;

/** A point in time as a parser found it; made once and filled again for every text. */
public final class ParsedTime {
    private static final long MICROS_PER_SECOND = 1_000_000L;

    private long micros;
    private int nanosOfMicro;

    /** Sets the point in time. */
    void set(long epochSecond, int nanoOfSecond) {
        micros = Math.addExact(Math.multiplyExact(epochSecond, MICROS_PER_SECOND), nanoOfSecond / 1000);
        nanosOfMicro = nanoOfSecond % 1000;
    }

    /** Whole microseconds since 1970-01-01T00:00:00Z. */
    public long micros() {
        return micros;
    }

    /** What is left beyond {@link #micros}: 0 to 999 nanoseconds. */
    public int nanosOfMicro() {
        return nanosOfMicro;
    }

    /** The same as an object. */
    public Instant toInstant() {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND),
                Math.floorMod(micros, MICROS_PER_SECOND) * 1000L + nanosOfMicro);
    }
}
