package io.tributary.stack.github;

import io.tributary.stack.github.SimulatedEvent.Party;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What each feed shows: the newest events first, at most 300 of them and none older than 30 days.
 *
 * <p>Age counts from publication, not from {@code created_at}, so that recordings of any year can be shown. Not
 * thread-safe.
 */
final class Timeline {
    static final int WINDOW = 300;
    static final Duration LIFETIME = Duration.ofDays(30);

    private record Entry(SimulatedEvent event, Instant publishedAt) {}

    private final Map<String, List<Entry>> feeds = new HashMap<>();
    private final Map<String, List<SimulatedEvent>> pinned = new HashMap<>();

    /**
     * Adds an event to every feed it belongs to.
     *
     * @param depth 0 for the top of the feed; a late event appears further down
     */
    void publish(SimulatedEvent event, Instant at, int depth) {
        Entry entry = new Entry(event, at);
        for (String feed : FeedKey.of(event)) {
            List<Entry> entries = feeds.computeIfAbsent(feed, key -> new ArrayList<>());
            entries.add(Math.min(depth, entries.size()), entry);
            if (entries.size() > WINDOW) {
                entries.remove(entries.size() - 1);
            }
        }
    }

    /** Replaces the body of an event wherever it is still shown. */
    boolean replace(SimulatedEvent changed) {
        boolean replaced = false;
        for (String feed : FeedKey.of(changed)) {
            List<Entry> entries = feeds.getOrDefault(feed, List.of());
            for (int i = 0; i < entries.size(); i++) {
                if (entries.get(i).event().id().equals(changed.id())) {
                    entries.set(i, new Entry(changed, entries.get(i).publishedAt()));
                    replaced = true;
                }
            }
        }
        return replaced;
    }

    /** Shows exactly these events in a feed, in this order, whatever is published. */
    void pin(String feed, List<SimulatedEvent> events) {
        pinned.put(feed, List.copyOf(events));
    }

    List<SimulatedEvent> read(String feed, Instant now) {
        List<SimulatedEvent> shown = pinned.get(feed);
        if (shown != null) {
            return shown;
        }
        List<Entry> entries = feeds.getOrDefault(feed, new ArrayList<>());
        Instant oldest = now.minus(LIFETIME);
        entries.removeIf(entry -> entry.publishedAt().isBefore(oldest));
        return entries.stream().map(Entry::event).toList();
    }

    /** The feeds of the API, named by what does not change: numeric ids where GitHub has them. */
    static final class FeedKey {
        static final String PUBLIC = "public";

        private FeedKey() {}

        static String repository(long id) {
            return "repository/" + id;
        }

        /** Repositories of one simple name stand for a network of forks. */
        static String network(String repository) {
            return "network/" + lower(repository.substring(repository.indexOf('/') + 1));
        }

        static String organization(long id) {
            return "organization/" + id;
        }

        static String user(long id) {
            return "user/" + id;
        }

        /** A user receives what happens in the user's own repositories. */
        static String received(String login) {
            return "received/" + lower(login);
        }

        private static List<String> of(SimulatedEvent event) {
            List<String> keys = new ArrayList<>();
            keys.add(PUBLIC);
            Party repository = event.repository();
            if (repository.isKnown()) {
                keys.add(repository(repository.id()));
                keys.add(network(repository.name()));
                keys.add(received(repository
                        .name()
                        .substring(0, Math.max(0, repository.name().indexOf('/')))));
            }
            if (event.organization().isKnown()) {
                keys.add(organization(event.organization().id()));
            }
            if (event.actor().isKnown()) {
                keys.add(user(event.actor().id()));
            }
            return keys;
        }

        private static String lower(String name) {
            return name.toLowerCase(Locale.ROOT);
        }
    }
}
