package io.tributary.it.sink;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands before QuestDB and, when told so, gives an answer of its own to writes instead of passing them on. */
final class ScriptedServer implements AutoCloseable {
    static final String DISK_FULL =
            "{\"code\":\"internal error\",\"message\":\"failed to parse line protocol:errors encountered on line(s):\\nerror"
                    + " in line 1: could not write [errno: 28]\",\"line\":1,\"errorId\":\"test-1\"}";

    private record Script(int status, String body) {}

    private final URI target;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicInteger refused = new AtomicInteger();
    private volatile Script script;

    ScriptedServer(URI target) throws IOException {
        this.target = target;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Answers every write so, from now on. */
    void refuseWrites(int status, String body) {
        script = new Script(status, body);
    }

    /** Passes writes on again. */
    void pass() {
        script = null;
    }

    /** How many writes were refused. */
    int refused() {
        return refused.get();
    }

    private void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Script now = script;
        if (now != null && exchange.getRequestURI().getPath().equals("/write")) {
            refused.incrementAndGet();
            reply(exchange, now.status(), now.body().getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                            .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            reply(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            exchange.close();
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
