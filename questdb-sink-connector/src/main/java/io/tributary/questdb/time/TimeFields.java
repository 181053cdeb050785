package io.tributary.questdb.time;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

/** The fields of a date and time while a text is being read, and a cursor in that text. */
final class TimeFields {
    static final int ABSENT = -1;

    /** What {@link ZoneOffset} takes. */
    private static final int MAX_OFFSET_MINUTES = 18 * 60;

    final CharSequence text;
    int at;

    int year = 1970;
    int month = 1;
    int day = 1;
    int hour;
    int halfDayHour = ABSENT;
    boolean afternoon;
    int minute;
    int second;
    int milli;
    int micro;
    int nano;
    ZoneId zone;

    TimeFields(CharSequence text) {
        this.text = text;
    }

    boolean atEnd() {
        return at == text.length();
    }

    boolean literal(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** Reads between {@code least} and {@code most} digits; {@link #ABSENT} if there are fewer. */
    int digits(int least, int most) {
        int value = 0;
        int count = 0;
        while (count < most && at < text.length()) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            count++;
            at++;
        }
        return count < least ? ABSENT : value;
    }

    /** Reads 1 to {@code most} digits of a fraction as if {@code most} of them were there. */
    int fraction(int most) {
        int start = at;
        int value = digits(1, most);
        for (int count = at - start; value != ABSENT && count < most; count++) {
            value *= 10;
        }
        return value;
    }

    /** Reads one of several words in any case; its place in the list, or {@link #ABSENT}. */
    int word(List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            int end = at + word.length();
            if (end <= text.length()
                    && text.subSequence(at, end)
                            .toString()
                            .toLowerCase(Locale.ROOT)
                            .equals(word)) {
                at = end;
                return i;
            }
        }
        return ABSENT;
    }

    /** Sets {@code into}, or says that there is no such date or time. */
    boolean resolve(ZoneId otherwise, ParsedTime into) {
        int hourOfDay = halfDayHour == ABSENT ? hour : halfDayHour % 12 + (afternoon ? 12 : 0);
        if (hourOfDay > 23 || minute > 59 || second > 59) {
            return false;
        }
        try {
            LocalDate date = LocalDate.of(year, month, day);
            ZoneId where = zone == null ? otherwise : zone;
            int secondOfDay = (hourOfDay * 60 + minute) * 60 + second;
            long epochSecond = where instanceof ZoneOffset offset
                    ? date.toEpochDay() * 86_400L + secondOfDay - offset.getTotalSeconds()
                    : LocalDateTime.of(date, java.time.LocalTime.ofSecondOfDay(secondOfDay))
                            .atZone(where)
                            .toEpochSecond();
            into.set(epochSecond, milli * 1_000_000 + micro * 1_000 + nano);
            return true;
        } catch (ArithmeticException | DateTimeException e) {
            // No such day, or one so far away that no count of microseconds reaches it.
            return false;
        }
    }

    /** Reads {@code Z}, an offset such as {@code +02:00}, {@code +0200} or {@code +02}, or the name of a zone. */
    boolean zone() {
        if (at == text.length()) {
            return false;
        }
        char first = text.charAt(at);
        if (first == '+' || first == '-') {
            return offset(first == '-' ? -1 : 1);
        }
        int start = at;
        while (at < text.length() && isZoneCharacter(text.charAt(at))) {
            at++;
        }
        String name = text.subSequence(start, at).toString();
        if (name.equals("Z") || name.equals("UTC")) {
            zone = ZoneOffset.UTC;
            return true;
        }
        try {
            zone = ZoneId.of(name, ZoneId.SHORT_IDS);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean offset(int sign) {
        at++;
        int hours = digits(2, 2);
        boolean colon = literal(':');
        int behindHours = at;
        int minutes = digits(2, 2);
        boolean half = minutes == ABSENT && (colon || at != behindHours);
        int total = hours * 60 + Math.max(minutes, 0);
        if (hours == ABSENT || half || minutes > 59 || total > MAX_OFFSET_MINUTES) {
            return false;
        }
        zone = ZoneOffset.ofTotalSeconds(sign * total * 60);
        return true;
    }

    private static boolean isZoneCharacter(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '/'
                || c == '_'
                || c == '-'
                || c == '+'
                || c == ':';
    }
}
