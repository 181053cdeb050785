package io.tributary.github.api;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Requests outside the polling of feeds, one after the other: each waits for its answer, and all of them share one limit of time. */
public final class ApiSession {
    private static final int CREATED = 201;

    private final ApiEndpoint endpoint;
    private final Transport transport;
    private final InstantSource clock;
    private final Deadline deadline;

    public ApiSession(ApiEndpoint endpoint, Transport transport, InstantSource clock, Deadline deadline) {
        this.endpoint = endpoint;
        this.transport = transport;
        this.clock = clock;
        this.deadline = deadline;
    }

    /**
     * Asks for a page.
     *
     * @return the answer, whatever its status; the one to the request for a token, when the credential needs one and gets none
     * @throws IOException when there is no answer in time
     */
    public ApiAnswer get(URI uri, Credential credential) throws IOException, InterruptedException {
        Optional<ApiAnswer> refusal = renew(credential);
        return refusal.isPresent()
                ? refusal.get()
                : await(endpoint.get(uri, credential.authorization(), Optional.empty()));
    }

    /**
     * Sees to it that a credential has a token, if it needs one.
     *
     * @return the answer that held none
     * @throws IOException when there is no answer in time
     */
    public Optional<ApiAnswer> renew(Credential credential) throws IOException, InterruptedException {
        Optional<ApiRequest> renewal = credential.renewal(clock.instant());
        if (renewal.isEmpty()) {
            return Optional.empty();
        }
        ApiAnswer answer = await(renewal.get());
        return answer.status() == CREATED && credential.renewed(answer) ? Optional.empty() : Optional.of(answer);
    }

    /** A page of this API, by its path. */
    public URI resolve(String pathAndQuery) {
        return endpoint.resolve(pathAndQuery);
    }

    private ApiAnswer await(ApiRequest request) throws IOException, InterruptedException {
        CompletableFuture<ApiAnswer> answer = transport.send(request);
        try {
            return answer.get(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new IOException("no answer in time", e);
        } catch (ExecutionException e) {
            String reason = e.getCause().getMessage();
            throw new IOException(reason == null ? e.getCause().getClass().getSimpleName() : reason, e);
        }
    }
}
