package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.Turn;
import io.tributary.questdb.wire.WriteReply;
import java.util.concurrent.CompletableFuture;

/**
 * A request under way.
 *
 * @param batch what it carries
 * @param answer becomes the reply
 * @param turn when its last byte may leave, or that it is given up; whoever completes it first decides
 * @param sentNanos when it was sent
 */
record Flight(Batch batch, CompletableFuture<Answer> answer, Turn turn, long sentNanos) {
    /** A reply and when it came. */
    record Answer(WriteReply reply, long nanos) {}
}
