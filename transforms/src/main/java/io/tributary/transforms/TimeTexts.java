package io.tributary.transforms;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.connect.errors.DataException;

/** Reads times in any of several text formats; the first that fits counts. */
final class TimeTexts {
    /** ISO-8601. */
    static final String ISO = "iso";
    /** A count since 1970 in decimal digits. */
    static final String EPOCH = "epoch";

    /** A time in the evening, so that a half of the day that is not read shows. */
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2024, 12, 30, 22, 11, 12, 0, ZoneOffset.ofHours(2));

    private final List<Function<String, Optional<Instant>>> formats = new ArrayList<>();
    private final String names;

    /**
     * Creates a reader.
     *
     * @param names {@link #ISO}, {@link #EPOCH} or patterns of {@link DateTimeFormatter}
     * @param zone of texts that name none
     * @param numbers reads a count
     */
    TimeTexts(List<String> names, ZoneId zone, Function<Number, Instant> numbers) {
        this.names = String.join(", ", names);
        IsoTime iso = new IsoTime(zone);
        for (String name : names) {
            formats.add(
                    switch (name) {
                        case ISO -> iso::parse;
                        case EPOCH -> text -> epoch(text, numbers);
                        default -> new PatternTime(strict(name), zone)::parse;
                    });
        }
    }

    Instant parse(String text) {
        for (Function<String, Optional<Instant>> format : formats) {
            Optional<Instant> found = format.apply(text);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DataException("the text is not a time in any of the formats of from.formats (" + names + ")");
    }

    /**
     * Splits a list of formats at commas; a comma that belongs to a pattern stands between single quotes, as in {@code EEE','
     * d MMM yyyy}.
     *
     * @throws IllegalArgumentException for an empty list or a pattern that is none
     */
    static List<String> split(String list) {
        List<String> names = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i <= list.length(); i++) {
            if (i == list.length() || (list.charAt(i) == ',' && !quoted)) {
                names.add(check(list.substring(start, i).strip()));
                start = i + 1;
            } else if (list.charAt(i) == '\'') {
                quoted = !quoted;
            }
        }
        return names;
    }

    /** English names of months and days, whatever the locale of the worker. */
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    /** Refuses the 30th of February; the era, which strict reading of a year (y) asks for, is ours. */
    private static DateTimeFormatter strict(String pattern) {
        return new DateTimeFormatterBuilder()
                .appendPattern(pattern)
                .parseDefaulting(ChronoField.ERA, 1)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    private static String check(String name) {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a format must not be empty");
        }
        if (!name.equals(ISO) && !name.equals(EPOCH) && !readsWhatItWrites(name)) {
            throw new IllegalArgumentException("no time can be read by the pattern '" + name
                    + "', or only a part of what it names: it must name a day, with its month and year, and may name the "
                    + "time of the day, from the hour on (HH, or hh with a)");
        }
        return name;
    }

    /** A time of which nothing is lost is written again as the text it was read from. */
    private static boolean readsWhatItWrites(String pattern) {
        try {
            DateTimeFormatter writer = formatter(pattern);
            String text = writer.format(SAMPLE);
            return !namesDayOfYearInMonth(pattern)
                    && new PatternTime(strict(pattern), SAMPLE.getZone())
                            .parse(text)
                            .filter(it ->
                                    writer.format(it.atZone(SAMPLE.getZone())).equals(text))
                            .isPresent();
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** DD is the day of the year: beside a month it is a slip for dd, and no text in use would be read. */
    private static boolean namesDayOfYearInMonth(String pattern) {
        String letters = pattern.replaceAll("'[^']*'", "");
        return letters.contains("D") && (letters.contains("M") || letters.contains("L"));
    }

    private static Optional<Instant> epoch(String text, Function<Number, Instant> numbers) {
        try {
            return Optional.of(numbers.apply(Long.parseLong(text)));
        } catch (NumberFormatException notWhole) {
            return fractional(text).map(numbers);
        }
    }

    private static Optional<Double> fractional(String text) {
        try {
            return Optional.of(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
