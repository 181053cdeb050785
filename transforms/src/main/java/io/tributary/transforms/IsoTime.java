package io.tributary.transforms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads ISO-8601 texts. The usual form, {@code 2024-05-17T08:30:00}, with up to nine digits of a second's fraction and
 * {@code Z}, an offset or nothing at the end, is read at fixed positions; others go the general and slower way.
 */
final class IsoTime {
    private static final int SECONDS_END = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final DateTimeFormatter GENERAL = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .appendOptional(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXXXX][XXXX][X]['['VV']']")
            .toFormatter(Locale.ROOT)
            .withResolverStyle(ResolverStyle.STRICT);

    private final ZoneId zone;
    private final boolean zoneIsUtc;
    private final PatternTime general;

    /**
     * Creates a reader.
     *
     * @param zone of texts that name none
     */
    IsoTime(ZoneId zone) {
        this.zone = zone;
        this.zoneIsUtc = zone.normalized().equals(ZoneOffset.UTC);
        this.general = new PatternTime(GENERAL, zone);
    }

    Optional<Instant> parse(String text) {
        Instant fast = parseFixed(text);
        return fast != null ? Optional.of(fast) : general.parse(text);
    }

    private Instant parseFixed(String text) {
        int length = text.length();
        if (length < SECONDS_END || !hasSeparators(text)) {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        int hour = digits(text, 11, 13);
        int minute = digits(text, 14, 16);
        int second = digits(text, 17, SECONDS_END);
        boolean valid = (year | month | day | hour | minute | second) >= 0 && hour < 24 && minute < 60 && second < 60;
        if (!valid) {
            return null;
        }
        int fractionEnd = fractionEnd(text);
        int nanos = fractionEnd == SECONDS_END ? 0 : fraction(text, SECONDS_END + 1, fractionEnd);
        if (nanos < 0) {
            return null;
        }
        try {
            long days = LocalDate.of(year, month, day).toEpochDay();
            long local = days * 86_400L + hour * 3_600L + minute * 60L + second;
            return atOffset(text, fractionEnd, local, nanos);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private Instant atOffset(String text, int from, long local, int nanos) {
        int rest = text.length() - from;
        if (rest == 0) {
            return zoneIsUtc
                    ? Instant.ofEpochSecond(local, nanos)
                    : LocalDateTime.ofEpochSecond(local, nanos, ZoneOffset.UTC)
                            .atZone(zone)
                            .toInstant();
        }
        char sign = text.charAt(from);
        if (rest == 1 && (sign == 'Z' || sign == 'z')) {
            return Instant.ofEpochSecond(local, nanos);
        }
        if (rest != OFFSET_LENGTH || (sign != '+' && sign != '-') || text.charAt(from + 3) != ':') {
            return null;
        }
        int hours = digits(text, from + 1, from + 3);
        int minutes = digits(text, from + 4, from + OFFSET_LENGTH);
        if ((hours | minutes) < 0 || hours > 18 || minutes > 59) {
            return null;
        }
        long offset = hours * 3_600L + minutes * 60L;
        return Instant.ofEpochSecond(sign == '+' ? local - offset : local + offset, nanos);
    }

    private static boolean hasSeparators(String text) {
        char middle = text.charAt(10);
        return text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && (middle == 'T' || middle == ' ')
                && text.charAt(13) == ':'
                && text.charAt(16) == ':';
    }

    private static int fractionEnd(String text) {
        int end = SECONDS_END;
        if (end < text.length() && text.charAt(end) == '.') {
            do {
                end++;
            } while (end < text.length() && isDigit(text.charAt(end)));
        }
        return end;
    }

    /** Nanoseconds, or a negative number if there are no digits or more than nine. */
    private static int fraction(String text, int from, int to) {
        int count = to - from;
        if (count < 1 || count > 9) {
            return -1;
        }
        int nanos = digits(text, from, to);
        for (int i = count; i < 9; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int digits(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            char digit = text.charAt(i);
            if (!isDigit(digit)) {
                return -1;
            }
            number = number * 10 + (digit - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
