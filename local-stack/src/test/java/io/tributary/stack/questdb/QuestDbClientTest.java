package io.tributary.stack.questdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class QuestDbClientTest {
    private HttpServer server;
    private QuestDbClient client;
    private String countAnswer;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/exec", this::answer);
        server.start();
        client = new QuestDbClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean counts = exchange.getRequestURI().getQuery().contains("count()");
        String json = counts
                ? countAnswer
                : "{\"columns\":[{\"name\":\"table_name\",\"type\":\"STRING\"}],\"dataset\":[[\"t\"]]}";
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(json.contains("error") ? 400 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** QuestDB lists a table a moment before it can be read. */
    @Test
    void aTableThatIsBeingCreatedHasNoRows() {
        countAnswer = "{\"query\":\"…\",\"error\":\"table does not exist [table=t]\",\"position\":20}";

        assertThat(client.count("t")).isZero();
    }

    @Test
    void whatElseIsRefusedIsAnError() {
        countAnswer = "{\"query\":\"…\",\"error\":\"timeout, query aborted\",\"position\":0}";

        assertThatThrownBy(() -> client.count("t")).isInstanceOf(QueryException.class);
    }

    @Test
    void rowsAreCounted() {
        countAnswer = "{\"columns\":[{\"name\":\"count\",\"type\":\"LONG\"}],\"dataset\":[[42]]}";

        assertThat(client.count("t")).isEqualTo(42);
    }
}
