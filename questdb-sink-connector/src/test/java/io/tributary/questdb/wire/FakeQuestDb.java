package io.tributary.questdb.wire;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * Plays the HTTP side of QuestDB 9.3.4 as far as writes go: takes all lines of a request or none, names the first bad
 * line, and gives scripted answers when told to.
 */
public final class FakeQuestDb implements AutoCloseable {
    /** What the server does with one request. */
    public interface Behaviour {
        void answer(FakeQuestDb server, HttpExchange exchange, String body) throws IOException, InterruptedException;
    }

    static {
        // Otherwise every answer with a body waits 40 ms for an acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
    private final List<String> lines = new ArrayList<>();
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final List<Integer> sizes = new ArrayList<>();
    private volatile Predicate<String> badLine = line -> false;
    private volatile Predicate<String> failingLine = line -> false;
    private volatile String authorization;
    private volatile String settings =
            "{\"release.type\":\"OSS\",\"line.proto.support.versions\":[1,2,3],\"accepting.writes\":[\"http\"]}";
    private volatile Behaviour always;
    private HttpServer server;
    private int port;

    public FakeQuestDb() {
        start();
    }

    /** Starts listening, again on the same port after {@link #stop}. */
    public void start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = server.getAddress().getPort();
        server.setExecutor(threads);
        server.createContext("/write", this::write);
        server.createContext("/settings", exchange -> reply(exchange, settings == null ? 404 : 200, settings));
        server.createContext("/exec", exchange -> reply(exchange, 200, "{\"ddl\":\"OK\"}"));
        server.start();
    }

    /** Breaks all connections and listens no more. */
    public void stop() {
        server.stop(0);
    }

    public String address() {
        return "127.0.0.1:" + port;
    }

    /** The next requests are answered so, one each; later ones as usual. */
    public FakeQuestDb then(Behaviour... behaviours) {
        script.addAll(List.of(behaviours));
        return this;
    }

    /** All requests are answered so, until told otherwise by null. */
    public void always(Behaviour behaviour) {
        always = behaviour;
    }

    public void refuse(Predicate<String> bad) {
        badLine = bad;
    }

    /** The server fails inside at such lines, as QuestDB 9.3.4 does at a decimal for a column that is not there. */
    public void failAt(Predicate<String> failing) {
        failingLine = failing;
    }

    public void settings(String json) {
        settings = json;
    }

    public String authorization() {
        return authorization;
    }

    /** How many requests have begun to arrive. */
    public int begun() {
        return begun.get();
    }

    /** How many requests have arrived whole. */
    public int requests() {
        return requests.get();
    }

    public synchronized List<String> lines() {
        return List.copyOf(lines);
    }

    public synchronized List<Integer> requestBytes() {
        return List.copyOf(sizes);
    }

    private void write(HttpExchange exchange) throws IOException {
        begun.incrementAndGet();
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        String body = new String(bytes, StandardCharsets.UTF_8);
        requests.incrementAndGet();
        synchronized (this) {
            sizes.add(bytes.length);
        }
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Behaviour scripted = script.poll();
        Behaviour behaviour = scripted != null ? scripted : always != null ? always : FakeQuestDb::take;
        try {
            behaviour.answer(this, exchange, body);
        } catch (InterruptedException e) {
            exchange.close();
        }
    }

    private static void take(FakeQuestDb fake, HttpExchange exchange, String body) throws IOException {
        String[] all = body.split("\n");
        for (int i = 0; i < all.length; i++) {
            if (fake.failingLine.test(all[i])) {
                reply(exchange, 500, failure(i + 1));
                return;
            }
            if (fake.badLine.test(all[i])) {
                reply(exchange, 400, badLine(i + 1));
                return;
            }
        }
        fake.store(all);
        reply(exchange, 204, null);
    }

    private synchronized void store(String... all) {
        lines.addAll(List.of(all));
    }

    private static String badLine(int line) {
        return "{\"code\":\"invalid\",\"message\":\"failed to parse line protocol:errors encountered on line(s):\\nerror in"
                + " line " + line
                + ": table: t1, column: a; cast error from protocol type: STRING to column type: LONG\","
                + "\"line\":" + line + ",\"errorId\":\"494703574ca9-1\"}";
    }

    private static String failure(int line) {
        return "{\"code\":\"internal error\",\"message\":\"failed to parse line protocol:errors encountered on line(s):"
                + "write error: t1, errno: -1, error: decimal columns cannot be created automatically\",\"line\":"
                + line
                + ",\"errorId\":\"494703574ca9-3\"}";
    }

    /** Answers with this status and body and takes nothing. */
    public static Behaviour status(int status, String body) {
        return (fake, exchange, lines) -> reply(exchange, status, body);
    }

    /** Takes all lines or, when one is bad, none. */
    public static Behaviour usual() {
        return FakeQuestDb::take;
    }

    /** The reply of a server whose disk is full. */
    public static Behaviour diskFull() {
        return status(
                500,
                "{\"code\":\"internal error\",\"message\":\"failed to parse line protocol:errors encountered on line(s):\\n"
                        + "error in line 1: table: t1; could not append: no space left [errno: 28]\",\"line\":1,"
                        + "\"errorId\":\"494703574ca9-2\"}");
    }

    /** Takes the lines, then breaks the connection instead of answering. */
    public static Behaviour answerLost() {
        return (fake, exchange, body) -> {
            fake.store(body.split("\n"));
            exchange.close();
        };
    }

    /** Breaks the connection without taking anything. */
    public static Behaviour reset() {
        return (fake, exchange, body) -> exchange.close();
    }

    /** Answers as usual once the latch is open. */
    public static Behaviour after(CountDownLatch latch) {
        return (fake, exchange, body) -> {
            latch.await();
            take(fake, exchange, body);
        };
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
