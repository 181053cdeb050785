package io.tributary.github.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a feed without an offset starts: {@code feeds.start}.
 *
 * @param showsWindow whether the first read hands on what it shows, or only takes it as seen
 * @param notBefore what happened before this time is never handed on
 */
public record FeedStart(boolean showsWindow, Optional<Instant> notBefore) {
    /** With all the events that GitHub still shows. */
    public static final FeedStart WINDOW = new FeedStart(true, Optional.empty());

    private static final FeedStart NOW = new FeedStart(false, Optional.empty());

    /**
     * Reads the value of {@code feeds.start}.
     *
     * @return empty when it is neither a word nor a time
     */
    public static Optional<FeedStart> parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "window" -> Optional.of(WINDOW);
            case "now" -> Optional.of(NOW);
            default -> time(text).map(time -> new FeedStart(true, Optional.of(time)));
        };
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
