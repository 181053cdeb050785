package io.tributary.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpTransportTest {
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch release = new CountDownLatch(1);
    private HttpServer server;
    private volatile Headers seen;

    private interface Reply {
        void to(HttpExchange exchange) throws IOException, InterruptedException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        release.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void sendsTheHeadersThatGitHubAsksFor() {
        reply(exchange -> exchange.sendResponseHeaders(304, -1));
        ApiAnswer answer = transport(1 << 20, Optional.empty())
                .send(ApiRequest.get(uri())
                        .withAuthorization(Optional.of("Bearer t"))
                        .withEtag(Optional.of("\"e\"")))
                .join();
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.body()).isEmpty();
        assertThat(seen.getFirst("Accept")).isEqualTo("application/vnd.github+json");
        assertThat(seen.getFirst("X-GitHub-Api-Version")).isEqualTo("2022-11-28");
        assertThat(seen.getFirst("User-Agent")).isEqualTo("agent/1");
        assertThat(seen.getFirst("Authorization")).isEqualTo("Bearer t");
        assertThat(seen.getFirst("If-None-Match")).isEqualTo("\"e\"");
    }

    @Test
    void unzipsBodies() {
        reply(exchange -> send(exchange, zip("[\"gr\u00fc\u00dfe \ud83d\ude80\"]"), true));
        ApiAnswer answer =
                transport(1 << 20, Optional.empty()).send(ApiRequest.get(uri())).join();
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo("[\"gr\u00fc\u00dfe \ud83d\ude80\"]");
    }

    @Test
    void refusesBodiesOverTheLimitZippedOrNot() throws IOException {
        byte[] bomb = zip("x".repeat(1 << 20));
        assertThat(bomb).hasSizeLessThan(1 << 16);
        reply(exchange -> send(exchange, bomb, true));
        assertThatThrownBy(() -> transport(1 << 16, Optional.empty())
                        .send(ApiRequest.get(uri()))
                        .join())
                .hasStackTraceContaining("http.max.response.bytes");
        reply(exchange -> send(exchange, new byte[1 << 20], false));
        assertThatThrownBy(() -> transport(1 << 16, Optional.empty())
                        .send(ApiRequest.get(uri()))
                        .join())
                .hasStackTraceContaining("http.max.response.bytes");
    }

    @Test
    void brokenGzipIsAnError() {
        reply(exchange -> send(exchange, new byte[] {1, 2, 3}, true));
        assertThatThrownBy(() -> transport(1 << 16, Optional.empty())
                        .send(ApiRequest.get(uri()))
                        .join())
                .isInstanceOf(CompletionException.class);
    }

    @Test
    void timeOutCoversTheBodyToo() {
        reply(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(1);
            exchange.getResponseBody().flush();
            release.await(20, TimeUnit.SECONDS);
        });
        HttpTransport transport = new HttpTransport(settings(1 << 20, Duration.ofMillis(300), Optional.empty()));
        assertThatThrownBy(() -> transport.send(ApiRequest.get(uri())).join())
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void redirectsAreNotFollowedHere() {
        reply(exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere?x=1");
            exchange.sendResponseHeaders(301, -1);
        });
        ApiAnswer answer =
                transport(1 << 20, Optional.empty()).send(ApiRequest.get(uri())).join();
        assertThat(answer.status()).isEqualTo(301);
        assertThat(answer.location()).contains(uri().resolve("/elsewhere?x=1"));
    }

    @Test
    void requestsGoThroughTheProxy() {
        reply(exchange -> send(exchange, "[]".getBytes(StandardCharsets.UTF_8), false));
        InetSocketAddress proxy = InetSocketAddress.createUnresolved(
                "127.0.0.1", server.getAddress().getPort());
        ApiAnswer answer = transport(1 << 20, Optional.of(proxy))
                .send(ApiRequest.get(URI.create("http://github.invalid/api/v3/events")))
                .join();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(seen.getFirst("Host")).isEqualTo("github.invalid");
    }

    @Test
    void anAddressThatIsNotHttpIsAnErrorOfTheRequest() {
        assertThatThrownBy(() -> transport(1 << 20, Optional.empty())
                        .send(ApiRequest.get(URI.create("ftp://example.com/events")))
                        .join())
                .hasCauseInstanceOf(IOException.class);
    }

    @Test
    void credentialsThatNoHeaderCanHoldAreNotQuoted() {
        for (String secret : List.of("ghp_verysecret\nx", "ghp_verysecret\u4e2d")) {
            assertThatThrownBy(() -> transport(1 << 20, Optional.empty())
                            .send(ApiRequest.get(uri()).withAuthorization(Optional.of("Bearer " + secret)))
                            .join())
                    .hasCauseInstanceOf(IOException.class)
                    .hasMessageContaining("github.token")
                    .satisfies(problem -> assertThat(stackTrace(problem)).doesNotContain("verysecret"));
        }
    }

    private static String stackTrace(Throwable problem) {
        StringWriter text = new StringWriter();
        problem.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void nobodyThereIsAnError() {
        server.stop(0);
        assertThatThrownBy(() -> transport(1 << 20, Optional.empty())
                        .send(ApiRequest.get(uri()))
                        .join())
                .hasCauseInstanceOf(IOException.class);
    }

    private void reply(Reply reply) {
        try {
            server.removeContext("/");
        } catch (IllegalArgumentException e) {
            assertThat(seen).as("the first reply of a test").isNull();
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                seen = exchange.getRequestHeaders();
                reply.to(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void send(HttpExchange exchange, byte[] body, boolean zipped) throws IOException {
        if (zipped) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    private static byte[] zip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/events");
    }

    private static HttpTransport transport(int limit, Optional<InetSocketAddress> proxy) {
        return new HttpTransport(settings(limit, Duration.ofSeconds(20), proxy));
    }

    private static HttpSettings settings(int limit, Duration timeout, Optional<InetSocketAddress> proxy) {
        return new HttpSettings(
                "2022-11-28", "agent/1", Duration.ofSeconds(5), timeout, limit, proxy, Optional.empty());
    }
}
