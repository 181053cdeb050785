package io.tributary.questdb.json;

import io.tributary.questdb.ilp.Escaping;
import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.RowProblemException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259) from bytes, strictly: what is not well-formed JSON in well-formed UTF-8 is refused. What was
 * read last stays in fields of this object, so that reading makes no garbage.
 */
final class JsonCursor {
    /** How deep objects and arrays may be nested. */
    static final int MAX_DEPTH = 128;

    /** The most characters of a number. */
    private static final int MAX_NUMBER = 1_000;

    /** The most digits that are surely within a long. */
    private static final int LONG_DIGITS = 18;

    /** A number of this many characters and without an exponent is within the range of a double. */
    private static final int CERTAIN_LENGTH = 40;

    private static final boolean[] PLAIN = new boolean[256];

    static {
        for (int i = 0x20; i < 0x80; i++) {
            PLAIN[i] = i != '"' && i != '\\';
        }
    }

    private final LineBuffer unescaped = new LineBuffer(256);
    private byte[] source;
    private int end;
    private int at;

    // The string read last.
    private byte[] text;
    private int textFrom;
    private int textTo;
    private boolean textPlain;

    // The number read last.
    private int numberFrom;
    private boolean integral;
    private boolean beyondLong;
    private boolean certain;
    private long integer;

    /** Starts to read, behind a byte order mark if there is one. */
    void reset(byte[] bytes, int from, int to) {
        source = bytes;
        end = to;
        at = from;
        if (to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF) {
            at += 3;
        }
    }

    byte[] source() {
        return source;
    }

    int position() {
        return at;
    }

    int limit() {
        return end;
    }

    void moveTo(int position) {
        at = position;
    }

    boolean atEnd() {
        return at == end;
    }

    void skipWhitespace() {
        // Most producers write none: one comparison, small enough to be inlined everywhere.
        if (at < end && source[at] <= ' ') {
            skipBlanks();
        }
    }

    private void skipBlanks() {
        int i = at;
        while (i < end && (source[i] == ' ' || source[i] == '\n' || source[i] == '\r' || source[i] == '\t')) {
            i++;
        }
        at = i;
    }

