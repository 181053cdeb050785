package io.tributary.github.feed;

import java.net.URI;
import java.util.Optional;

/** The page that reads of a feed last stopped at, and how often in a row they did. */
final class StuckPage {
    /** So often a page is asked for before a read ends without it: what the other pages showed must not wait for ever. */
    private static final int PATIENCE = 3;

    private Optional<URI> page = Optional.empty();
    private int times;

    void stoppedAt(URI uri) {
        times = page.filter(uri::equals).isPresent() ? times + 1 : 1;
        page = Optional.of(uri);
    }

    /** Whether there is no use in waiting for a page any longer. */
    boolean isGivenUp(URI uri) {
        return times >= PATIENCE && page.filter(uri::equals).isPresent();
    }

    void clear() {
        page = Optional.empty();
        times = 0;
    }
}
