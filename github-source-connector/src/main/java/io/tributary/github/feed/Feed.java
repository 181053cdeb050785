package io.tributary.github.feed;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One stream of events of the API.
 *
 * @param kind which kind
 * @param name the rest of its name, as {@code github.feeds} has it; empty for {@code public}. GitHub's names ignore case, so it is in
 *     lower case: the same feed has the same offset however it was written.
 */
public record Feed(Kind kind, String name) implements Comparable<Feed> {
    private static final String API = "api";
    private static final String KIND = "kind";
    private static final String NAME = "name";

    /** The kinds of feeds, their names in {@code github.feeds} and their paths in the API. */
    public enum Kind {
        PUBLIC("public", "", "/events"),
        REPOS("repos", "[^/]+/[^/]+", "/repos/%s/events"),
        NETWORKS("networks", "[^/]+/[^/]+", "/networks/%s/events"),
        ORGS("orgs", "[^/]+", "/orgs/%s/events"),
        USERS("users", "[^/]+", "/users/%s/events"),
        USERS_PUBLIC("users-public", "[^/]+", "/users/%s/events/public"),
        RECEIVED("received", "[^/]+", "/users/%s/received_events"),
        RECEIVED_PUBLIC("received-public", "[^/]+", "/users/%s/received_events/public"),
        DASHBOARDS("dashboards", "[^/]+/[^/]+", "/users/%s/events/orgs/%s");

        private final String text;
        private final Pattern name;
        private final String path;

        Kind(String text, String name, String path) {
            this.text = text;
            this.name = Pattern.compile(name);
            this.path = path;
        }

        /** The word in {@code github.feeds}. */
        public String text() {
            return text;
        }
    }

    public Feed {
        name = name.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads an element of {@code github.feeds}.
     *
     * @return empty when it is not the name of a feed
     */
    public static Optional<Feed> parse(String text) {
        int slash = text.indexOf('/');
        String kind = slash < 0 ? text : text.substring(0, slash);
        String name = slash < 0 ? "" : text.substring(slash + 1);
        return Stream.of(Kind.values())
                .filter(it -> it.text.equals(kind))
                .filter(it -> it.name.matcher(name).matches() && legal(name))
                .findFirst()
                .map(it -> new Feed(it, name));
    }

    /** GitHub's names have these characters only; anything else would change the meaning of a path. */
    private static boolean legal(String name) {
        return name.matches("[A-Za-z0-9._/-]*")
                && Stream.of(name.split("/", -1)).noneMatch(part -> part.equals(".") || part.equals(".."));
    }

    /** The path of its first page below the base URL. */
    public String path() {
        return String.format(Locale.ROOT, kind.path, (Object[])
                (kind == Kind.DASHBOARDS ? name.split("/", -1) : new String[] {name}));
    }

    /**
     * The source partition: everything that tells this feed from any other.
     *
     * <p>Connect finds an offset by the bytes of its partition's JSON, so the order of the entries counts. A plain HashMap has the same one in
     * every JVM, and it is what Connect itself makes of the JSON when offsets are shown or altered through its REST API. {@code Map.of} is
     * neither.
     */
    public Map<String, String> partition(String baseUrl) {
        Map<String, String> partition = new HashMap<>();
        partition.put(API, baseUrl);
        partition.put(KIND, kind.text);
        partition.put(NAME, name);
        return partition;
    }

    /**
     * Reads a source partition back.
     *
     * @return empty when no feed has this partition
     */
    public static Optional<Feed> ofPartition(Map<String, ?> partition) {
        if (!partition.keySet().equals(Set.of(API, KIND, NAME))
                || !(partition.get(KIND) instanceof String kind)
                || !(partition.get(NAME) instanceof String name)) {
            return Optional.empty();
        }
        return parse(name.isEmpty() ? kind : kind + "/" + name).filter(feed -> feed.name.equals(name));
    }

    @Override
    public int compareTo(Feed other) {
        return toString().compareTo(other.toString());
    }

    /** As {@code github.feeds} has it. */
    @Override
    public String toString() {
        return name.isEmpty() ? kind.text : kind.text + "/" + name;
    }
}
