package io.tributary.github.api;

import java.net.URI;
import java.util.Optional;

/**
 * One request.
 *
 * @param method GET or POST
 * @param uri where to
 * @param authorization value of the {@code Authorization} header; a secret
 * @param etag value for {@code If-None-Match}
 */
public record ApiRequest(String method, URI uri, Optional<String> authorization, Optional<String> etag) {
    static ApiRequest get(URI uri) {
        return new ApiRequest("GET", uri, Optional.empty(), Optional.empty());
    }

    static ApiRequest post(URI uri) {
        return new ApiRequest("POST", uri, Optional.empty(), Optional.empty());
    }

    ApiRequest withAuthorization(Optional<String> value) {
        return new ApiRequest(method, uri, value, etag);
    }

    ApiRequest withEtag(Optional<String> value) {
        return new ApiRequest(method, uri, authorization, value);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return method + " " + uri;
    }
}
