package io.tributary.stack.github;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.stack.github.Answer.Ending;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;

/** Speaks HTTP on 127.0.0.1 and passes requests to the {@link EventsApi}. */
final class HttpFrontEnd implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads;
    private final EventsApi api;
    private final SimulatorPages ownPages;
    private final ServedLog served;
    private final String basePath;
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();

    HttpFrontEnd(int port, String basePath, EventsApi api, SimulatorPages ownPages, ServedLog served)
            throws IOException {
        this.api = api;
        this.ownPages = ownPages;
        this.served = served;
        this.basePath = basePath;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "github-simulator");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + basePath);
    }

    int mostAtOnce() {
        return mostAtOnce.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Map<String, String> headers = new HashMap<>();
            exchange.getRequestHeaders()
                    .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
            Request request = Request.of(exchange.getRequestMethod(), exchange.getRequestURI(), basePath, headers);
            if (SimulatorPages.owns(request)) {
                send(exchange, request, ownPages.answer(request));
                return;
            }
            Answer answer = counted(request, "http://" + headers.getOrDefault("host", "127.0.0.1") + basePath);
            // Before the first byte leaves: who has read the answer must find its events here.
            if (answer.showsEvents()) {
                served.add(answer.events());
            }
            send(exchange, request, answer);
        }
    }

    /** A request is in flight until the first byte of its answer leaves. */
    private Answer counted(Request request, String baseUrl) throws InterruptedIOException {
        mostAtOnce.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
        try {
            Answer answer = api.answer(request, baseUrl);
            hold(answer.delay());
            return answer;
        } finally {
            inFlight.decrementAndGet();
        }
    }

    private static void hold(Duration delay) throws InterruptedIOException {
        try {
            Thread.sleep(delay.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The simulator was closed while it held an answer back");
        }
    }

    /** Sends the answer; closing the exchange before all of the announced body is written cuts the connection. */
    private static void send(HttpExchange exchange, Request request, Answer answer) throws IOException {
        if (answer.ending() == Ending.CUT_BEFORE_ANSWER) {
            return;
        }
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        exchange.getResponseHeaders().set("Server", "tributary-github-simulator");
        byte[] body = answer.body().text().getBytes(StandardCharsets.UTF_8);
        if (request.header("accept-encoding")
                        .filter(value -> value.contains("gzip"))
                        .isPresent()
                && body.length > 0) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
            body = gzip(body);
        }
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        int length = answer.ending() == Ending.CUT_IN_BODY ? body.length / 2 : body.length;
        exchange.getResponseBody().write(body, 0, length);
        exchange.getResponseBody().flush();
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 2);
        try (OutputStream zipped = new GZIPOutputStream(bytes)) {
            zipped.write(body);
        }
        return bytes.toByteArray();
    }
}
