package io.tributary.questdb.delivery;

import java.util.Arrays;
import java.util.Locale;

/** How often a record's row may arrive. */
public enum Guarantee {
    /** Once or, after trouble, more often. */
    AT_LEAST_ONCE,
    /** As if once: what arrives again replaces itself. */
    EFFECTIVELY_ONCE;

    /** How it is written in a configuration. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static String[] words() {
        return Arrays.stream(values()).map(Guarantee::word).toArray(String[]::new);
    }

    /** Reads what is written in a configuration, in upper or lower case. */
    public static Guarantee of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
