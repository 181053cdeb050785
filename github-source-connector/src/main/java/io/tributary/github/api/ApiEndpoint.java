package io.tributary.github.api;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * The API's base address, and the rule which requests may carry credentials.
 *
 * @param base without a slash at the end, for instance {@code https://api.github.com} or {@code https://HOST/api/v3}
 */
public record ApiEndpoint(URI base) {
    /**
     * Reads {@code github.api.url}.
     *
     * @throws IllegalArgumentException when it is not an absolute http or https URL
     */
    public static ApiEndpoint of(String url) {
        URI uri = URI.create(url.strip().replaceAll("/+$", ""));
        boolean http = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
        if (!http || uri.getHost() == null || uri.getRawQuery() != null || uri.getUserInfo() != null) {
            throw new IllegalArgumentException("not an absolute http or https URL");
        }
        return new ApiEndpoint(uri);
    }

    /** A page of this API. */
    public URI resolve(String pathAndQuery) {
        return URI.create(base + pathAndQuery);
    }

    /**
     * A GET with the credentials, if the address is on the API's own host; a redirect or link elsewhere must not see them.
     *
     * @param authorization value of the header, a secret
     */
    public ApiRequest get(URI uri, Optional<String> authorization, Optional<String> etag) {
        return ApiRequest.get(uri)
                .withAuthorization(isOurs(uri) ? authorization : Optional.empty())
                .withEtag(etag);
    }

    /** Whether an address has scheme, host and port of the base address. */
    public boolean isOurs(URI uri) {
        return uri.getHost() != null
                && base.getScheme().equalsIgnoreCase(uri.getScheme())
                && base.getHost().equalsIgnoreCase(uri.getHost())
                && port(base) == port(uri);
    }

    private static int port(URI uri) {
        if (uri.getPort() >= 0) {
            return uri.getPort();
        }
        return uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? 443 : 80;
    }

    @Override
    public String toString() {
        return base.toString();
    }
}
