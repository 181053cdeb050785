package io.tributary.github.poll;

import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.Verdict;
import io.tributary.github.api.Verdict.Content;
import io.tributary.github.api.Verdict.EndOfPages;
import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.api.Verdict.Limited;
import io.tributary.github.api.Verdict.Moved;
import io.tributary.github.api.Verdict.NotModified;
import io.tributary.github.api.Verdict.Refused;
import io.tributary.github.api.Verdict.Trouble;
import io.tributary.github.api.Verdict.Unauthorized;
import io.tributary.github.event.NotAPageException;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.FeedReader;
import io.tributary.github.poll.PollSettings.OnRefusal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from an answer, for the feed it was for and for the token it was got with. The one place where that is decided. */
final class Consequences {
    private static final Logger LOG = LoggerFactory.getLogger(Consequences.class);

    /** A missing feed can be a passing fault of GitHub's: only so many refusals in a row are believed. */
    static final int BELIEVED_REFUSALS = 3;

    private static final int FORBIDDEN = 403;
    private static final int UNPROCESSABLE = 422;

    private final PollSettings settings;
    private final PollObserver observer;
    private final Queue<CompletedRead> completed = new ArrayDeque<>();

    Consequences(PollSettings settings, PollObserver observer) {
        this.settings = settings;
        this.observer = observer;
    }

    /** Takes a read that is complete, if there is one. */
    Optional<CompletedRead> takeCompleted() {
        return Optional.ofNullable(completed.poll());
    }

    /** The table of what follows from what; see "GitHub source" in docs/DESIGN.md. */
    void act(TokenLane lane, PolledFeed feed, Verdict verdict, Instant now) {
        FeedReader reader = feed.reader();
        if (reader.isAtFirstPage()) {
            feed.schedule().started(now);
        }
        if (verdict instanceof Content content) {
            content(lane, feed, content.answer(), now);
        } else if (verdict instanceof NotModified) {
            advanced(lane, feed, reader.notModified(now), now);
        } else if (verdict instanceof EndOfPages) {
            endOfPages(lane, feed, now);
        } else if (verdict instanceof Moved moved) {
            moved(lane, feed, moved, now);
        } else if (verdict instanceof Limited limited) {
            limited(lane, feed, limited, now);
        } else if (verdict instanceof Unauthorized) {
            unauthorized(lane, feed);
        } else if (verdict instanceof Refused refused) {
            refused(lane, feed, refused.status(), now);
        } else if (verdict instanceof Trouble trouble) {
            trouble(lane, feed, trouble.reason(), now);
        }
    }

    private void content(TokenLane lane, PolledFeed feed, ApiAnswer answer, Instant now) {
        try {
            advanced(lane, feed, feed.reader().content(answer, now), now);
        } catch (NotAPageException e) {
            trouble(lane, feed, e.getMessage(), now);
        }
    }

    private void advanced(TokenLane lane, PolledFeed feed, Optional<CompletedRead> read, Instant now) {
        lane.well();
        lane.credential().accepted();
        if (read.isPresent()) {
            completed(lane, feed, read.get(), now);
        } else {
            feed.schedule().pageFollows();
            beforeWait(lane, feed, now);
        }
        lane.giveBack(feed);
    }

    /** A token that has to wait for long does not hold back what has been read. */
    private void beforeWait(TokenLane lane, PolledFeed feed, Instant now) {
        feed.reader().waits(lane.opensAt(now), now).ifPresent(read -> completed(lane, feed, read, now));
    }

    private void completed(TokenLane lane, PolledFeed feed, CompletedRead read, Instant now) {
        lane.readCompleted();
        feed.schedule().completed(read, lane.affordableInterval(now), now);
        observer.completed(read);
        completed.add(read);
        say(read);
    }

    private static void say(CompletedRead read) {
        LOG.debug(
                "Feed {}: {} new, {} known, {} late",
                read.feed(),
                read.events().size(),
                read.duplicates(),
                read.late());
        read.gap()
                .ifPresent(gap -> LOG.warn(
                        "Feed {} showed nothing of what the read before had shown: events of about {} s may have been missed. Read it more"
                                + " often: with a token, fewer feeds per token, or poll.interval.min.ms.",
                        read.feed(),
                        gap.length().toSeconds()));
    }

    private void endOfPages(TokenLane lane, PolledFeed feed, Instant now) {
        if (feed.reader().isAtFirstPage()) {
            refused(lane, feed, UNPROCESSABLE, now);
        } else {
            advanced(lane, feed, feed.reader().endOfPages(now), now);
        }
    }

