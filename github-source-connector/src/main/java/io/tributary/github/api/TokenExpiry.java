package io.tributary.github.api;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** The header in which GitHub says when the token of a request expires. */
public final class TokenExpiry {
    private static final String HEADER = "GitHub-Authentication-Token-Expiration";

    /** As recorded: {@code 2023-05-14 08:53:01 UTC}, and with an offset such as {@code -0700} for tokens made elsewhere. */
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss XX", Locale.ROOT);

    private TokenExpiry() {}

    /** When the token expires, if the answer says so. */
    public static Optional<Instant> of(ApiAnswer answer) {
        return answer.headers().firstValue(HEADER).flatMap(TokenExpiry::parse);
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip().replace("UTC", "+0000"), FORMAT)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
