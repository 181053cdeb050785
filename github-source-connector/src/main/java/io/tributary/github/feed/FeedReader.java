package io.tributary.github.feed;

import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.event.EventPage;
import io.tributary.github.event.NotAPageException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Reads one feed again and again: says which page to ask for, takes the answer, and yields a {@link CompletedRead} when a read is over.
 *
 * <p>Nothing of a read shows before it is complete. Not thread-safe; it does no I/O and knows no waiting.
 */
public final class FeedReader {
    private static final int MAX_REDIRECTS = 5;

    /** Pages shift while a read waits: after this time the next page would no longer begin where the last one ended. */
    private static final Duration STALE = Duration.ofMinutes(1);

    private final Feed feed;
    private final ApiEndpoint endpoint;
    private final ReadSettings settings;
    private final Optional<Instant> notBefore;
    private final GapRule gaps;
    private final StuckPage stuck = new StuckPage();
    private FeedPosition position;
    private Optional<FeedWalk> walk = Optional.empty();
    private Optional<URI> temporarilyAt = Optional.empty();
    private int redirects;
    private Instant lastPage = Instant.MIN;
    private Optional<Instant> lastSweep = Optional.empty();
    private Map<URI, RememberedPage> pages = Map.of();
    private Map<URI, RememberedPage> pagesOfThisRead = new HashMap<>();

    /** What is known of a page behind the first: enough to ask whether it changed, which costs nothing when it did not. */
    private record RememberedPage(Optional<String> etag, boolean showedEvents, Optional<URI> next) {}

    public FeedReader(Feed feed, FeedPosition position, ApiEndpoint endpoint, ReadSettings settings) {
        this.feed = feed;
        this.position = position;
        this.endpoint = endpoint;
        this.settings = settings;
        this.gaps = new GapRule(settings.filtered());
        this.notBefore = position.known() ? Optional.empty() : settings.start().notBefore();
    }

    public Feed feed() {
        return feed;
    }

    /** The page to ask for now; starts a read when none is under way, or the one that is has waited too long for its next page. */
    public URI nextPage(Instant now) {
        if (!isAtFirstPage() && now.isAfter(lastPage.plus(STALE))) {
            stuck.stoppedAt(currentPage());
            abandon();
        }
        if (walk.isEmpty()) {
            boolean sweep = lastSweep.isEmpty() || !now.isBefore(lastSweep.get().plus(settings.sweepInterval()));
            walk = Optional.of(new FeedWalk(position, firstPage(), sweep, settings.pageSize()));
            pagesOfThisRead = new HashMap<>();
        }
        return temporarilyAt.orElseGet(this::currentPage);
    }

    /** The validator to ask with, so that an unchanged page costs nothing. */
    public Optional<String> etag() {
        FeedWalk reading = walk.orElseThrow();
        return reading.isFirstPage()
                ? position.etag()
                : Optional.ofNullable(pages.get(currentPage())).flatMap(RememberedPage::etag);
    }

    private URI currentPage() {
        return walk.orElseThrow().next().orElseThrow();
    }

    private URI firstPage() {
        return position.movedTo().orElseGet(() -> endpoint.resolve(feed.path() + "?per_page=" + settings.pageSize()));
    }

    /**
     * A page came with status 200.
     *
     * @throws NotAPageException when the body is no page of events; ask for it again later
     */
    public Optional<CompletedRead> content(ApiAnswer answer, Instant now) throws NotAPageException {
        EventPage events = EventPage.parse(answer.body());
        URI page = currentPage();
        Optional<URI> next = answer.link("next");
        pagesOfThisRead.put(
                page, new RememberedPage(answer.etag(), !events.events().isEmpty(), next));
        walk.orElseThrow().page(page, events, answer.etag(), next);
        return afterPage(now);
    }

    /** A page came with status 304. */
    public Optional<CompletedRead> notModified(Instant now) {
        FeedWalk reading = walk.orElseThrow();
        URI page = currentPage();
        RememberedPage remembered = pages.get(page);
        if (remembered == null || (reading.isFirstPage() && !reading.isToTheEnd())) {
            reading.end();
        } else {
            pagesOfThisRead.put(page, remembered);
            reading.notModified(page, remembered.showedEvents(), remembered.next());
        }
        return afterPage(now);
    }

