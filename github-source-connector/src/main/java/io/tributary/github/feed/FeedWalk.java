package io.tributary.github.feed;

import io.tributary.github.event.Event;
import io.tributary.github.event.EventPage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One read in progress: what its pages have shown so far, and whether another page is needed. */
final class FeedWalk {
    /** GitHub shows this many events of a feed. */
    static final int WINDOW_EVENTS = 300;

    /** A server may put fewer events on a page than it was asked for, but one that keeps saying "next" is not followed for ever. */
    private static final int PAGES_AT_LEAST = 30;

    /** Feeds are ordered only roughly; an event counts as late when it is older than the newest one known by more than this. */
    private static final Duration LATE = Duration.ofMinutes(1);

    private final FeedPosition before;
    private final boolean toTheEnd;
    private final int maxPages;
    private final Map<String, Event> fresh = new LinkedHashMap<>();
    private final Set<String> shown = new LinkedHashSet<>();
    private final Set<URI> visited = new HashSet<>();
    private Optional<String> etag;
    private Optional<URI> next;
    private boolean overlap;
    private boolean unchanged = true;
    private boolean cutShort;
    private int duplicates;
    private int malformed;

    /**
     * Starts a read.
     *
     * @param before the position so far
     * @param first the first page
     * @param toTheEnd whether to go on after overlap is proven, to find late events deeper in the window
     * @param pageSize events to a page
     */
    FeedWalk(FeedPosition before, URI first, boolean toTheEnd, int pageSize) {
        this.before = before;
        this.toTheEnd = toTheEnd;
        this.maxPages = Math.max(PAGES_AT_LEAST, (WINDOW_EVENTS + pageSize - 1) / pageSize);
        this.etag = before.etag();
        this.next = Optional.of(first);
    }

    /** The page to read next; empty when the read is complete. */
    Optional<URI> next() {
        return next;
    }

    boolean isFirstPage() {
        return visited.isEmpty();
    }

    boolean isToTheEnd() {
        return toTheEnd;
    }

    /** Whether the pages have shown something that was known before the read. */
    boolean hasOverlap() {
        return overlap;
    }

    /** How many events the pages have shown, each counted once. */
    int shown() {
        return shown.size();
    }

    /** The page came. */
    void page(URI page, EventPage events, Optional<String> pageEtag, Optional<URI> link) {
        if (isFirstPage()) {
            etag = pageEtag;
        }
        unchanged = false;
        malformed += events.malformed();
        boolean addsNothing = true;
        for (Event event : events.events()) {
            boolean known = before.seen().contains(event.id());
            overlap |= known;
            if (!shown.add(event.id())) {
                continue;
            }
            if (known) {
                duplicates++;
            } else {
                fresh.put(event.id(), event);
                addsNothing = false;
            }
        }
        advance(page, addsNothing, link);
    }

    /** The page is as it was when it was read last; what it shows is known. */
    void notModified(URI page, boolean showedEvents, Optional<URI> link) {
        overlap |= showedEvents;
        advance(page, true, link);
    }

    /** There is nothing at this page or behind it. */
    void end() {
        next = Optional.empty();
    }

    /** The next page cannot be had: the read ends here. If it had news, an unchanged first page must not end the next one. */
    void cutShort() {
        cutShort = true;
        etag = unchanged ? etag : Optional.empty();
        end();
    }

    boolean isCutShort() {
        return cutShort;
    }

    private void advance(URI page, boolean addsNothing, Optional<URI> link) {
        visited.add(page);
        boolean enough = addsNothing && overlap && !toTheEnd;
        next = enough || visited.size() >= maxPages ? Optional.empty() : link.filter(uri -> !visited.contains(uri));
    }

    /** Whether every page was as before. */
    boolean isUnchanged() {
        return unchanged;
    }

    /**
     * What a complete read comes to.
     *
     * @param gapRuledOut whether nothing can have been missed although no overlap was seen
     */
    CompletedRead complete(Feed feed, int seenLimit, boolean gapRuledOut) {
        List<Event> events = oldestFirst();
        List<String> ids = new ArrayList<>(shown);
        Collections.reverse(ids);
        Optional<Instant> newest = Stream.concat(
                        before.newest().stream(), events.stream().flatMap(event -> event.createdAt().stream()))
                .max(Comparator.naturalOrder());
        FeedPosition after = new FeedPosition(true, before.seen().plus(ids, seenLimit), etag, before.movedTo(), newest);
        boolean missed = !overlap && !events.isEmpty() && !before.seen().isEmpty() && !gapRuledOut;
        Optional<Gap> gap = missed ? Optional.of(new Gap(before.newest(), oldest(events))) : Optional.empty();
        return new CompletedRead(feed, events, before, after, duplicates, late(events), malformed, gap);
    }

    private static Optional<Instant> oldest(List<Event> events) {
        return events.stream().flatMap(event -> event.createdAt().stream()).min(Comparator.naturalOrder());
    }

    private int late(List<Event> events) {
        if (before.newest().isEmpty()) {
            return 0;
        }
        Instant limit = before.newest().get().minus(LATE);
        return (int) events.stream()
                .flatMap(event -> event.createdAt().stream())
                .filter(limit::isAfter)
                .count();
    }

    /** By creation time; where that is equal or missing, the order of the pages, reversed. */
    private List<Event> oldestFirst() {
        List<Event> reversed = new ArrayList<>(fresh.values());
        Collections.reverse(reversed);
        Map<Event, Instant> times = new HashMap<>();
        Instant time = Instant.MIN;
        for (Event event : reversed) {
            time = event.createdAt().orElse(time);
            times.put(event, time);
        }
        reversed.sort(Comparator.comparing(times::get));
        return List.copyOf(reversed);
    }
}
