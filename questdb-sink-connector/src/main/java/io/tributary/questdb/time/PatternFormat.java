package io.tributary.questdb.time;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Text in a pattern of QuestDB's letters, as its <a
 * href="https://questdb.com/docs/query/functions/date-time/#timestamp-format">documentation</a> lists them. Every other
 * character stands for itself, the {@code T} of {@code yyyy-MM-ddTHH:mm:ss} too.
 */
final class PatternFormat implements TimeFormat {
    private static final String LETTERS = "GyMwDdFEuaHkKhmsSUNzZx";
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> LONG_MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final List<String> DAYS = List.of("mon", "tue", "wed", "thu", "fri", "sat", "sun");
    private static final List<String> LONG_DAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");

    private final List<Step> steps;
    private final ZoneId zone;

    private PatternFormat(List<Step> steps, ZoneId zone) {
        this.steps = steps;
        this.zone = zone;
    }

    /** Reads one part of the text into its field; false if it is not there. */
    private interface Step {
        boolean read(TimeFields fields);
    }

    /** Takes the number that a step read. */
    private interface Setter {
        void set(TimeFields fields, int value);
    }

    /**
     * Reads a pattern.
     *
     * @param pattern the pattern
     * @param zone where texts without a zone are
     * @throws IllegalArgumentException if the pattern has a letter this sink does not know
     */
    static PatternFormat compile(String pattern, ZoneId zone) {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < pattern.length(); ) {
            char letter = pattern.charAt(at);
            int end = at + 1;
            if (LETTERS.indexOf(letter) < 0) {
                steps.add(fields -> fields.literal(letter));
            } else {
                while (end < pattern.length() && pattern.charAt(end) == letter) {
                    end++;
                }
                boolean plus = (letter == 'U' || letter == 'N')
                        && end == at + 1
                        && end < pattern.length()
                        && pattern.charAt(end) == '+';
                if (plus) {
                    end++;
                    steps.add(letter == 'U' ? PatternFormat::longMicros : PatternFormat::longNanos);
                } else {
                    steps.add(step(letter, end - at));
                }
            }
            at = end;
        }
        return new PatternFormat(List.copyOf(steps), zone);
    }

    @Override
    public boolean parse(CharSequence text, ParsedTime into) {
        TimeFields fields = new TimeFields(text);
        for (Step step : steps) {
            if (!step.read(fields)) {
                return false;
            }
        }
        return fields.atEnd() && fields.resolve(zone, into);
    }

    private static Step step(char letter, int width) {
        return switch (letter) {
            case 'y' -> year(width);
            case 'M' -> width < 3 ? number(width, 9, (f, v) -> f.month = v) : f -> month(f);
            case 'd' -> number(width, 9, (f, v) -> f.day = v);
            case 'E' -> f -> f.word(LONG_DAYS) != TimeFields.ABSENT || f.word(DAYS) != TimeFields.ABSENT;
            case 'a' -> PatternFormat::halfOfDay;
            case 'H' -> number(width, 9, (f, v) -> f.hour = v);
            case 'k' -> number(width, 9, (f, v) -> f.hour = v % 24);
            case 'K', 'h' -> number(width, 9, (f, v) -> f.halfDayHour = v);
            case 'm' -> number(width, 9, (f, v) -> f.minute = v);
            case 's' -> number(width, 9, (f, v) -> f.second = v);
            case 'S' -> number(width, 3, (f, v) -> f.milli = v);
            case 'U' -> number(width, 3, (f, v) -> f.micro = v);
            case 'N' -> number(width, 3, (f, v) -> f.nano = v);
            case 'z', 'Z', 'x' -> TimeFields::zone;
            case 'G' -> f -> f.word(List.of("ad")) != TimeFields.ABSENT;
            default ->
                throw new IllegalArgumentException("the letter " + letter
                        + " (week, day of year or day of week in numbers) does not make a date this sink can read");
        };
    }

    private static Step year(int width) {
        return switch (width) {
            case 1 ->
                fields -> {
                    int start = fields.at;
                    int value = fields.digits(1, 9);
                    fields.year = fields.at - start == 2 ? 2000 + value : value;
                    return value != TimeFields.ABSENT;
                };
            case 2 -> number(2, 2, (f, v) -> f.year = 2000 + v);
            default -> number(width, 9, (f, v) -> f.year = v);
        };
    }

    /** One letter takes the digits there are, up to {@code most}; several letters take exactly as many. */
    private static Step number(int width, int most, Setter setter) {
        int least = width;
        int limit = width == 1 ? most : width;
        return fields -> {
            int value = fields.digits(least, limit);
            setter.set(fields, value);
            return value != TimeFields.ABSENT;
        };
    }

    private static boolean month(TimeFields fields) {
        int month = fields.word(LONG_MONTHS);
        if (month == TimeFields.ABSENT) {
            month = fields.word(MONTHS);
        }
        fields.month = month + 1;
        return month != TimeFields.ABSENT;
    }

    private static boolean halfOfDay(TimeFields fields) {
        int half = fields.word(List.of("am", "pm"));
        fields.afternoon = half == 1;
        return half != TimeFields.ABSENT;
    }

    private static boolean longMicros(TimeFields fields) {
        int value = fields.fraction(6);
        fields.micro = value;
        return value != TimeFields.ABSENT;
    }

    private static boolean longNanos(TimeFields fields) {
        int value = fields.fraction(9);
        fields.nano = value;
        return value != TimeFields.ABSENT;
    }
}
