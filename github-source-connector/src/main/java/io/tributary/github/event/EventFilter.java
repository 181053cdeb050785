package io.tributary.github.event;

import java.util.Set;

/**
 * Which events become records.
 *
 * @param include types to keep; empty keeps all
 * @param exclude types to drop
 * @param bots whether to keep what bots did
 * @param privates whether to keep events that are not public
 */
public record EventFilter(Set<String> include, Set<String> exclude, boolean bots, boolean privates) {
    /** GitHub gives the login of every app's user this ending, and forbids it to people. */
    private static final String BOT_SUFFIX = "[bot]";

    public EventFilter {
        include = Set.copyOf(include);
        exclude = Set.copyOf(exclude);
    }

    /** Whether there is nothing it drops. */
    public boolean keepsAll() {
        return include.isEmpty() && exclude.isEmpty() && bots && privates;
    }

    public boolean keeps(Event event) {
        String type = event.text(EventField.TYPE).orElse("");
        return (include.isEmpty() || include.contains(type))
                && !exclude.contains(type)
                && (bots || !event.text(EventField.ACTOR).orElse("").endsWith(BOT_SUFFIX))
                && (privates || !Boolean.FALSE.equals(event.value(EventField.PUBLIC)));
    }
}