    /** Whether there is a line end between an earlier position and this one. */
    boolean hasPassedLineEnd(int from) {
        for (int i = from; i < at; i++) {
            if (source[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** What was read since an earlier position. */
    String sourceText(int from) {
        return new String(source, from, at - from, StandardCharsets.UTF_8);
    }

    /** The next byte, which is not consumed. */
    byte peek() {
        if (at >= end) {
            throw malformed("it ends too early");
        }
        return source[at];
    }

    /** Consumes the next byte if it is this one. */
    boolean take(char expected) {
        if (at < end && source[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char expected) {
        if (!take(expected)) {
            throw malformed("it lacks a " + expected);
        }
    }

    void expectWord(String word) {
        int length = word.length();
        if (end - at < length) {
            throw malformed("it ends too early");
        }
        for (int i = 0; i < length; i++) {
            if (source[at + i] != word.charAt(i)) {
                throw malformed("it has a word that is not true, false or null");
            }
        }
        at += length;
    }

    /** Reads a string, whose opening quote is consumed already. */
    void string() {
        byte[] bytes = source;
        int limit = end;
        int i = at;
        while (i < limit) {
            byte b = bytes[i];
            if (PLAIN[b & 0xFF]) {
                i++;
            } else if (b == '"') {
                text = source;
                textFrom = at;
                textTo = i;
                textPlain = true;
                at = i + 1;
                return;
            } else if (b < 0) {
                i = afterCodePoint(i);
            } else {
                escapedString(i);
                return;
            }
        }
        throw malformed("it has a string without an end");
    }

    byte[] text() {
        return text;
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }

    /** Whether the string has neither quotes nor backslashes nor control characters in it. */
    boolean isTextPlain() {
        return textPlain;
    }

    String textAsString() {
        return new String(text, textFrom, textTo - textFrom, StandardCharsets.UTF_8);
    }

    /** Reads a number. */
    void number() {
        numberFrom = at;
        boolean negative = take('-');
        int first = at;
        long value = digits();
        int count = at - first;
        if (count == 0 || (count > 1 && source[first] == '0')) {
            throw malformed("it has a number that JSON does not allow");
        }
        integral = true;
        certain = true;
        if (at < end && (source[at] == '.' || (source[at] | 0x20) == 'e')) {
            fraction();
        }
        int length = at - numberFrom;
        if (length > MAX_NUMBER) {
            throw malformed("it has a number of more than " + MAX_NUMBER + " characters");
        }
        certain &= length <= CERTAIN_LENGTH;
        beyondLong = false;
        integer = negative ? -value : value;
        if (integral && count > LONG_DIGITS) {
            longInteger();
        }
    }

    int numberFrom() {
        return numberFrom;
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

    long integer() {
        return integer;
    }

    String numberAsString() {
        return new String(source, numberFrom, at - numberFrom, StandardCharsets.ISO_8859_1);
    }

    double numberAsDouble() {
        return integral && !beyondLong ? (double) integer : Double.parseDouble(numberAsString());
    }

    /** Reads a value of any kind and forgets it. */
    void skipValue(int depth) {
        switch (peek()) {
            case '"' -> {
                at++;
                string();
            }
            case '{' -> skipObject(deeper(depth));
            case '[' -> skipArray(deeper(depth));
            case 't' -> expectWord("true");
            case 'f' -> expectWord("false");
            case 'n' -> expectWord("null");
            default -> number();
        }
    }

    int deeper(int depth) {
        if (depth >= MAX_DEPTH) {
            throw malformed("it is nested more than " + MAX_DEPTH + " levels deep");
        }
        return depth + 1;
    }

    /** What to say of text that is no JSON; it tells the place and never the content. */
    RowProblemException malformed(String what) {
        return new RowProblemException(
                "",
                "malformed JSON: " + what + ", near byte " + at,
                "well-formed JSON in UTF-8",
                "mend the producer of the message");
    }

    private void skipObject(int depth) {
        at++;
        skipWhitespace();
        if (take('}')) {
            return;
        }
        do {
            skipWhitespace();
            expect('"');
            string();
            skipWhitespace();
            expect(':');
            skipWhitespace();
            skipValue(depth);
            skipWhitespace();
        } while (take(','));
        expect('}');
    }

    private void skipArray(int depth) {
        at++;
        skipWhitespace();
        if (take(']')) {
            return;
        }
        do {
            skipWhitespace();
            skipValue(depth);
            skipWhitespace();
        } while (take(','));
        expect(']');
    }

    private long digits() {
        byte[] bytes = source;
        int limit = end;
        int i = at;
        long value = 0;
        while (i < limit) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            value = value * 10 + digit;
            i++;
        }
        at = i;
        return value;
    }

    private void fraction() {
        integral = false;
        boolean complete = true;
        if (take('.')) {
            int first = at;
            digits();
            complete = at > first;
        }
        if (at < end && (source[at] | 0x20) == 'e') {
            at++;
            certain = false;
            if (!take('+')) {
                take('-');
            }
            int first = at;
            digits();
            complete &= at > first;
        }
        if (!complete) {
            throw malformed("it has a number that JSON does not allow");
        }
    }

    private void longInteger() {
        try {
            integer = Long.parseLong(numberAsString());
        } catch (NumberFormatException e) {
            beyondLong = true;
        }
    }

    private void escapedString(int firstSpecial) {
        unescaped.truncate(0);
        int start = at;
        int i = firstSpecial;
        while (i < end) {
            byte b = source[i];
            if (b == '"') {
                unescaped.put(source, start, i - start);
                text = unescaped.array();
                textFrom = 0;
                textTo = unescaped.size();
                textPlain = false;
                at = i + 1;
                return;
            }
            if (b == '\\') {
                unescaped.put(source, start, i - start);
                i = escape(i + 1);
                start = i;
            } else if (b < 0) {
                i = afterCodePoint(i);
            } else if (b < ' ') {
                at = i;
                throw malformed("it has a control character in a string");
            } else {
                i++;
            }
        }
        throw malformed("it has a string without an end");
    }

    /** Appends what an escape stands for; {@code i} is behind its backslash. */
    private int escape(int i) {
        if (i >= end) {
            throw malformed("it has a string without an end");
        }
        switch (source[i]) {
            case '"', '\\', '/' -> unescaped.put(source[i]);
            case 'b' -> unescaped.put((byte) '\b');
            case 'f' -> unescaped.put((byte) '\f');
            case 'n' -> unescaped.put((byte) '\n');
            case 'r' -> unescaped.put((byte) '\r');
            case 't' -> unescaped.put((byte) '\t');
            case 'u' -> {
                return unicode(i + 1);
            }
            default -> {
                at = i;
                throw malformed("it has an escape that JSON does not know");
            }
        }
        return i + 1;
    }

    private int unicode(int i) {
        int unit = hex(i);
        int next = i + 4;
        if (Character.isHighSurrogate((char) unit)
                && next + 6 <= end
                && source[next] == '\\'
                && source[next + 1] == 'u'
                && Character.isLowSurrogate((char) hex(next + 2))) {
            Escaping.codePoint(Character.toCodePoint((char) unit, (char) hex(next + 2)), unescaped);
            return next + 6;
        }
        if (Character.isSurrogate((char) unit)) {
            at = i;
            throw malformed("it has half of a surrogate pair");
        }
        if (unit < 0x80) {
            unescaped.put((byte) unit);
        } else {
            Escaping.codePoint(unit, unescaped);
        }
        return next;
    }

    private int hex(int i) {
        int value = 0;
        for (int k = i; k < i + 4; k++) {
            int digit = k < end ? Character.digit(source[k], 16) : -1;
            if (digit < 0) {
                at = i;
                throw malformed("it has an escape that JSON does not know");
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Checks one code point beyond ASCII (RFC 3629, table 3-7 of Unicode) and returns where the next one begins. */
    private int afterCodePoint(int i) {
        int lead = source[i] & 0xFF;
        int second = i + 1 < end ? source[i + 1] & 0xFF : 0;
        int length;
        boolean valid;
        if (lead < 0xE0) {
            length = 2;
            valid = lead >= 0xC2 && isContinuation(second);
        } else if (lead < 0xF0) {
            length = 3;
            valid = isContinuation(second) && (lead != 0xE0 || second >= 0xA0) && (lead != 0xED || second < 0xA0);
        } else {
            length = 4;
            valid = lead <= 0xF4
                    && isContinuation(second)
                    && (lead != 0xF0 || second >= 0x90)
                    && (lead != 0xF4 || second < 0x90);
        }
        valid &= i + length <= end;
        for (int k = i + 2; valid && k < i + length; k++) {
            valid = isContinuation(source[k] & 0xFF);
        }
        if (!valid) {
            at = i;
            throw malformed("it is not UTF-8");
        }
        return i + length;
    }

    private static boolean isContinuation(int b) {
        return (b & 0xC0) == 0x80;
    }
}
