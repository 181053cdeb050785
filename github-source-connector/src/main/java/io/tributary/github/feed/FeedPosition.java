package io.tributary.github.feed;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How far a feed has been read: what the source offset says. Immutable.
 *
 * <p>Neither the id nor the time of an event can serve as a high-water mark, so the position is a set of ids.
 *
 * @param known whether the feed has ever been read to the end
 * @param seen the ids it has shown
 * @param etag validator of the first page as of the last complete read
 * @param movedTo where the first page is since the repository was renamed
 * @param newest creation time of the newest event seen
 */
public record FeedPosition(
        boolean known, SeenIds seen, Optional<String> etag, Optional<URI> movedTo, Optional<Instant> newest) {
    /** A feed that was never read. */
    public static final FeedPosition START =
            new FeedPosition(false, SeenIds.NONE, Optional.empty(), Optional.empty(), Optional.empty());

    private static final long VERSION = 1;
    private static final String VERSION_KEY = "version";
    private static final String KNOWN_KEY = "known";
    private static final String IDS_KEY = "ids";
    private static final String ETAG_KEY = "etag";
    private static final String MOVED_TO_KEY = "moved_to";
    private static final String NEWEST_KEY = "newest_ms";

    FeedPosition movedTo(Optional<URI> target) {
        return new FeedPosition(known, seen, etag, target, newest);
    }

    /** The source offset that stands for this position. */
    public Map<String, Object> toOffset() {
        Map<String, Object> offset = new HashMap<>();
        offset.put(VERSION_KEY, VERSION);
        offset.put(KNOWN_KEY, known);
        offset.put(IDS_KEY, seen.encode());
        etag.ifPresent(value -> offset.put(ETAG_KEY, value));
        movedTo.ifPresent(value -> offset.put(MOVED_TO_KEY, value.toString()));
        newest.ifPresent(value -> offset.put(NEWEST_KEY, value.toEpochMilli()));
        return offset;
    }

    /**
     * Reads a source offset back.
     *
     * @throws IllegalArgumentException when it is not an offset of this connector, or one of a newer version; the message says why
     */
    public static FeedPosition ofOffset(Map<String, ?> offset) {
        if (!(offset.get(VERSION_KEY) instanceof Number version)) {
            throw new IllegalArgumentException("it has no 'version'");
        }
        if (version.longValue() != VERSION) {
            throw new IllegalArgumentException(
                    "its 'version' is " + version + " and this connector reads version " + VERSION);
        }
        return new FeedPosition(
                value(offset, KNOWN_KEY, Boolean.class).orElse(false),
                value(offset, IDS_KEY, String.class).map(SeenIds::decode).orElse(SeenIds.NONE),
                value(offset, ETAG_KEY, String.class),
                value(offset, MOVED_TO_KEY, String.class).map(URI::create),
                value(offset, NEWEST_KEY, Number.class).map(millis -> Instant.ofEpochMilli(millis.longValue())));
    }

    private static <T> Optional<T> value(Map<String, ?> offset, String key, Class<T> type) {
        Object value = offset.get(key);
        if (value != null && !type.isInstance(value)) {
            throw new IllegalArgumentException("its '" + key + "' is not a " + type.getSimpleName());
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
