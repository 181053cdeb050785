package io.tributary.stack.questdb;

import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tributary.stack.Await;
import io.tributary.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.Predicate;

/** SQL over QuestDB's {@code /exec} endpoint. Safe for use by several threads. */
public final class QuestDbClient {
    /** QuestDB puts control characters of text into its JSON as they are. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .build();

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final URI base;

    /**
     * A client of one server.
     *
     * @param base address of the HTTP server, {@code http://127.0.0.1:9000}
     */
    public QuestDbClient(URI base) {
        this.base = base;
    }

    /** Returns address of the HTTP server, which serves the web console too. */
    public URI uri() {
        return base;
    }

    /** Returns whether the server answers. */
    public boolean ping() {
        try {
            return send(HttpRequest.newBuilder(base.resolve("/ping"))).statusCode() == 204;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Runs one statement.
     *
     * @param sql a query, or a statement such as CREATE TABLE
     * @return the answer; without columns and rows for a statement
     * @throws QueryException when QuestDB refuses it
     * @throws StackException when QuestDB does not answer
     */
    public QueryResult query(String sql) {
        URI uri = base.resolve("/exec?query=" + URLEncoder.encode(sql, StandardCharsets.UTF_8));
        try {
            JsonNode json = JSON.readTree(send(HttpRequest.newBuilder(uri)).body());
            if (json.has("error")) {
                String reason = json.path("error").asText();
                throw new QueryException(
                        "QuestDB refused: " + reason + " (position "
                                + json.path("position").asInt() + " of: " + sql + ")",
                        reason);
            }
            return QueryResult.of(json);
        } catch (IOException e) {
            throw new StackException("QuestDB at " + base + " does not answer: " + e, e);
        }
    }

    /**
     * Counts the rows that are visible.
     *
     * @param table name of the table
     * @return number of rows; 0 when there is no such table
     */
    public long count(String table) {
        if (!exists(table)) {
            return 0;
        }
        try {
            return query("SELECT count() FROM '" + table.replace("'", "''") + "'")
                    .value()
                    .asLong();
        } catch (QueryException e) {
            // A table that is being created is listed a moment before it can be read.
            if (e.saysNoSuchTable()) {
                return 0;
            }
            throw e;
        }
    }

    /**
     * Returns whether there is one.
     *
     * @param table name of a table
     * @return whether there is one
     */
    public boolean exists(String table) {
        String name = table.replace("'", "''");
        return !query("SELECT table_name FROM tables() WHERE table_name = '" + name + "'")
                .rows()
                .isEmpty();
    }

    /**
     * Waits until the number of visible rows meets a condition.
     *
     * @param table name of the table, which need not exist yet
     * @param limit how long to wait at most
     * @param wanted the condition
     * @return the number of rows that met it
     */
    public long awaitCount(String table, Duration limit, LongPredicate wanted) {
        return Await.until("table " + table + " has the rows wanted", limit, () -> count(table), wanted::test);
    }

    /**
     * Waits until the answer to a query meets a condition. While QuestDB refuses the query (no such table yet), the
     * condition counts as not met.
     *
     * @param sql the query
     * @param limit how long to wait at most
     * @param wanted the condition
     * @return the first answer that meets it
     */
    public QueryResult awaitQuery(String sql, Duration limit, Predicate<? super QueryResult> wanted) {
        return Await.until("the answer to \"" + sql + "\" is as wanted", limit, () -> query(sql), wanted);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.timeout(REQUEST_TIMEOUT).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while QuestDB was asked", e);
        }
    }
}
