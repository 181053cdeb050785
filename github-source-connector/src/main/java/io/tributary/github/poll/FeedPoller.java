package io.tributary.github.poll;

import io.tributary.github.api.AnswerJudge;
import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.ApiRequest;
import io.tributary.github.api.TokenExpiry;
import io.tributary.github.api.Transport;
import io.tributary.github.api.Verdict;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.FeedReader;
import io.tributary.github.poll.TokenLane.Exchange;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the requests that are due, takes the answers that have come, and yields reads that are complete.
 *
 * <p>{@link #poll} never waits. What an answer means is decided by {@link AnswerJudge}, what follows from it by {@link Consequences}.
 */
public final class FeedPoller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FeedPoller.class);

    private final List<TokenLane> lanes;
    private final ApiEndpoint endpoint;
    private final Transport transport;
    private final Consequences consequences;
    private final Renewals renewals;
    private final PollObserver observer;
    private final InstantSource clock;
    private final Idle idle;
    private final ExpiryWarning expiryWarning = new ExpiryWarning();

    FeedPoller(
            List<TokenLane> lanes,
            ApiEndpoint endpoint,
            Transport transport,
            PollSettings settings,
            PollObserver observer,
            InstantSource clock,
            Idle idle) {
        this.lanes = List.copyOf(lanes);
        this.endpoint = endpoint;
        this.transport = transport;
        this.consequences = new Consequences(settings, observer);
        this.renewals = new Renewals(observer);
        this.observer = observer;
        this.clock = clock;
        this.idle = idle;
    }

    /**
     * Does what can be done now.
     *
     * @return a read that is complete, if there is one
     * @throws ConnectException when somebody has to mend something: bad credentials, or a feed that is refused and must not be
     */
    public Optional<CompletedRead> poll() {
        for (TokenLane lane : lanes) {
            lane.takeFinished().ifPresent(exchange -> finish(lane, exchange));
            send(lane);
        }
        return consequences.takeCompleted();
    }

    /** Waits until there may be something to do, at most the given time. */
    public void await(Duration atMost) throws InterruptedException {
        Instant now = clock.instant();
        Duration wait = atMost;
        for (TokenLane lane : lanes) {
            Duration turn =
                    lane.nextTurn(now).map(at -> Duration.between(now, at)).orElse(atMost);
            wait = turn.compareTo(wait) < 0 ? turn : wait;
        }
        if (!wait.isNegative() && !wait.isZero()) {
            idle.await(wait);
        }
    }

    /** Drops what is under way and ends a wait; from any thread. */
    @Override
    public void close() {
        lanes.forEach(TokenLane::cancel);
        idle.wake();
        transport.close();
    }

    private void send(TokenLane lane) {
        Instant now = clock.instant();
        Optional<PolledFeed> due = lane.takeDue(now);
        if (due.isEmpty()) {
            return;
        }
        Optional<ApiRequest> renewal = lane.credential().renewal(now);
        if (renewal.isPresent()) {
            lane.giveBack(due.get());
            send(lane, Optional.empty(), renewal.get());
            return;
        }
        FeedReader reader = due.get().reader();
        ApiRequest request =
                endpoint.get(reader.nextPage(now), lane.credential().authorization(), reader.etag());
        send(lane, due, request);
    }

    private void send(TokenLane lane, Optional<PolledFeed> feed, ApiRequest request) {
        LOG.debug("{}", request);
        CompletableFuture<ApiAnswer> answer = transport.send(request);
        lane.sent(feed, answer);
        CompletableFuture<ApiAnswer> unused = answer.whenComplete((ignored, problem) -> idle.wake());
    }

    private void finish(TokenLane lane, Exchange exchange) {
        Instant now = clock.instant();
        Verdict verdict;
        try {
            ApiAnswer answer = exchange.answer().join();
            lane.answered(answer, now);
            observer.answered(answer.status(), lane.budget().remaining());
            if (!lane.credential().renewsItself()) {
                TokenExpiry.of(answer).ifPresent(expiry -> expires(expiry, now));
            }
            if (exchange.feed().isEmpty()) {
                renewals.answered(lane, answer, now);
                return;
            }
            answer.pollInterval().ifPresent(exchange.feed().get().schedule()::serverInterval);
            verdict = AnswerJudge.judge(answer, now);
        } catch (CompletionException e) {
            verdict = AnswerJudge.judge(e);
        }
        if (exchange.feed().isEmpty()) {
            renewals.failed(lane, verdict, now);
            return;
        }
        consequences.act(lane, exchange.feed().get(), verdict, now);
    }

    private void expires(Instant expiry, Instant now) {
        observer.tokenExpires(expiry);
        expiryWarning.seen(expiry, now);
    }
}
