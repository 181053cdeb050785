package io.tributary.questdb.wire;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Leaves the body of an answer unread, so that the client of the JDK closes the connection instead of using it again.
 */
final class UnreadBody implements BodySubscriber<String> {
    @Override
    public CompletionStage<String> getBody() {
        return CompletableFuture.completedFuture("");
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.cancel();
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        // Nothing was asked for.
    }

    @Override
    public void onError(Throwable failure) {
        // The status is all that counts.
    }

    @Override
    public void onComplete() {
        // There was no body.
    }
}
