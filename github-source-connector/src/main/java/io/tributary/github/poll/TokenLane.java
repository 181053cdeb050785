package io.tributary.github.poll;

import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.Credential;
import io.tributary.github.api.RateBudget;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/** One token, the feeds that are read with it, and its one request at a time, as GitHub asks. */
final class TokenLane {
    /** Weight of the latest read in the mean number of requests per read. */
    private static final double COST_WEIGHT = 0.3;

    private static final Duration LONGEST_LIMIT = Duration.ofMinutes(15);

    /** GitHub's times are in whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    /** What {@link Backoff} may take off the first minute, which GitHub wants in full. */
    private static final Duration SHORTENED_BY_JITTER = Duration.ofSeconds(12);

    private final Credential credential;
    private final RateBudget budget;
    private final Backoff limits;
    private final Backoff troubles;
    private final PriorityQueue<PolledFeed> waiting = new PriorityQueue<>(
            Comparator.comparing((PolledFeed feed) -> feed.schedule().due()));
    private Optional<Exchange> exchange = Optional.empty();
    private Instant closedUntil = Instant.MIN;
    private int feeds;
    private double costPerRead = 1;
    private int countedRequests;
    private int unclearRenewals;

    /** A request under way: for a feed, or, without one, to renew the credential. */
    record Exchange(Optional<PolledFeed> feed, CompletableFuture<ApiAnswer> answer) {}

    TokenLane(Credential credential, RateBudget budget, Duration maxBackoff, RandomGenerator random) {
        this.credential = credential;
        this.budget = budget;
        this.limits = new Backoff(Duration.ofMinutes(1), LONGEST_LIMIT, random);
        this.troubles = new Backoff(Duration.ofMillis(500), maxBackoff, random);
    }

    Credential credential() {
        return credential;
    }

    RateBudget budget() {
        return budget;
    }

    void add(PolledFeed feed) {
        feeds++;
        waiting.add(feed);
    }

    /** Puts a feed that was taken back in line. */
    void giveBack(PolledFeed feed) {
        waiting.add(feed);
    }

    /** A feed that was taken will not come back. */
    void drop() {
        feeds--;
    }

    /** Takes the feed that is due, if there is one and the token may send. */
    Optional<PolledFeed> takeDue(Instant now) {
        boolean due = isFree(now)
                && !waiting.isEmpty()
                && !waiting.peek().schedule().due().isAfter(now);
        return due ? Optional.of(waiting.poll()) : Optional.empty();
    }

    private boolean isFree(Instant now) {
        return exchange.isEmpty() && !now.isBefore(opensAt(now));
    }

    /** When this lane may send again: at once, after a wait GitHub asked for, or when the budget's window ends. */
    Instant opensAt(Instant now) {
        boolean spent = budget.left(now).filter(left -> left <= 0).isPresent();
        Instant refill = spent ? budget.reset(now).orElse(Instant.MIN) : Instant.MIN;
        return refill.isAfter(closedUntil) ? refill : closedUntil;
    }

    /** When there is something to do, unless an answer comes first; empty when nothing is planned. */
    Optional<Instant> nextTurn(Instant now) {
        if (exchange.isPresent() || waiting.isEmpty()) {
            return Optional.empty();
        }
        Instant due = waiting.peek().schedule().due();
        Instant open = opensAt(now);
        return Optional.of(due.isAfter(open) ? due : open);
    }

    void sent(Optional<PolledFeed> feed, CompletableFuture<ApiAnswer> answer) {
        exchange = Optional.of(new Exchange(feed, answer));
    }

    /** Takes the request under way, once it is over. */
    Optional<Exchange> takeFinished() {
        Optional<Exchange> finished = exchange.filter(it -> it.answer().isDone());
        if (finished.isPresent()) {
            exchange = Optional.empty();
        }
        return finished;
    }

    void cancel() {
        exchange.ifPresent(it -> it.answer().cancel(true));
    }

    /** Learns from the headers of an answer. */
    void answered(ApiAnswer answer, Instant now) {
        if (budget.learn(answer, now)) {
            countedRequests++;
        }
    }

    /** An answer that was neither a limit nor trouble: all is well again. */
    void well() {
        limits.reset();
        troubles.reset();
        unclearRenewals = 0;
    }

    /** GitHub says to wait; without a time, a minute and then ever longer. Returns the wait. */
    Duration limited(Optional<Duration> asked, Instant now) {
        Duration grown = limits.next();
        Duration wait = asked.map(it -> it.plus(ROUNDING)).orElse(grown.plus(SHORTENED_BY_JITTER));
        closedUntil = now.plus(wait);
        return wait;
    }

    /** A limit stopped a renewal of the credential; returns how often in a row one did without any sign of being a limit. */
    int renewalLimited(boolean unclear) {
        unclearRenewals = unclear ? unclearRenewals + 1 : 0;
        return unclearRenewals;
    }

    /** The API is in trouble for everybody, perhaps: hold all feeds for a moment. Returns the wait. */
    Duration trouble(Instant now) {
        Duration wait = troubles.next();
        closedUntil = now.plus(wait);
        return wait;
    }

    /** A read is over; its requests count into the mean. */
    void readCompleted() {
        costPerRead += COST_WEIGHT * (countedRequests - costPerRead);
        countedRequests = 0;
    }

    /** The shortest interval at which all feeds of this lane can be read without using up the budget early. */
    Duration affordableInterval(Instant now) {
        if (budget.left(now).isEmpty()) {
            return Duration.ZERO;
        }
        long left = budget.left(now).get();
        Duration window = Duration.between(now, budget.reset(now).orElse(now));
        double requests = feeds * costPerRead;
        return left <= requests ? window : Duration.ofMillis((long) (window.toMillis() * requests / left));
    }
}
