package io.tributary.stack.github;

import java.util.Optional;

/** Trouble on demand: turns the answer GitHub should give into the one it gives on a bad day. */
@FunctionalInterface
public interface Fault {
    /**
     * Spoils an answer.
     *
     * @param normal what would be sent
     * @param previous the last page of events that was sent for any feed, if there was one
     * @return what is sent instead
     */
    Answer apply(Answer normal, Optional<Answer> previous);
}
