package io.tributary.doctor;

import java.time.Instant;
import java.util.concurrent.TimeUnit;

/** Reads the timestamps of rows. */
final class RowTimes {
    private RowTimes() {}

    /**
     * A timestamp of the line protocol as people write it.
     *
     * @param timestamp digits and unit, {@code t} for microseconds and {@code n} for nanoseconds; empty for none
     * @return the time in ISO 8601
     */
    static String text(String timestamp) {
        if (timestamp.isEmpty()) {
            return "the time of arrival";
        }
        long number = Long.parseLong(timestamp.substring(0, timestamp.length() - 1));
        TimeUnit unit = timestamp.endsWith("t") ? TimeUnit.MICROSECONDS : TimeUnit.NANOSECONDS;
        long perSecond = unit.convert(1, TimeUnit.SECONDS);
        return Instant.ofEpochSecond(Math.floorDiv(number, perSecond), unit.toNanos(Math.floorMod(number, perSecond)))
                .toString();
    }
}
