package io.tributary.stack.quickstart.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tributary.stack.StackException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The quickstart's own page on 127.0.0.1: {@code /} is one static file that loads nothing from elsewhere, {@code /data}
 * what it shows. It runs no SQL that a browser sends.
 */
public final class PageServer implements AutoCloseable {
    /** Lets the page load nothing but itself, whatever text is in the data. */
    private static final String POLICY =
            "default-src 'none'; connect-src 'self'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> {
        Thread thread = new Thread(task, "page");
        thread.setDaemon(true);
        return thread;
    });

    private PageServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Serves the page.
     *
     * @param port port on 127.0.0.1; 0 takes a free one
     * @param data what to show, as JSON; asked at every request
     * @return the running server
     * @throws StackException when the port is taken
     */
    public static PageServer start(int port, Supplier<String> data) {
        byte[] page = page();
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            PageServer server = new PageServer(http);
            http.setExecutor(server.threads);
            http.createContext("/data", exchange -> answerData(exchange, data));
            http.createContext("/", exchange -> {
                boolean known = exchange.getRequestURI().getPath().equals("/");
                answer(
                        exchange,
                        known ? 200 : 404,
                        "text/html",
                        known ? page : "Not found".getBytes(StandardCharsets.UTF_8));
            });
            http.start();
            return server;
        } catch (IOException e) {
            throw new StackException("The page cannot be served on port " + port + ": " + e.getMessage(), e);
        }
    }

    private static byte[] page() {
        try (InputStream page = PageServer.class.getResourceAsStream("page.html")) {
            return page.readAllBytes();
        } catch (IOException e) {
            throw new StackException("The page cannot be read: " + e.getMessage(), e);
        }
    }

    private static void answerData(HttpExchange exchange, Supplier<String> data) throws IOException {
        String json;
        try {
            json = data.get();
        } catch (StackException e) {
            answer(exchange, 503, "text/plain", e.getMessage().getBytes(StandardCharsets.UTF_8));
            return;
        }
        answer(exchange, 200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static void answer(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** Returns the address of the page. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
