package io.tributary.github.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A stretch of a page, exactly as it came.
 *
 * @param page the body of an answer; never changed
 * @param from index of the first byte
 * @param to index after the last byte
 */
@SuppressWarnings("ArrayRecordComponent") // a view on a page that is shared by its events; never compared
record JsonSlice(byte[] page, int from, int to) {
    byte[] bytes() {
        return Arrays.copyOfRange(page, from, to);
    }

    String text() {
        return new String(page, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "JsonSlice[" + (to - from) + " bytes]";
    }
}
