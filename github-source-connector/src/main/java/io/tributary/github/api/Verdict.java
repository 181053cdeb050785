package io.tributary.github.api;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What an answer means for the reader of a feed. The one place where statuses are told apart is {@link AnswerJudge}. */
public sealed interface Verdict {
    /** 200: a body. */
    record Content(ApiAnswer answer) implements Verdict {}

    /** 304: as before. */
    record NotModified(ApiAnswer answer) implements Verdict {}

    /** 422: past the end of what the API pages through. */
    record EndOfPages() implements Verdict {}

    /** 301, 302, 307, 308: elsewhere. */
    record Moved(URI target, boolean permanently) implements Verdict {}

    /** 403 or 429: the token has to wait. */
    record Limited(Limit limit, Optional<Duration> asked) implements Verdict {}

    /** 401: the credentials are bad. */
    record Unauthorized() implements Verdict {}

    /** 404, 410, 451, or another status that says no to this one address. */
    record Refused(int status) implements Verdict {}

    /** 5xx, or something that is no answer of the API: try again later. */
    record Trouble(String reason) implements Verdict {}

    /** Which limit of GitHub's stopped a request. */
    enum Limit {
        /** The requests of this hour are used up. */
        PRIMARY,
        /** Too many at once, too fast, or too much work for the server. */
        SECONDARY,
        /** 403 without a sign of a limit: a limit all the same, or no access. */
        UNCLEAR
    }
}
