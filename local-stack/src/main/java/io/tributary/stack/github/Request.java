package io.tributary.stack.github;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as the simulator sees it.
 *
 * @param method the HTTP method
 * @param path the decoded path, without the base path
 * @param query parameters in their order
 * @param headers the first value of each header, names in lower case
 */
public record Request(String method, String path, Map<String, String> query, Map<String, String> headers) {
    static Request of(String method, URI uri, String basePath, Map<String, String> headers) {
        String path = uri.getPath();
        boolean below = !basePath.isEmpty() && path.startsWith(basePath + "/");
        return new Request(
                method, below ? path.substring(basePath.length()) : path, parameters(uri.getRawQuery()), headers);
    }

    /** The number of the page asked for, 1 when the request names none. */
    public int page() {
        return Page.of(query).number();
    }

    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName));
    }

    private static Map<String, String> parameters(String rawQuery) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : rawQuery == null || rawQuery.isEmpty() ? new String[0] : rawQuery.split("&")) {
            String[] parts = pair.split("=", 2);
            parameters.put(decode(parts[0]), parts.length == 1 ? "" : decode(parts[1]));
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
