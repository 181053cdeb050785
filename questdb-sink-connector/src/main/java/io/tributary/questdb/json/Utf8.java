package io.tributary.questdb.json;

/** Tells well-formed UTF-8 (RFC 3629, table 3-7 of Unicode). */
final class Utf8 {
    private Utf8() {}

    /** Checks the code point beyond ASCII that begins at {@code i}, and returns where the next one begins. */
    static int afterCodePoint(byte[] source, int i, int end) {
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
            throw JsonCursor.malformed("it is not UTF-8", i);
        }
        return i + length;
    }

    private static boolean isContinuation(int b) {
        return (b & 0xC0) == 0x80;
    }
}