    /** The API does not page any further. */
    public Optional<CompletedRead> endOfPages(Instant now) {
        walk.orElseThrow().end();
        return afterPage(now);
    }

    /**
     * The page could not be had.
     *
     * @return what the pages before it have shown, when it has failed so often that the read ends without it
     */
    public Optional<CompletedRead> failed(Instant now) {
        if (isAtFirstPage()) {
            return Optional.empty();
        }
        stuck.stoppedAt(currentPage());
        return endIfStuck(now);
    }

    /**
     * The next page has to wait.
     *
     * @param until how long
     * @return what has been read, when that need not wait: the wait is long, and the read reaches back to what was known before
     */
    public Optional<CompletedRead> waits(Instant until, Instant now) {
        if (isAtFirstPage()
                || !until.isAfter(now.plus(STALE))
                || !walk.orElseThrow().hasOverlap()) {
            return Optional.empty();
        }
        walk.orElseThrow().cutShort();
        return Optional.of(completed(now));
    }

    /** Whether the page asked for is the first of its read. */
    public boolean isAtFirstPage() {
        return walk.isEmpty() || walk.get().isFirstPage();
    }

    /**
     * The page is elsewhere.
     *
     * @return whether to follow; false when it has moved too often
     */
    public boolean moved(URI target, boolean permanently) {
        redirects++;
        if (redirects > MAX_REDIRECTS) {
            backToOwnAddress();
            return false;
        }
        boolean remember = permanently && isAtFirstPage() && endpoint.isOurs(target);
        if (remember) {
            position = position.movedTo(Optional.of(withPageSize(target)));
            walk = Optional.empty();
        } else {
            temporarilyAt = Optional.of(target);
        }
        return true;
    }

    private URI withPageSize(URI target) {
        return target.getRawQuery() == null ? URI.create(target + "?per_page=" + settings.pageSize()) : target;
    }

    /**
     * The remembered address of a renamed repository leads nowhere: go back to the configured name.
     *
     * @return whether there was one
     */
    public boolean forgetMove() {
        boolean hadMoved = position.movedTo().isPresent();
        position = position.movedTo(Optional.empty());
        abandon();
        return hadMoved;
    }

    /** Drops the read under way; the next one starts over. */
    public void abandon() {
        walk = Optional.empty();
        backToOwnAddress();
    }

    private void backToOwnAddress() {
        temporarilyAt = Optional.empty();
        redirects = 0;
    }

    private Optional<CompletedRead> afterPage(Instant now) {
        backToOwnAddress();
        lastPage = now;
        return walk.orElseThrow().next().isPresent() ? endIfStuck(now) : Optional.of(completed(now));
    }

    /** A feed that starts now goes on waiting: what a page does not show today would be taken for news later. */
    private Optional<CompletedRead> endIfStuck(Instant now) {
        if (!stuck.isGivenUp(currentPage()) || startsWithThisRead()) {
            return Optional.empty();
        }
        walk.orElseThrow().cutShort();
        return Optional.of(completed(now));
    }

    private boolean startsWithThisRead() {
        return !position.known() && !settings.start().showsWindow();
    }

    private CompletedRead completed(Instant now) {
        FeedWalk reading = walk.orElseThrow();
        boolean gapRuledOut = gaps.isRuledOut(reading, position, now);
        CompletedRead read = gaps.judged(reading.complete(feed, settings.seenIds(), gapRuledOut), now);
        if (startsWithThisRead()) {
            read = read.withoutEvents();
        } else if (notBefore.isPresent()) {
            read = read.since(notBefore.get());
        }
        if (reading.isCutShort()) {
            lastSweep = Optional.empty(); // the next read looks for what this one was not shown
        } else if (reading.isToTheEnd()) {
            lastSweep = Optional.of(now);
        }
        if (!reading.isUnchanged()) {
            pages = pagesOfThisRead;
        }
        position = read.after();
        stuck.clear();
        abandon();
        return read;
    }

    /** Where reading stands. */
    FeedPosition position() {
        return position;
    }
}