    private void moved(TokenLane lane, PolledFeed feed, Moved moved, Instant now) {
        if (!feed.reader().moved(moved.target(), moved.permanently())) {
            trouble(lane, feed, "too many redirects in a row", now);
            return;
        }
        LOG.info(
                "Feed {} is at {} now ({})", feed, moved.target(), moved.permanently() ? "for good" : "for the moment");
        feed.schedule().pageFollows();
        lane.giveBack(feed);
    }

    private void limited(TokenLane lane, PolledFeed feed, Limited limited, Instant now) {
        if (limited.limit() == Limit.UNCLEAR && feed.schedule().refused(now) >= BELIEVED_REFUSALS) {
            settle(lane, feed, FORBIDDEN, now);
            return;
        }
        Duration wait = lane.limited(limited.asked(), now);
        observer.limited(limited.limit(), wait);
        LOG.warn(
                "GitHub's {} rate limit stopped a request for feed {}: this token waits {} s",
                limited.limit().name().toLowerCase(Locale.ROOT),
                feed,
                wait.toSeconds());
        beforeWait(lane, feed, now);
        lane.giveBack(feed);
    }

    private void unauthorized(TokenLane lane, PolledFeed feed) {
        if (!lane.credential().rejected()) {
            throw new ConnectException(
                    "GitHub refused the credentials of " + lane.credential().settingName()
                            + " (status 401): they are wrong, revoked or expired. Put valid ones into the configuration; the task stops"
                            + " here and has lost nothing.");
        }
        lane.giveBack(feed);
    }

    private void refused(TokenLane lane, PolledFeed feed, int status, Instant now) {
        if (!feed.reader().isAtFirstPage()) {
            trouble(lane, feed, "status " + status + " of a page behind the first", now);
            return;
        }
        if (feed.schedule().refused(now) < BELIEVED_REFUSALS) {
            LOG.warn(
                    "GitHub answered status {} for feed {}; it is asked again at {}",
                    status,
                    feed,
                    feed.schedule().due());
            if (feed.reader().forgetMove()) {
                LOG.warn("Feed {} goes back from the address it had moved to", feed);
            }
            observer.refused(feed.reader().feed(), status);
            lane.giveBack(feed);
        } else {
            settle(lane, feed, status, now);
        }
    }

    /** A feed has been refused often enough to be believed. */
    private void settle(TokenLane lane, PolledFeed feed, int status, Instant now) {
        observer.refused(feed.reader().feed(), status);
        feed.reader().abandon();
        String problem = "GitHub answers status " + status + " for feed " + feed + ": " + meaning(status);
        if (settings.onRefusal() == OnRefusal.FAIL) {
            throw new ConnectException(problem + ". Correct github.feeds, or let feeds.on.refusal be skip or retry.");
        }
        if (settings.onRefusal() == OnRefusal.SKIP) {
            LOG.error("{}; it is left out until the task starts anew (feeds.on.refusal=skip)", problem);
            observer.skipped(feed.reader().feed());
            lane.drop();
            return;
        }
        LOG.error(
                "{}; it is asked again in {} s (feeds.on.refusal=retry)",
                problem,
                Duration.between(now, feed.schedule().due()).toSeconds());
        lane.giveBack(feed);
    }

    private static String meaning(int status) {
        return switch (status) {
            case 400 -> "it does not understand the request; is github.api.version one it knows?";
            case 403 -> "the credentials in use have no access to it";
            case 410 -> "it is gone for good, or github.api.version is retired";
            case 451 -> "it is blocked for legal reasons";
            default -> "it does not exist, or the credentials in use have no access to it";
        };
    }

    private void trouble(TokenLane lane, PolledFeed feed, String reason, Instant now) {
        observer.trouble(feed.reader().feed());
        Duration unused = lane.trouble(now);
        Optional<CompletedRead> rest = feed.reader().failed(now);
        if (rest.isPresent()) {
            LOG.warn(
                    "A page of feed {} could not be read: {}; this read ends without it, the next one tries again",
                    feed,
                    reason);
            completed(lane, feed, rest.get(), now);
        } else {
            Duration wait = feed.schedule().trouble(now);
            LOG.warn("Feed {} could not be read: {}; trying again in {} ms", feed, reason, wait.toMillis());
        }
        lane.giveBack(feed);
    }
}
