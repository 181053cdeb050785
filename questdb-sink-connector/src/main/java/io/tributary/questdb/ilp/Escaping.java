package io.tributary.questdb.ilp;

import java.nio.charset.StandardCharsets;

/**
 * Writes text as UTF-8 with the escapes that QuestDB's line protocol parser expects: a backslash before the characters
 * that end a name, a symbol or a quoted string.
 */
public final class Escaping {
    private static final boolean[] NAME = characters(" ,=\n\r\\");
    private static final boolean[] QUOTED = characters("\"\n\r\\");

    private Escaping() {}

    /**
     * Appends text in the escapes of table names, column names and symbol values.
     *
     * @throws MalformedTextException if the text holds half of a surrogate pair
     */
    public static void name(CharSequence text, LineBuffer out) {
        encode(text, NAME, out);
    }

    /**
     * Appends text in the escapes of quoted strings, without the quotes.
     *
     * @throws MalformedTextException if the text holds half of a surrogate pair
     */
    public static void quoted(CharSequence text, LineBuffer out) {
        encode(text, QUOTED, out);
    }

    /** Appends valid UTF-8 in the escapes of symbol values. */
    public static void name(byte[] utf8, int from, int to, LineBuffer out) {
        copy(utf8, from, to, NAME, out);
    }

    /** Appends valid UTF-8 in the escapes of quoted strings, without the quotes. */
    public static void quoted(byte[] utf8, int from, int to, LineBuffer out) {
        copy(utf8, from, to, QUOTED, out);
    }

    /** How a column name stands in a line: {@code ,name=}. */
    public static Fragment columnPrefix(String column) {
        LineBuffer buffer = new LineBuffer(column.length() + 8);
        buffer.put((byte) ',');
        name(column, buffer);
        buffer.put((byte) '=');
        return new Fragment(buffer);
    }

    /** How a table name stands at the start of a line. */
    public static Fragment tableName(String table) {
        LineBuffer buffer = new LineBuffer(table.length() + 8);
        name(table, buffer);
        return new Fragment(buffer);
    }

    private static void encode(CharSequence text, boolean[] escaped, LineBuffer out) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (escaped[c]) {
                    out.put((byte) '\\');
                }
                out.put((byte) c);
            } else if (!Character.isSurrogate(c)) {
                codePoint(c, out);
            } else if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                codePoint(Character.toCodePoint(c, text.charAt(++i)), out);
            } else {
                throw new MalformedTextException();
            }
        }
    }

    /** Appends one code point beyond ASCII as UTF-8. */
    public static void codePoint(int codePoint, LineBuffer out) {
        if (codePoint < 0x800) {
            out.put((byte) (0xC0 | (codePoint >> 6)));
        } else {
            if (codePoint < 0x10000) {
                out.put((byte) (0xE0 | (codePoint >> 12)));
            } else {
                out.put((byte) (0xF0 | (codePoint >> 18)));
                out.put((byte) (0x80 | ((codePoint >> 12) & 0x3F)));
            }
            out.put((byte) (0x80 | ((codePoint >> 6) & 0x3F)));
        }
        out.put((byte) (0x80 | (codePoint & 0x3F)));
    }

    private static void copy(byte[] utf8, int from, int to, boolean[] escaped, LineBuffer out) {
        int start = from;
        for (int i = from; i < to; i++) {
            byte b = utf8[i];
            if (b >= 0 && escaped[b]) {
                out.put(utf8, start, i - start);
                out.put((byte) '\\');
                start = i;
            }
        }
        out.putShort(utf8, start, to - start);
    }

    private static boolean[] characters(String ascii) {
        boolean[] set = new boolean[128];
        for (byte b : ascii.getBytes(StandardCharsets.US_ASCII)) {
            set[b] = true;
        }
        return set;
    }
}
