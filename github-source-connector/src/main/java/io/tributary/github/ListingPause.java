package io.tributary.github;

import io.tributary.github.api.AnswerJudge;
import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.Verdict.Limited;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;

/** The wait that GitHub's limits ask for before repositories are listed again, however often Connect asks. Not thread-safe. */
final class ListingPause {
    private static final Duration FIRST = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    /** GitHub's times are in whole seconds. */
    private static final Duration ROUNDING = Duration.ofSeconds(1);

    private Instant end = Instant.MIN;
    private Duration next = FIRST;

    /**
     * Asks for leave to send.
     *
     * @throws IOException while the pause lasts
     */
    void check(Instant now) throws IOException {
        if (now.isBefore(end)) {
            throw new IOException("a rate limit of GitHub's has to be waited out until " + end);
        }
    }

    /** Begins a pause if the answer is a limit: as long as it says, else a minute and then ever longer. */
    void heed(ApiAnswer answer, Instant now) {
        if (AnswerJudge.judge(answer, now) instanceof Limited limited) {
            end = now.plus(limited.asked().map(it -> it.plus(ROUNDING)).orElse(next));
            Duration doubled = next.multipliedBy(2);
            next = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
        }
    }

    /** The list came. */
    void over() {
        next = FIRST;
    }
}
