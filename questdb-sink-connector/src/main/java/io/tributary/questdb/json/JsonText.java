package io.tributary.questdb.json;

import io.tributary.questdb.ilp.Escaping;
import io.tributary.questdb.ilp.LineBuffer;
import java.nio.charset.StandardCharsets;

/** Reads strings. What was read last stays in fields of this object, so that reading makes no garbage. */
final class JsonText {
    private final LineBuffer unescaped = new LineBuffer(256);
    private byte[] bytes;
    private int from;
    private int to;
    private boolean plain;

    byte[] bytes() {
        return bytes;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    /** Whether the string has neither quotes nor backslashes nor control characters in it. */
    boolean isPlain() {
        return plain;
    }

    String asString() {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    /**
     * Reads a string.
     *
     * @param start where it begins, behind its quote
     * @param end where the source ends
     * @return where the source goes on behind the closing quote
     */
    int read(byte[] source, int start, int end) {
        int i = start;
        while (true) {
            i = afterPlain(source, i, end);
            if (i >= end) {
                throw endless(i);
            }
            byte b = source[i];
            if (b == '"') {
                bytes = source;
                from = start;
                to = i;
                plain = true;
                return i + 1;
            }
            if (b >= 0) {
                return escaped(source, start, i, end);
            }
            i = Utf8.afterCodePoint(source, i, end);
        }
    }

    /** Where the first byte is that is a quote, a backslash, a control character or not ASCII. */
    private static int afterPlain(byte[] source, int start, int end) {
        int i = start;
        while (i + Long.BYTES <= end) {
            long special = Words.special(Words.at(source, i));
            if (special != 0) {
                return i + Words.before(special);
            }
            i += Long.BYTES;
        }
        while (i < end && source[i] >= ' ' && source[i] != '"' && source[i] != '\\') {
            i++;
        }
        return i;
    }

    private int escaped(byte[] source, int start, int firstSpecial, int end) {
        unescaped.truncate(0);
        int copied = start;
        int i = firstSpecial;
        while (i < end) {
            byte b = source[i];
            if (b == '"') {
                unescaped.put(source, copied, i - copied);
                bytes = unescaped.array();
                from = 0;
                to = unescaped.size();
                plain = false;
                return i + 1;
            }
            if (b == '\\') {
                unescaped.put(source, copied, i - copied);
                i = escape(source, i + 1, end);
                copied = i;
            } else if (b < 0) {
                i = Utf8.afterCodePoint(source, i, end);
            } else if (b < ' ') {
                throw JsonCursor.malformed("it has a control character in a string", i);
            } else {
                i++;
            }
        }
        throw endless(i);
    }

    /** Appends what an escape stands for; {@code i} is behind its backslash. */
    private int escape(byte[] source, int i, int end) {
        if (i >= end) {
            throw endless(i);
        }
        switch (source[i]) {
            case '"', '\\', '/' -> unescaped.put(source[i]);
            case 'b' -> unescaped.put((byte) '\b');
            case 'f' -> unescaped.put((byte) '\f');
            case 'n' -> unescaped.put((byte) '\n');
            case 'r' -> unescaped.put((byte) '\r');
            case 't' -> unescaped.put((byte) '\t');
            case 'u' -> {
                return unicode(source, i + 1, end);
            }
            default -> throw JsonCursor.malformed("it has an escape that JSON does not know", i);
        }
        return i + 1;
    }

    private int unicode(byte[] source, int i, int end) {
        int unit = hex(source, i, end);
        int next = i + 4;
        if (Character.isHighSurrogate((char) unit)
                && next + 6 <= end
                && source[next] == '\\'
                && source[next + 1] == 'u'
                && Character.isLowSurrogate((char) hex(source, next + 2, end))) {
            Escaping.codePoint(Character.toCodePoint((char) unit, (char) hex(source, next + 2, end)), unescaped);
            return next + 6;
        }
        if (Character.isSurrogate((char) unit)) {
            throw JsonCursor.malformed("it has half of a surrogate pair", i);
        }
        if (unit < 0x80) {
            unescaped.put((byte) unit);
        } else {
            Escaping.codePoint(unit, unescaped);
        }
        return next;
    }

    private static int hex(byte[] source, int i, int end) {
        int value = 0;
        for (int k = i; k < i + 4; k++) {
            int digit = k < end ? Character.digit(source[k], 16) : -1;
            if (digit < 0) {
                throw JsonCursor.malformed("it has an escape that JSON does not know", i);
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static RuntimeException endless(int at) {
        return JsonCursor.malformed("it has a string without an end", at);
    }
}
