package io.tributary.github;

import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.ApiSession;
import io.tributary.github.api.Credential;
import io.tributary.github.api.Deadline;
import io.tributary.github.api.TokenExpiry;
import io.tributary.github.api.Transport;
import io.tributary.github.config.ConfigKeys;
import io.tributary.github.config.SourceConfig;
import io.tributary.github.feed.Feed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeoutException;

/**
 * Asks GitHub whether a configuration can work: are the credentials good and for how long, can the feeds be reached, is the budget enough.
 * Yields sentences by the key that has to be changed. Ends in time, with what is known by then.
 */
final class LiveCheck {
    /** More feeds than these are not asked for one by one. */
    private static final int FEEDS_CHECKED = 25;

    /** How often a feed is read at least, in an hour: GitHub's 60 s, five times as long while nothing happens. */
    private static final int READS_AN_HOUR = 12;

    private static final Duration SOON = Duration.ofDays(1);

    private final SourceConfig config;
    private final List<Credential> credentials;
    private final ApiSession session;
    private final InstantSource clock;
    private final Deadline deadline;
    private final Map<String, List<String>> problems = new LinkedHashMap<>();
    private long hourlyBudget;
    private boolean unlimited;

    LiveCheck(
            SourceConfig config,
            List<Credential> credentials,
            Transport transport,
            InstantSource clock,
            Duration limit) {
        this.config = config;
        this.credentials = credentials;
        this.clock = clock;
        this.deadline = new Deadline(clock, limit);
        this.session = new ApiSession(config.endpoint(), transport, clock, deadline);
    }

    /** Asks; returns sentences by key, none when all is well. */
    Map<String, List<String>> problems() throws InterruptedException {
        try {
            for (int i = 0; i < credentials.size(); i++) {
                credential(i);
            }
            if (problems.isEmpty()) {
                budget();
                feeds();
            }
        } catch (IOException e) {
            problem(
                    ConfigKeys.API_URL,
                    "The API cannot be reached from this worker: " + e.getMessage()
                            + ". Check github.api.url, the http.* keys, and the network.");
        }
        return problems;
    }

    private void credential(int index) throws IOException, InterruptedException {
        Credential credential = credentials.get(index);
        Optional<ApiAnswer> refusal = session.renew(credential);
        if (refusal.isPresent()) {
            noToken(credential, refusal.get().status());
            return;
        }
        ApiAnswer answer = session.get(session.resolve("/rate_limit"), credential);
        String which = credentials.size() == 1 ? "" : " (number " + (index + 1) + " of " + credentials.size() + ")";
        switch (answer.status()) {
            case 200 -> {
                answer.rateLimit().ifPresentOrElse(limit -> hourlyBudget += limit, () -> unlimited = true);
                expiry(answer, which);
            }
            case 404 -> unlimited = true; // An Enterprise Server without limits.
            case 401 ->
                problem(credential.settingName(), "GitHub refuses these credentials" + which + " (status 401).");
            default ->
                problem(
                        credential.settingName(),
                        "GitHub answers status " + answer.status() + " to these credentials" + which + ".");
        }
    }

    private void noToken(Credential credential, int status) {
        if (status == 404) {
            problem(
                    ConfigKeys.APP_INSTALLATION_ID,
                    "GitHub knows no such installation of the App (status 404). Write the number at the end of the address of its settings"
                            + " page.");
        } else {
            problem(
                    credential.settingName(),
                    "GitHub gives the App no token (status " + status
                            + "): check github.app.id and github.app.private.key, and that the installation is not suspended.");
        }
    }

    private void expiry(ApiAnswer answer, String which) {
        Instant soon = clock.instant().plus(SOON);
        TokenExpiry.of(answer)
                .filter(soon::isAfter)
                .ifPresent(expiry -> problem(
                        ConfigKeys.TOKEN,
                        "This token" + which + " expires at " + expiry + ": use one that lasts longer."));
    }

    private void budget() {
        long usable = (long) (hourlyBudget * (1 - config.reserve()));
        long needed = (long) config.feeds().size() * READS_AN_HOUR;
        if (!unlimited && needed > usable) {
            problem(
                    ConfigKeys.FEEDS,
                    config.feeds().size() + " feeds that change can need " + needed
                            + " requests an hour, and the credentials allow " + usable
                            + " (rate.limit.reserve.percent is left). Use github.token, more tokens, or fewer feeds.");
        }
    }

    private void feeds() throws IOException, InterruptedException {
        List<String> refused = new ArrayList<>();
        List<Feed> checked =
                config.feeds().subList(0, Math.min(FEEDS_CHECKED, config.feeds().size()));
        for (Feed feed : checked) {
            OptionalInt status = status(feed);
            if (status.isEmpty()) {
                break;
            }
            if (Set.of(404, 410, 451).contains(status.getAsInt())) {
                refused.add(feed + " (status " + status.getAsInt() + ")");
            }
        }
        if (!refused.isEmpty()) {
            problem(
                    ConfigKeys.FEEDS,
                    "GitHub does not show " + String.join(", ", refused)
                            + ": missing, or the credentials have no access. Correct or remove them.");
        }
    }

    /** Empty when the time is up: GitHub has answered before, so that says nothing against the configuration. */
    private OptionalInt status(Feed feed) throws IOException, InterruptedException {
        if (deadline.isOver()) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(session.get(session.resolve(feed.path() + "?per_page=1"), credentials.get(0))
                    .status());
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException || deadline.isOver()) {
                return OptionalInt.empty();
            }
            throw e;
        }
    }

    private void problem(String key, String sentence) {
        problems.computeIfAbsent(key, ignored -> new ArrayList<>()).add(sentence);
    }
}
