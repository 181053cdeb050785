package io.tributary.questdb.delivery;

import io.tributary.questdb.wire.WriteReply;
import java.util.concurrent.CompletableFuture;

/**
 * A request under way.
 *
 * @param batch what it carries
 * @param answer becomes the reply
 * @param mayEnd becomes true when its last byte may leave, false when it is given up; whoever completes it first decides
 * @param follows whether it left while another was under way
 * @param sentNanos when it was sent
 */
record Flight(
        Batch batch,
        CompletableFuture<Answer> answer,
        CompletableFuture<Boolean> mayEnd,
        boolean follows,
        long sentNanos) {
    /** A reply and when it came. */
    record Answer(WriteReply reply, long nanos) {}
}
