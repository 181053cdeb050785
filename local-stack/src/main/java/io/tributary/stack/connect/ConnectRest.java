package io.tributary.stack.connect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.StackException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;

/** Requests to the workers of one Connect cluster, with the repeats that a rebalance asks for. */
final class ConnectRest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration REBALANCE_PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_REPEATS = Duration.ofMillis(100);
    /** "Cannot complete request momentarily due to stale configuration", rebalance expected or under way. */
    private static final int CONFLICT = 409;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();
    private final List<URI> workers;

    ConnectRest(List<URI> workers) {
        this.workers = List.copyOf(workers);
    }

    JsonNode get(String path) {
        return send("GET", path, JSON.nullNode());
    }

    JsonNode put(String path, JsonNode body) {
        return send("PUT", path, body);
    }

    JsonNode post(String path, JsonNode body) {
        return send("POST", path, body);
    }

    JsonNode patch(String path, JsonNode body) {
        return send("PATCH", path, body);
    }

    JsonNode delete(String path) {
        return send("DELETE", path, JSON.nullNode());
    }

    private JsonNode send(String method, String path, JsonNode body) {
        long deadline = System.nanoTime() + REBALANCE_PATIENCE.toNanos();
        while (true) {
            HttpResponse<String> response = sendToFirstAlive(method, path, body);
            if (response.statusCode() == CONFLICT && System.nanoTime() < deadline) {
                pause();
                continue;
            }
            if (response.statusCode() >= 400) {
                throw new ConnectException(
                        response.statusCode(),
                        "Connect answered " + response.statusCode() + " to " + method + " " + path + ": "
                                + message(response.body()));
            }
            return parse(response.body());
        }
    }

    private HttpResponse<String> sendToFirstAlive(String method, String path, JsonNode body) {
        IOException last = null;
        for (URI worker : workers) {
            try {
                return http.send(request(worker, method, path, body), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StackException("Interrupted in " + method + " " + path, e);
            }
        }
        throw new StackException("No Connect worker answers at " + workers + ": " + last, last);
    }

    private static HttpRequest request(URI worker, String method, String path, JsonNode body) {
        return HttpRequest.newBuilder(worker.resolve(path))
                .timeout(REQUEST_TIMEOUT)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body.isNull()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private static String message(String body) {
        try {
            String message = JSON.readTree(body).path("message").asText();
            return message.isEmpty() ? body : message;
        } catch (JsonProcessingException e) {
            return body;
        }
    }

    private static JsonNode parse(String body) {
        try {
            return body.isBlank() ? JSON.nullNode() : JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new StackException("Connect answered with something that is not JSON: " + e.getMessage(), e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_REPEATS.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while the workers rebalance", e);
        }
    }
}
