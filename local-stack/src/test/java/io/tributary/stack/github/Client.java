package io.tributary.stack.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the tests need of an HTTP client: GET with headers, the page as JSON, the next link. */
final class Client {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Pattern LINK = Pattern.compile("<([^>]+)>; rel=\"([a-z]+)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final String base;

    Client(GitHubSimulator simulator) {
        base = simulator.uri().toString();
    }

    HttpResponse<String> get(String pathOrUrl, String... headers) throws IOException, InterruptedException {
        return http.send(request(pathOrUrl, headers), BodyHandlers.ofString());
    }

    CompletableFuture<HttpResponse<String>> getAsync(String path) {
        return http.sendAsync(request(path), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> getBytes(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request(path, headers), BodyHandlers.ofByteArray());
    }

    private HttpRequest request(String pathOrUrl, String... headers) {
        String url = pathOrUrl.startsWith("http") ? pathOrUrl : base + pathOrUrl;
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    static List<String> ids(HttpResponse<String> page) throws IOException {
        List<String> ids = new ArrayList<>();
        MAPPER.readTree(page.body()).forEach(event -> ids.add(event.get("id").asText()));
        return ids;
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return MAPPER.readTree(response.body());
    }

    static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    static Optional<String> link(HttpResponse<?> response, String relation) {
        Matcher links = LINK.matcher(header(response, "Link"));
        while (links.find()) {
            if (links.group(2).equals(relation)) {
                return Optional.of(links.group(1));
            }
        }
        return Optional.empty();
    }
}
