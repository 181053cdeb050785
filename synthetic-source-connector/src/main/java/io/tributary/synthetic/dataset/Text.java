package io.tributary.synthetic.dataset;

import java.nio.charset.StandardCharsets;

/** A string value together with its JSON form, so that writing it as JSON is one copy. */
public final class Text {
    private static final String HEX = "0123456789abcdef";

    private final String value;
    private final byte[] json;

    /**
     * @param value any string; never null
     */
    public Text(String value) {
        this.value = value;
        this.json = quote(value).getBytes(StandardCharsets.UTF_8);
    }

    /** The string. */
    public String value() {
        return value;
    }

    /** The string as JSON in UTF-8, quotes included. For reading only: the array is shared. */
    public byte[] json() {
        return json;
    }

    @Override
    public String toString() {
        return value;
    }

    /** As RFC 8259, section 7 asks: quote, backslash and control characters are escaped, nothing else. */
    private static String quote(String value) {
        StringBuilder out = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }
}
