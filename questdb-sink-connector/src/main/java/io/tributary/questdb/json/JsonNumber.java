package io.tributary.questdb.json;

import java.nio.charset.StandardCharsets;

/** Reads numbers. What was read last stays in fields of this object, so that reading makes no garbage. */
final class JsonNumber {
    /** The most characters of a number. */
    private static final int MAX_LENGTH = 1_000;

    /** The most digits that are surely within a long. */
    private static final int LONG_DIGITS = 18;

    /** The most digits of an integer that every double holds exactly. */
    private static final int DOUBLE_DIGITS = 15;

    /** A number of this many characters and without an exponent is within the range of a double. */
    private static final int CERTAIN_LENGTH = 40;

    /** Powers that a long holds exactly, up to the digits of a word. */
    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};

    /** Powers that a double holds exactly. */
    private static final double[] EXACT_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    private byte[] source;
    private int from;
    private int to;
    private boolean negative;
    private boolean integral;
    private boolean beyondLong;
    private boolean certain;
    private long integer;

    /** The digits read so far as one number, whatever point is between them; wrong beyond {@link #LONG_DIGITS}. */
    private long digits;

    private int fractionDigits;
    /** Whether the digits are few enough for {@link #shortDouble}. */
    private boolean few;

    /** Where the number begins. */
    int from() {
        return from;
    }

    boolean isIntegral() {
        return integral;
    }

    /** Whether an integer is too large for a long. */
    boolean isBeyondLong() {
        return beyondLong;
    }

    /** Whether a number with a fraction is surely within the range of a double. */
    boolean isCertain() {
        return certain;
    }

    /** Whether {@link #shortDouble} may be asked. */
    boolean isShort() {
        return few;
    }

    /** The nearest double: digits and power are exact, so that their quotient is rounded once. */
    double shortDouble() {
        double value = digits / EXACT_POWERS[fractionDigits];
        return negative ? -value : value;
    }

    long integer() {
        return integer;
    }

    String asString() {
        return new String(source, from, to - from, StandardCharsets.ISO_8859_1);
    }

    double asDouble() {
        if (integral && !beyondLong) {
            return (double) integer;
        }
        return few ? shortDouble() : Double.parseDouble(asString());
    }

    /**
     * Reads a number.
     *
     * @param start where it begins
     * @param end where the text ends
     * @return where the text goes on
     */
    int read(byte[] text, int start, int end) {
        source = text;
        from = start;
        int i = start;
        negative = i < end && text[i] == '-';
        if (negative) {
            i++;
        }
        int first = i;
        digits = 0;
        i = digits(i, end);
        int count = i - first;
        if (count == 0 || (count > 1 && text[first] == '0')) {
            throw notAllowed(i);
        }
        integral = true;
        beyondLong = false;
        certain = true;
        few = false;
        integer = negative ? -digits : digits;
        if (i < end && (text[i] == '.' || (text[i] | 0x20) == 'e')) {
            i = fraction(i, end, count);
        }
        to = i;
        int length = i - start;
        if (length > MAX_LENGTH) {
            throw JsonCursor.malformed("it has a number of more than " + MAX_LENGTH + " characters", i);
        }
        certain &= length <= CERTAIN_LENGTH;
        if (integral && count > LONG_DIGITS) {
            longInteger();
        }
        return i;
    }

    /** Adds the digits from {@code start} on to those before. */
    private int digits(int start, int end) {
        byte[] text = source;
        int i = start;
        long value = digits;
        while (i + Long.BYTES <= end) {
            long word = Words.at(text, i);
            int count = Words.before(Words.noDigit(word));
            if (count > 0) {
                value = value * POWERS[count] + Words.number(word, count);
                i += count;
            }
            if (count < Long.BYTES) {
                digits = value;
                return i;
            }
        }
        while (i < end && text[i] >= '0' && text[i] <= '9') {
            value = value * 10 + text[i] - '0';
            i++;
        }
        digits = value;
        return i;
    }

    private int fraction(int start, int end, int integerDigits) {
        byte[] text = source;
        int i = start;
        integral = false;
        fractionDigits = 0;
        if (text[i] == '.') {
            i = digits(start + 1, end);
            fractionDigits = i - start - 1;
            if (fractionDigits == 0) {
                throw notAllowed(i);
            }
        }
        few = integerDigits + fractionDigits <= DOUBLE_DIGITS;
        if (i < end && (text[i] | 0x20) == 'e') {
            certain = false;
            few = false;
            i++;
            if (i < end && (text[i] == '+' || text[i] == '-')) {
                i++;
            }
            int first = i;
            i = digits(i, end);
            if (i == first) {
                throw notAllowed(i);
            }
        }
        return i;
    }

    private void longInteger() {
        try {
            integer = Long.parseLong(asString());
        } catch (NumberFormatException e) {
            beyondLong = true;
        }
    }

    private static RuntimeException notAllowed(int at) {
        return JsonCursor.malformed("it has a number that JSON does not allow", at);
    }
}
