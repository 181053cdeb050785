package io.tributary.github.api;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * One answer.
 *
 * @param uri what was asked for
 * @param status HTTP status
 * @param headers HTTP headers
 * @param body the body, decompressed; may be empty
 */
@SuppressWarnings("ArrayRecordComponent") // a body is handed on, never compared
public record ApiAnswer(URI uri, int status, HttpHeaders headers, byte[] body) {
    public Optional<String> etag() {
        return headers.firstValue("ETag");
    }

    /** {@code X-Poll-Interval}: how long GitHub wants us to wait before the next read. */
    public Optional<Duration> pollInterval() {
        return number("X-Poll-Interval").filter(seconds -> seconds >= 0).map(Duration::ofSeconds);
    }

    /** {@code Retry-After}: seconds, or a date (RFC 9110, section 10.2.3). */
    public Optional<Duration> retryAfter(Instant now) {
        Optional<Duration> seconds = number("Retry-After").filter(it -> it >= 0).map(Duration::ofSeconds);
        return seconds.isPresent() ? seconds : headers.firstValue("Retry-After").flatMap(text -> until(text, now));
    }

    private static Optional<Duration> until(String httpDate, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(httpDate, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date)).filter(wait -> !wait.isNegative());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** The page of a {@code Link} relation. */
    public Optional<URI> link(String relation) {
        return headers.allValues("Link").stream()
                .flatMap(value -> LinkHeader.parse(value, relation).stream())
                .findFirst()
                .map(uri::resolve);
    }

    /** {@code Location}, absolute. */
    public Optional<URI> location() {
        return headers.firstValue("Location").flatMap(LinkHeader::uri).map(uri::resolve);
    }

    /** Requests an hour that the credentials allow; empty when there is no limit. */
    public Optional<Long> rateLimit() {
        return number("X-RateLimit-Limit");
    }

    /** A header that is a whole number. */
    Optional<Long> number(String header) {
        return headers.firstValue(header)
                .map(String::trim)
                .filter(text -> text.matches("-?[0-9]{1,18}"))
                .map(Long::parseLong);
    }

    @Override
    public String toString() {
        return "status " + status + " of " + uri;
    }
}
