package io.tributary.github.api;

import io.tributary.github.api.Verdict.Content;
import io.tributary.github.api.Verdict.EndOfPages;
import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.api.Verdict.Limited;
import io.tributary.github.api.Verdict.Moved;
import io.tributary.github.api.Verdict.NotModified;
import io.tributary.github.api.Verdict.Refused;
import io.tributary.github.api.Verdict.Trouble;
import io.tributary.github.api.Verdict.Unauthorized;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Decides what an answer means, by status and headers, as GitHub documents them under "Best practices for using the REST API" and
 * "Rate limits for the REST API". Message texts are never looked at: they change.
 */
public final class AnswerJudge {
    /** Error bodies name the page of the manual that explains them, also when no header tells a secondary limit. */
    private static final Pattern RATE_LIMIT_MANUAL =
            Pattern.compile("\"documentation_url\"\\s*:\\s*\"[^\"]*rate-limit[^\"]*\"");

    private AnswerJudge() {}

    public static Verdict judge(ApiAnswer answer, Instant now) {
        int status = answer.status();
        return switch (status) {
            case 200 -> new Content(answer);
            case 304 -> new NotModified(answer);
            case 301, 308 -> moved(answer, true);
            case 302, 303, 307 -> moved(answer, false);
            case 401 -> new Unauthorized();
            case 403, 429 -> limited(answer, now);
            case 422 -> new EndOfPages();
            case 408 -> new Trouble("status 408");
            default -> status >= 400 && status < 500 ? new Refused(status) : new Trouble("status " + status);
        };
    }

    /** What it means that there was no answer. */
    public static Verdict judge(Throwable problem) {
        Throwable cause =
                problem instanceof CompletionException && problem.getCause() != null ? problem.getCause() : problem;
        if (cause instanceof TimeoutException) {
            return new Trouble("no answer within http.request.timeout.ms");
        }
        String detail = cause.getMessage() == null ? "" : ": " + cause.getMessage();
        return new Trouble((cause instanceof IOException ? "" : "unexpected ")
                + cause.getClass().getSimpleName()
                + detail);
    }

    private static Verdict moved(ApiAnswer answer, boolean permanently) {
        return answer.location()
                .<Verdict>map(target -> new Moved(target, permanently))
                .orElseGet(() -> new Trouble("a redirect, status " + answer.status() + ", without a usable Location"));
    }

    private static Verdict limited(ApiAnswer answer, Instant now) {
        Optional<Duration> retryAfter = answer.retryAfter(now);
        boolean spent =
                answer.number("X-RateLimit-Remaining").filter(left -> left == 0).isPresent();
        if (spent) {
            Optional<Duration> untilReset = answer.number("X-RateLimit-Reset")
                    .map(Instant::ofEpochSecond)
                    .map(reset -> Duration.between(now, reset))
                    .filter(wait -> !wait.isNegative());
            return new Limited(Limit.PRIMARY, retryAfter.isPresent() ? retryAfter : untilReset);
        }
        if (retryAfter.isPresent() || answer.status() == 429 || namesRateLimit(answer)) {
            return new Limited(Limit.SECONDARY, retryAfter);
        }
        return new Limited(Limit.UNCLEAR, Optional.empty());
    }

    private static boolean namesRateLimit(ApiAnswer answer) {
        return RATE_LIMIT_MANUAL
                .matcher(new String(answer.body(), StandardCharsets.UTF_8))
                .find();
    }
}
