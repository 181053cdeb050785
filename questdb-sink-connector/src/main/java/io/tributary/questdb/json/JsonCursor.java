package io.tributary.questdb.json;

import io.tributary.questdb.row.RowProblemException;
import java.nio.charset.StandardCharsets;

/**
 * Reads JSON (RFC 8259) from bytes, strictly: what is not well-formed JSON in well-formed UTF-8 is refused. What was
 * read last stays in {@link #text} and {@link #number}, so that reading makes no garbage.
 */
final class JsonCursor {
    /** How deep objects and arrays may be nested. */
    static final int MAX_DEPTH = 128;

    private final JsonText text = new JsonText();
    private final JsonNumber number = new JsonNumber();
    private byte[] source;
    private int end;
    private int at;

    /** The string read last. */
    JsonText text() {
        return text;
    }

    /** The number read last. */
    JsonNumber number() {
        return number;
    }

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
        at = afterBlanks(source, at, end);
    }

    /** Where the text goes on behind whitespace. Most producers write none: one comparison finds out. */
    static int afterBlanks(byte[] source, int start, int end) {
        int i = start;
        while (i < end && source[i] <= ' ' && isBlank(source[i])) {
            i++;
        }
        return i;
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
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
    JsonText readText() {
        at = text.read(source, at, end);
        return text;
    }

    /** Reads a number. */
    JsonNumber readNumber() {
        at = number.read(source, at, end);
        return number;
    }

    /** Reads a value of any kind and forgets it. */
    void skipValue(int depth) {
        switch (peek()) {
            case '"' -> {
                at++;
                readText();
            }
            case '{' -> skipObject(deeper(depth));
            case '[' -> skipArray(deeper(depth));
            case 't' -> expectWord("true");
            case 'f' -> expectWord("false");
            case 'n' -> expectWord("null");
            default -> readNumber();
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
        return malformed(what, at);
    }

    static RowProblemException malformed(String what, int at) {
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
            readText();
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

    /** Reads the name of the member of an object that comes next, up to its value. */
    String memberName() {
        skipWhitespace();
        expect('"');
        readText();
        String name = text().asString();
        skipWhitespace();
        expect(':');
        skipWhitespace();
        return name;
    }
}
