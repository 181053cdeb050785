package io.tributary.transforms;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Optional;

/** Reads texts by a {@link DateTimeFormatter}. */
final class PatternTime {
    private final DateTimeFormatter formatter;
    private final ZoneId zone;

    /**
     * Creates a reader.
     *
     * @param formatter must yield at least a date
     * @param zone of texts that name none
     */
    PatternTime(DateTimeFormatter formatter, ZoneId zone) {
        this.formatter = formatter;
        this.zone = zone;
    }

    Optional<Instant> parse(String text) {
        try {
            TemporalAccessor found =
                    formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, PatternTime::day);
            return Optional.of(instant(found));
        } catch (java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The day, or its start where an offset or zone says when it begins. */
    private static TemporalAccessor day(TemporalAccessor found) {
        LocalDate date = LocalDate.from(found);
        ZoneId own = found.query(TemporalQueries.zone());
        return own == null ? date : date.atStartOfDay(own);
    }

    private Instant instant(TemporalAccessor found) {
        if (found instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        LocalDateTime local = found instanceof LocalDate date ? date.atStartOfDay() : (LocalDateTime) found;
        return local.atZone(zone).toInstant();
    }
}
