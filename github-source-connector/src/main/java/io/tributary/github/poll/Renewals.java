package io.tributary.github.poll;

import io.tributary.github.api.AnswerJudge;
import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.Verdict;
import io.tributary.github.api.Verdict.EndOfPages;
import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.api.Verdict.Limited;
import io.tributary.github.api.Verdict.Refused;
import io.tributary.github.api.Verdict.Trouble;
import io.tributary.github.api.Verdict.Unauthorized;
import java.time.Duration;
import java.time.Instant;
import org.apache.kafka.connect.errors.ConnectException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What follows from the answer to a request for a fresh secret. While there is none, none of the token's feeds is read: that must show. */
final class Renewals {
    private static final Logger LOG = LoggerFactory.getLogger(Renewals.class);
    private static final int CREATED = 201;

    private final PollObserver observer;

    Renewals(PollObserver observer) {
        this.observer = observer;
    }

    /**
     * An answer came.
     *
     * @throws ConnectException when asking again cannot help
     */
    void answered(TokenLane lane, ApiAnswer answer, Instant now) {
        Verdict verdict = AnswerJudge.judge(answer, now);
        if (answer.status() == CREATED && lane.credential().renewed(answer)) {
            lane.well();
        } else if (verdict instanceof Limited limited) {
            limited(lane, limited, answer.status(), now);
        } else if (verdict instanceof Unauthorized || verdict instanceof Refused || verdict instanceof EndOfPages) {
            throw refused(lane, answer.status());
        } else {
            trouble(lane, "status " + answer.status() + " without a token", now);
        }
    }

    /** No answer came. */
    void failed(TokenLane lane, Verdict verdict, Instant now) {
        trouble(lane, verdict instanceof Trouble trouble ? trouble.reason() : "no answer", now);
    }

    private void limited(TokenLane lane, Limited limited, int status, Instant now) {
        // A suspended installation answers 403 without any sign of a limit, as a limit may.
        if (lane.renewalLimited(limited.limit() == Limit.UNCLEAR) >= Consequences.BELIEVED_REFUSALS) {
            throw refused(lane, status);
        }
        Duration wait = lane.limited(limited.asked(), now);
        observer.limited(limited.limit(), wait);
        LOG.warn(
                "GitHub answers status {} to the request for a token of {}: its feeds wait {} s",
                status,
                lane.credential().settingName(),
                wait.toSeconds());
    }

    private void trouble(TokenLane lane, String reason, Instant now) {
        observer.renewalTrouble();
        Duration wait = lane.trouble(now);
        LOG.warn(
                "A token of {} could not be had: {}; its feeds wait {} ms",
                lane.credential().settingName(),
                reason,
                wait.toMillis());
    }

    private static ConnectException refused(TokenLane lane, int status) {
        return new ConnectException(
                "GitHub gives no installation token for "
                        + lane.credential().settingName()
                        + " (status " + status + "): check github.app.id, github.app.installation.id and"
                        + " github.app.private.key, and that the installation is not suspended. The task stops here and has lost nothing.");
    }
}
