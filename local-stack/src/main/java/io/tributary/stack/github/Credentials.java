package io.tributary.stack.github;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The tokens that the simulator accepts. With none configured, every token is accepted. Thread-safe. */
final class Credentials {
    private final Map<String, Instant> expiryByToken;
    private final Map<String, Caller> callers = new HashMap<>();

    Credentials(Map<String, Instant> expiryByToken) {
        this.expiryByToken = new LinkedHashMap<>(expiryByToken);
    }

    /**
     * Who shows this {@code Authorization} header.
     *
     * @return empty when the credentials are bad
     */
    synchronized Optional<Caller> caller(Optional<String> authorization, Instant now) {
        if (authorization.isEmpty()) {
            return Optional.of(Caller.ANONYMOUS);
        }
        return token(authorization.get())
                .filter(token ->
                        expiryByToken.isEmpty() || now.isBefore(expiryByToken.getOrDefault(token, Instant.MIN)))
                .map(token -> callers.computeIfAbsent(token, key -> new Caller(callers.size() + 1)));
    }

    /** When the token shown expires, if it does. */
    synchronized Optional<Instant> expiry(Optional<String> authorization) {
        return authorization
                .flatMap(Credentials::token)
                .map(expiryByToken::get)
                .filter(expiry -> !expiry.equals(Instant.MAX));
    }

    private static Optional<String> token(String authorization) {
        String[] parts = authorization.split(" ", 2);
        boolean known = parts.length == 2
                && (parts[0].equalsIgnoreCase("bearer") || parts[0].equalsIgnoreCase("token"))
                && !parts[1].isBlank();
        return known ? Optional.of(parts[1].trim()) : Optional.empty();
    }
}
