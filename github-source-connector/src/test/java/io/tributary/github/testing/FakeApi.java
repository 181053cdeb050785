package io.tributary.github.testing;

import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.ApiRequest;
import io.tributary.github.api.Transport;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/**
 * GitHub's events API in memory: feeds newest first in a window of 300, pages, {@code Link}, ETags, {@code X-Poll-Interval} and an hourly
 * limit per token. Answers at once, unless a trouble is queued.
 */
public final class FakeApi implements Transport {
    public static final String BASE = "https://api.example.com";
    private static final int WINDOW = 300;

    private final InstantSource clock;
    private final Map<String, List<String>> feeds = new HashMap<>();
    private final Map<String, Queue<Trouble>> troubles = new HashMap<>();
    private final List<Logged> log = new ArrayList<>();
    private final Map<String, Long> used = new HashMap<>();
    private Instant windowEnd = Instant.MIN;
    private long limit = 5_000;

    /** Another answer than the right one. */
    public interface Trouble {
        CompletableFuture<ApiAnswer> answer(ApiRequest request);
    }

    /** A request as it came and the status it got; 0 without an answer. */
    public record Logged(Instant at, ApiRequest request, int status) {}

    public FakeApi(InstantSource clock) {
        this.clock = clock;
    }

    public FakeApi limit(long perHour) {
        limit = perHour;
        return this;
    }

    /** Puts an event on top of a feed. */
    public void show(String path, String event) {
        feeds.computeIfAbsent(path, ignored -> new ArrayList<>()).add(0, event);
    }

    /** Replaces all that a feed shows. */
    public void set(String path, List<String> newestFirst) {
        feeds.put(path, new ArrayList<>(newestFirst));
    }

    public List<String> shown(String path) {
        return feeds.get(path);
    }

    /** The next request whose path and query start with this is answered otherwise. */
    public void trouble(String prefix, Trouble trouble) {
        troubles.computeIfAbsent(prefix, ignored -> new ArrayDeque<>()).add(trouble);
    }

    public void status(String prefix, int status, String... headers) {
        trouble(
                prefix,
                request -> CompletableFuture.completedFuture(answer(request, status, headersOf(headers), "{}")));
    }

    public List<Logged> log() {
        return log;
    }

    public long count(int status) {
        return log.stream().filter(it -> it.status() == status).count();
    }

    @Override
    public CompletableFuture<ApiAnswer> send(ApiRequest request) {
        CompletableFuture<ApiAnswer> answer = answerTo(request);
        int status = answer.isDone() && !answer.isCompletedExceptionally()
                ? answer.join().status()
                : 0;
        log.add(new Logged(clock.instant(), request, status));
        return answer;
    }

    private CompletableFuture<ApiAnswer> answerTo(ApiRequest request) {
        String target = request.uri().getRawPath()
                + (request.uri().getRawQuery() == null
                        ? ""
                        : "?" + request.uri().getRawQuery());
        for (Map.Entry<String, Queue<Trouble>> entry : troubles.entrySet()) {
            if (target.startsWith(entry.getKey()) && !entry.getValue().isEmpty()) {
                return entry.getValue().remove().answer(request);
            }
        }
        return CompletableFuture.completedFuture(page(request));
    }

    private ApiAnswer page(ApiRequest request) {
        URI uri = request.uri();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-Poll-Interval", "60");
        if (!feeds.containsKey(uri.getPath())) {
            return limited(request, answer(request, 404, headers, "{\"message\":\"Not Found\"}"));
        }
        Map<String, String> query = query(uri);
        int size = Integer.parseInt(query.getOrDefault("per_page", "30"));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        List<String> all = feeds.get(uri.getPath());
        List<String> window = all.subList(0, Math.min(WINDOW, all.size()));
        int from = Math.min(window.size(), (page - 1) * size);
        int to = Math.min(window.size(), page * size);
        String body = TestEvents.page(window.subList(from, to));
        String etag = "W/\"" + Integer.toHexString(body.hashCode()) + "\"";
        headers.put("ETag", etag);
        if (to < window.size()) {
            headers.put(
                    "Link",
                    "<" + BASE + uri.getPath() + "?per_page=" + size + "&page=" + (page + 1) + ">; rel=\"next\", <"
                            + BASE + uri.getPath() + "?per_page=" + size + "&page=9>; rel=\"last\"");
        }
        boolean same = request.etag().filter(etag::equals).isPresent();
        return limited(request, answer(request, same ? 304 : 200, headers, same ? "" : body));
    }

    /** Counts what is not a 304, and refuses what is over the limit. */
    private ApiAnswer limited(ApiRequest request, ApiAnswer answer) {
        if (!clock.instant().isBefore(windowEnd)) {
            windowEnd = clock.instant().plus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.SECONDS);
            used.clear();
        }
        String token = request.authorization().orElse("");
        long already = used.getOrDefault(token, 0L);
        boolean refuse = already >= limit;
        long now = answer.status() == 304 && !refuse ? already : already + 1;
        used.put(token, now);
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().map().forEach((name, values) -> headers.put(name, values.get(0)));
        headers.put("X-RateLimit-Limit", Long.toString(limit));
        headers.put("X-RateLimit-Remaining", Long.toString(Math.max(0, limit - now)));
        headers.put("X-RateLimit-Reset", Long.toString(windowEnd.getEpochSecond()));
        return refuse
                ? answer(request, 403, headers, "{\"message\":\"API rate limit exceeded\"}")
                : answer(request, answer.status(), headers, new String(answer.body(), StandardCharsets.UTF_8));
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        if (uri.getQuery() != null) {
            for (String pair : uri.getQuery().split("&", -1)) {
                query.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
            }
        }
        return query;
    }

    public static Map<String, String> headersOf(String... namesAndValues) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            headers.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return headers;
    }

    /** An answer at once. */
    public static CompletableFuture<ApiAnswer> done(
            ApiRequest request, int status, Map<String, String> headers, String body) {
        return CompletableFuture.completedFuture(answer(request, status, headers, body));
    }

    public static ApiAnswer answer(ApiRequest request, int status, Map<String, String> headers, String body) {
        Map<String, List<String>> multi = new LinkedHashMap<>();
        headers.forEach((name, value) -> multi.put(name, List.of(value)));
        return new ApiAnswer(
                request.uri(),
                status,
                HttpHeaders.of(multi, (name, value) -> true),
                body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() {}
}
