package io.tributary.questdb.ilp;

import java.util.Arrays;

/**
 * Bytes that are written into line after line, such as the name of a column. There is room behind them, so that they can
 * be copied in whole words.
 */
public final class Fragment {
    private final byte[] padded;
    private final int length;

    Fragment(LineBuffer content) {
        this.length = content.size();
        this.padded = Arrays.copyOf(Arrays.copyOf(content.array(), length), length + Long.BYTES);
    }

    /** This and an ASCII character behind it. */
    public Fragment with(char last) {
        LineBuffer buffer = new LineBuffer(length + 1);
        buffer.put(padded, 0, length);
        buffer.put((byte) last);
        return new Fragment(buffer);
    }

    byte[] padded() {
        return padded;
    }

    int length() {
        return length;
    }
}
