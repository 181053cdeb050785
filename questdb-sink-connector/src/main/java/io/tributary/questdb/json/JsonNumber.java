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
    private boolean exponent;

    /** All digits before an exponent as one number, whatever point is between them; wrong beyond {@link #LONG_DIGITS}. */
    private long digits;

    private int digitCount;
    private int fractionDigits;
    private long integer;

    /** Whether a byte is one that a number begins with. */
    static boolean beginsWith(byte first) {
        return first == '-' || isDigit(first);
    }

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
        return !exponent && to - from <= CERTAIN_LENGTH;
    }

    /** Whether {@link #shortDouble} may be asked. */
    boolean isShort() {
        return !integral && !exponent && digitCount <= DOUBLE_DIGITS;
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
        return isShort() ? shortDouble() : Double.parseDouble(asString());
    }

    /**
     * Reads a number.
     *
     * @param start where it begins
     * @param end where the text ends
     * @return where the text goes on
     */
    int read(byte[] text, int start, int end) {
        int first = start < end && text[start] == '-' ? start + 1 : start;
        int point = end;
        long value = 0;
        int i = first;
        while (i + Long.BYTES <= end) {
            long word = Words.at(text, i);
            int count = Words.before(Words.noDigit(word));
            if (count > 0) {
                value = value * POWERS[count] + Words.number(word, count);
                i += count;
            }
            if (count < Long.BYTES) {
                if (text[i] != '.' || point < end) {
                    break;
                }
                point = i++;
            }
        }
        source = text;
        from = start;
        negative = first > start;
        digits = value;
        return finish(first, point, i, end);
    }

    /** Reads what is left of a number near the end of the text, and an exponent; checks the whole. */
    private int finish(int first, int pointSoFar, int readSoFar, int end) {
        byte[] text = source;
        int point = pointSoFar;
        int i = readSoFar;
        while (i < end && (isDigit(text[i]) || (text[i] == '.' && point == end))) {
            if (text[i] == '.') {
                point = i;
            } else {
                digits = digits * 10 + text[i] - '0';
            }
            i++;
        }
        integral = point == end;
        int integerDigits = (integral ? i : point) - first;
        fractionDigits = integral ? 0 : i - point - 1;
        digitCount = integerDigits + fractionDigits;
        if (integerDigits == 0 || (integerDigits > 1 && text[first] == '0') || (!integral && fractionDigits == 0)) {
            throw notAllowed(i);
        }
        exponent = false;
        beyondLong = false;
        if (i < end && (text[i] | 0x20) == 'e') {
            i = exponent(i, end);
        }
        to = i;
        if (i - from > MAX_LENGTH) {
            throw JsonCursor.malformed("it has a number of more than " + MAX_LENGTH + " characters", i);
        }
        integer = negative ? -digits : digits;
        if (integral && digitCount > LONG_DIGITS) {
            longInteger();
        }
        return i;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private int exponent(int start, int end) {
        int i = start + 1;
        integral = false;
        exponent = true;
        if (i < end && (source[i] == '+' || source[i] == '-')) {
            i++;
        }
        int first = i;
        while (i < end && isDigit(source[i])) {
            i++;
        }
        if (i == first) {
            throw notAllowed(i);
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
