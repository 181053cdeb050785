package io.tributary.stack.github;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The budgets of the API: requests per hour and caller, and the secondary limits on top. Thread-safe.
 *
 * <p>Source: "Rate limits for the REST API" in GitHub's documentation.
 */
final class RateLimits {
    /** Points a minute; a GET costs one. */
    private static final int POINTS_PER_MINUTE = 900;

    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * The limits in force.
     *
     * @param enabled false as on an Enterprise Server out of the box: no limit, no headers
     * @param anonymousPerHour requests per hour without a token
     * @param tokenPerHour requests per hour and token
     * @param refusalStatus 403 or 429
     */
    record Policy(boolean enabled, int anonymousPerHour, int tokenPerHour, int refusalStatus) {
        static final Policy GITHUB = new Policy(true, 60, 5000, 403);
    }

    private static final class Account {
        private Instant reset = Instant.MIN;
        private int used;
        private final Deque<Instant> lastMinute = new ArrayDeque<>();
    }

    private final Policy policy;
    private final Map<Caller, Account> accounts = new HashMap<>();

    RateLimits(Policy policy) {
        this.policy = policy;
    }

    /** The refusal that this caller gets, or empty when the request may pass. */
    synchronized Optional<Answer> refuse(Caller caller, Instant now) {
        if (!policy.enabled()) {
            return Optional.empty();
        }
        Account account = account(caller, now);
        if (account.used >= limit(caller)) {
            return Optional.of(
                    Answer.error(policy.refusalStatus(), "API rate limit exceeded for " + caller.description() + "."));
        }
        account.lastMinute.addLast(now);
        if (account.lastMinute.size() > POINTS_PER_MINUTE) {
            return Optional.of(secondaryExceeded(policy.refusalStatus()).withHeader("Retry-After", "60"));
        }
        return Optional.empty();
    }

    static Answer secondaryExceeded(int status) {
        return Answer.error(
                status, "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.");
    }

    synchronized void charge(Caller caller, Instant now) {
        account(caller, now).used++;
    }

    synchronized Answer withHeaders(Answer answer, Caller caller, Instant now) {
        if (!policy.enabled()) {
            return answer;
        }
        Account account = account(caller, now);
        return answer.withHeader("X-RateLimit-Limit", Integer.toString(limit(caller)))
                .withHeader("X-RateLimit-Remaining", Integer.toString(remaining(caller, account)))
                .withHeader("X-RateLimit-Used", Integer.toString(account.used))
                .withHeader("X-RateLimit-Reset", Long.toString(account.reset.getEpochSecond()))
                .withHeader("X-RateLimit-Resource", "core");
    }

    /** The answer of {@code /rate_limit}: 404 where limits are off. */
    synchronized Answer status(Caller caller, Instant now) {
        if (!policy.enabled()) {
            return Answer.error(404, "Rate limiting is not enabled.");
        }
        Account account = account(caller, now);
        String core = "{\"limit\":" + limit(caller) + ",\"used\":" + account.used + ",\"remaining\":"
                + remaining(caller, account) + ",\"reset\":" + account.reset.getEpochSecond() + "}";
        return Answer.json(200, "{\"resources\":{\"core\":" + core + "},\"rate\":" + core + "}");
    }

    private Account account(Caller caller, Instant now) {
        Account account = accounts.computeIfAbsent(caller, key -> new Account());
        if (!now.isBefore(account.reset)) {
            account.reset = now.plus(HOUR);
            account.used = 0;
        }
        Instant aMinuteAgo = now.minusSeconds(60);
        while (!account.lastMinute.isEmpty() && !account.lastMinute.peekFirst().isAfter(aMinuteAgo)) {
            account.lastMinute.removeFirst();
        }
        return account;
    }

    private int limit(Caller caller) {
        return caller.isAnonymous() ? policy.anonymousPerHour() : policy.tokenPerHour();
    }

    private int remaining(Caller caller, Account account) {
        return Math.max(0, limit(caller) - account.used);
    }
}
