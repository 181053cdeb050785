package io.tributary.github.config;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds keys that look like ours and are not: a typo that would otherwise be ignored in silence. */
public final class UnknownKeys {
    private static final List<String> OUR_PREFIXES = List.of(
            "github.",
            "feeds.",
            "poll.",
            "filter.",
            "rate.limit.",
            "http.",
            "gaps.",
            "validate.",
            "value.mode",
            "key.mode");

    private UnknownKeys() {}

    /** Keys with one of our prefixes that no definition has, sorted. */
    public static Set<String> in(Collection<String> configured) {
        Set<String> known = ConfigKeys.definition().names();
        Set<String> unknown = new TreeSet<>();
        for (String key : configured) {
            if (!known.contains(key) && OUR_PREFIXES.stream().anyMatch(key::startsWith)) {
                unknown.add(key);
            }
        }
        return unknown;
    }
}
