package io.tributary.questdb.wire;

import io.tributary.questdb.wire.WriteReply.Cause;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** ILP over HTTP by the client of the JDK. Goes on to the next address when one cannot take rows. */
public final class HttpTransport implements IlpTransport {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private final ConnectionConfig config;
    private final List<ServerAddress> addresses;
    private final AtomicInteger current = new AtomicInteger();
    private final ExecutorService threads;
    private final WriteClients clients;

    /**
     * @param config where QuestDB is and how to talk to it
     * @throws IllegalArgumentException with a sentence for the user when the trust store cannot be used
     */
    public HttpTransport(ConnectionConfig config) {
        this.config = config;
        this.addresses = config.addresses();
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "questdb-http");
            thread.setDaemon(true);
            return thread;
        });
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(min(CONNECT_TIMEOUT, config.requestTimeout()))
                .executor(threads);
        config.tls().map(TlsContexts::create).ifPresent(builder::sslContext);
        this.clients = new WriteClients(builder::build);
    }

    @Override
    public CompletableFuture<WriteReply> write(List<ByteBuffer> lines, Turn turn) {
        LinesPublisher body = new LinesPublisher(lines, turn.comes());
        ServerAddress address = currentAddress();
        Duration timeout =
                config.timeoutFor(Math.toIntExact(body.contentLength())).plus(turn.atMost());
        HttpRequest request =
                request(address, "/write?precision=n", timeout).POST(body).build();
        WriteClients.Way way = clients.take(turn);
        return send(way.client(), request, timeout).handle((response, failure) -> {
            WriteReply reply = failure == null
                    ? WriteReplies.of(response.statusCode(), response.body())
                    : WriteReplies.of(unwrap(failure));
            if (reply instanceof WriteReply.TryAgain again && blamesAddress(again.cause(), turn)) {
                goOnFrom(address);
            }
            clients.giveBack(way, reply);
            return reply;
        });
    }

    /** The answer, whole and in time. The limit of time that the client keeps ends with the head of the answer. */
    private CompletableFuture<HttpResponse<String>> send(HttpClient client, HttpRequest request, Duration timeout) {
        CompletableFuture<HttpResponse<String>> answer = client.sendAsync(request, HttpTransport::answer);
        return answer.copy()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> {
                    if (failure instanceof TimeoutException) {
                        answer.cancel(true); // Closes the connection.
                    }
                });
    }

    private static boolean blamesAddress(Cause cause, Turn turn) {
        return switch (cause) {
            case SERVER_FAILED -> false;
            // It has a connection to spare for the request before.
            case BUSY -> !turn.follows();
            default -> !turn.isLost();
        };
    }

    /** QuestDB keeps a connection open that is one too many, and refuses whatever comes by it. */
    private static BodySubscriber<String> answer(HttpResponse.ResponseInfo response) {
        return response.statusCode() == WriteReplies.TOO_MANY_CONNECTIONS
                ? new UnreadBody()
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    @Override
    public Duration patience(int bytes) {
        return config.timeoutFor(bytes);
    }

    @Override
    public int addresses() {
        return addresses.size();
    }

    /**
     * Asks a server something and waits for the answer; used for {@code /settings} and {@code /exec}.
     *
     * @throws IOException if there is no answer; the next request then goes to the next address
     */
    HttpResponse<String> get(ServerAddress address, String pathAndQuery, Duration timeout)
            throws IOException, InterruptedException {
        HttpRequest request = request(address, pathAndQuery, timeout).GET().build();
        CompletableFuture<HttpResponse<String>> answer = send(clients.first(), request, timeout);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            answer.cancel(true); // Closes the connection.
            throw e;
        } catch (ExecutionException e) {
            goOnFrom(address);
            throw failureOf(e.getCause());
        }
    }

    private static IOException failureOf(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return new HttpTimeoutException("request timed out");
        }
        return cause instanceof IOException failure ? failure : new IOException(cause.getMessage(), cause);
    }

    /** The server that the next request goes to. */
    ServerAddress currentAddress() {
        return addresses.get(current.get());
    }

    /** Has the next request go to the address after one that failed, unless another has gone on from it already. */
    void goOnFrom(ServerAddress address) {
        int failed = addresses.indexOf(address);
        current.compareAndSet(failed, (failed + 1) % addresses.size());
    }

    private HttpRequest.Builder request(ServerAddress address, String pathAndQuery, Duration timeout) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri(address, pathAndQuery))
                .timeout(timeout)
                .header("User-Agent", "tributary-questdb-sink");
        config.credentials().authorization().ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private URI uri(ServerAddress address, String pathAndQuery) {
        try {
            return new URI((config.tls().isPresent() ? "https://" : "http://") + address + pathAndQuery);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("addr " + address + " cannot be part of a URL", e);
        }
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof java.util.concurrent.CompletionException && failure.getCause() != null
                ? failure.getCause()
                : failure;
    }

    private static Duration min(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    @Override
    public void close() {
        // The client's selector thread ends when the client is no longer referenced; JDK 17 has no close().
        threads.shutdownNow();
    }
}
