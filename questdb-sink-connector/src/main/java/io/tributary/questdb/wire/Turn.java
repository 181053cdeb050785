package io.tributary.questdb.wire;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * When a request may end. One that follows another on the way sends everything but its last byte, and that when the one
 * before is in: QuestDB takes the rows of a request at its end, so the two can never be taken in the other order, and nothing
 * of the second when the first fails.
 *
 * @param comes becomes true when the request may end, false when it must not; never fails
 * @param atMost how long that may take
 */
public record Turn(CompletableFuture<Boolean> comes, Duration atMost) {
    /** For a request that follows no other. */
    public static Turn now() {
        return new Turn(CompletableFuture.completedFuture(true), Duration.ZERO);
    }

    /** Whether the request waits for another. */
    public boolean follows() {
        return !atMost.isZero();
    }

    boolean isLost() {
        return comes.isDone() && !comes.join();
    }
}
