package io.tributary.github.api;

import java.util.concurrent.CompletableFuture;

/** Sends requests. */
public interface Transport extends AutoCloseable {
    /**
     * Sends a request and returns at once.
     *
     * @return completes with the answer, whatever its status, or exceptionally with an {@link java.io.IOException} when there is none:
     *     no connection, a time-out, a body over the limit. Cancelling it drops the request.
     */
    CompletableFuture<ApiAnswer> send(ApiRequest request);

    @Override
    void close();
}
