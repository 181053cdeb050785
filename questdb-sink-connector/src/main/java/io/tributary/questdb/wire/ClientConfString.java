package io.tributary.questdb.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The syntax of QuestDB's client configuration string: <code>schema::key=value;key=value;</code>, with {@code ;;} for a
 * semicolon inside a value. See https://questdb.com/docs/configuration-string.
 *
 * @param schema what stands before the double colon
 * @param entries keys and values in their order; a key may come more than once
 */
record ClientConfString(String schema, List<Entry> entries) {
    /** One key and its value. Its value may be a secret, so it is never part of a message. */
    record Entry(String key, String value) {
        @Override
        public String toString() {
            return key;
        }
    }

    /**
     * @throws IllegalArgumentException with a sentence for the user, without any value, when the syntax is broken
     */
    static ClientConfString parse(String text) {
        int colons = text.indexOf("::");
        if (colons <= 0) {
            throw new IllegalArgumentException(
                    "it must start with http:: or https::, for instance http::addr=localhost:9000;");
        }
        List<Entry> entries = new ArrayList<>();
        int position = colons + 2;
        while (position < text.length()) {
            position = entry(text, position, entries);
        }
        return new ClientConfString(text.substring(0, colons).toLowerCase(Locale.ROOT), List.copyOf(entries));
    }

    private static int entry(String text, int start, List<Entry> entries) {
        int equals = text.indexOf('=', start);
        int semicolon = text.indexOf(';', start);
        if (equals <= start || (semicolon >= 0 && semicolon < equals)) {
            throw new IllegalArgumentException("key=value; is expected at position " + start);
        }
        StringBuilder value = new StringBuilder();
        int position = equals + 1;
        while (position < text.length()) {
            char c = text.charAt(position++);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException("there is a control character at position " + (position - 1));
            }
            if (c == ';' && !(position < text.length() && text.charAt(position) == ';')) {
                break;
            }
            if (c == ';') {
                position++;
            }
            value.append(c);
        }
        entries.add(new Entry(text.substring(start, equals).trim(), value.toString()));
        return position;
    }
}
