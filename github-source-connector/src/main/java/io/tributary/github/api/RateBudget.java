package io.tributary.github.api;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What one token may still spend, from the {@code X-RateLimit-*} headers of its answers.
 *
 * <p>Of each hour's limit a reserve stays for the token's other users, and the rest is divided evenly over the tasks that share the
 * token. Not thread-safe.
 */
public final class RateBudget {
    /** GitHub's reset times of one window differ by a second or two from answer to answer. */
    private static final Duration SAME_WINDOW = Duration.ofSeconds(30);

    private final double reserve;
    private final int sharers;
    private final boolean anonymous;
    private long limit = -1;
    private long remaining;
    private Instant reset = Instant.MIN;
    private long spentHere;

    /**
     * A budget nothing is known of yet.
     *
     * @param reserve the part of the limit to leave untouched, 0 up to but not including 1
     * @param sharers how many tasks use the token
     * @param anonymous whether there is no token: the limit of the worker's address
     */
    public RateBudget(double reserve, int sharers, boolean anonymous) {
        this.anonymous = anonymous;
        this.reserve = reserve;
        this.sharers = sharers;
    }

    /**
     * Learns from an answer.
     *
     * @return whether the request counted against the limit
     */
    public boolean learn(ApiAnswer answer, Instant now) {
        Optional<Long> newLimit = answer.number("X-RateLimit-Limit");
        Optional<Long> newRemaining = answer.number("X-RateLimit-Remaining");
        Optional<Instant> newReset = answer.number("X-RateLimit-Reset").map(Instant::ofEpochSecond);
        if (newLimit.isEmpty() || newRemaining.isEmpty() || newReset.isEmpty()) {
            return answer.status() != 304;
        }
        boolean sameWindow =
                isOpen(now) && Duration.between(reset, newReset.get()).abs().compareTo(SAME_WINDOW) < 0;
        // GitHub charges for an unchanged page only without credentials. Where tasks share a token, fewer are left for
        // another reason.
        boolean charged = (sharers == 1 || anonymous) && sameWindow && newRemaining.get() < remaining;
        boolean counted = answer.status() != 304 || charged;
        limit = newLimit.get();
        remaining = newRemaining.get();
        reset = newReset.get();
        spentHere = (sameWindow ? spentHere : 0) + (counted ? 1 : 0);
        return counted;
    }

    private boolean isOpen(Instant now) {
        return limit >= 0 && now.isBefore(reset);
    }

    /** How many requests may be sent before the window ends; empty while that is not limited, or not known. */
    public Optional<Long> left(Instant now) {
        if (!isOpen(now)) {
            return Optional.empty();
        }
        long kept = (long) Math.ceil(limit * reserve);
        long share = (limit - kept) / sharers;
        return Optional.of(Math.max(0, Math.min(remaining - kept, share - spentHere)));
    }

    /** When the window ends; empty while no window is known. */
    public Optional<Instant> reset(Instant now) {
        return isOpen(now) ? Optional.of(reset) : Optional.empty();
    }

    /** What GitHub said is left of the limit, ours or not; -1 when it has not said. */
    public long remaining() {
        return limit < 0 ? -1 : remaining;
    }
}
