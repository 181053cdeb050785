package io.tributary.github.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.github.api.Credential;
import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.feed.Feed;
import io.tributary.github.poll.PollSettings.OnRefusal;
import io.tributary.github.testing.FakeApi;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong, and what follows from it. */
class TroubleTest {
    private static final String GOOD = "repos/o/good";
    private static final String BAD = "repos/o/bad";

    private final PollerRun run = new PollerRun();

    @BeforeEach
    void show() {
        run.show("/repos/o/good/events", 1, 3);
        run.show("/repos/o/bad/events", 11, 13);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 503, 504, 600})
    void serverErrorsAreTriedAgain(int status) {
        run.api.status("/repos/o/bad/events", status);
        run.api.status("/repos/o/bad/events", status);
        run.start(GOOD, BAD).run(Duration.ofMinutes(1));
        assertThat(run.ids()).containsExactlyInAnyOrder("1", "2", "3", "11", "12", "13");
        assertThat(run.observer.troubles).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>503 Service Unavailable</html>", "[{\"id\":\"11\"", "{}", "", "[{\"id\":\"11\"},]"})
    void bodiesThatAreNoPageAreTriedAgainAndNothingOfThemShows(String body) {
        run.api.trouble("/repos/o/bad/events", request -> FakeApi.done(request, 200, Map.of("ETag", "\"x\""), body));
        run.start(GOOD, BAD).run(Duration.ofMinutes(1));
        assertThat(run.ids()).containsExactlyInAnyOrder("1", "2", "3", "11", "12", "13");
    }

    @Test
    void noConnectionAndTimeOutsAreTriedAgain() {
        run.api.trouble(
                "/repos/o/bad/events", request -> CompletableFuture.failedFuture(new IOException("connection reset")));
        run.api.trouble("/repos/o/bad/events", request -> CompletableFuture.failedFuture(new TimeoutException()));
        run.start(GOOD, BAD).run(Duration.ofMinutes(1));
        assertThat(run.ids()).contains("11", "12", "13");
        assertThat(run.observer.troubles).isEqualTo(2);
    }

    @Test
    void waitsGrowUpToTheirLimitAndStartAnewAfterSuccess() {
        for (int i = 0; i < 30; i++) {
            run.api.status("/repos/o/bad/events", 502);
        }
        run.start(BAD).run(Duration.ofHours(2));
        assertThat(run.api.count(502)).isEqualTo(30);
        Duration last = Duration.between(
                run.api.log().get(28).at(), run.api.log().get(29).at());
        assertThat(last).isBetween(Duration.ofMinutes(4), Duration.ofSeconds(301));
        int before = run.api.log().size();
        run.api.status("/repos/o/bad/events", 502);
        run.run(Duration.ofMinutes(7));
        Duration again = Duration.between(
                run.api.log().get(before).at(), run.api.log().get(before + 1).at());
        assertThat(again).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void badCredentialsStopTheTaskWithAClearSentenceAndWithoutTheSecret() {
        run.api.status("/repos/o/good/events", 401);
        run.credentials(Credential.token("ghp_secret")).start(GOOD);
        assertThatThrownBy(() -> run.run(Duration.ofSeconds(5)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("github.token")
                .hasMessageContaining("401")
                .hasMessageNotContaining("ghp_secret");
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410, 451, 400})
    void aRefusedFeedIsAskedEverMoreSeldomWhileOthersGoOn(int status) {
        for (int i = 0; i < 100; i++) {
            run.api.status("/repos/o/bad/events", status);
        }
        run.start(GOOD, BAD).run(Duration.ofHours(8));
        run.show("/repos/o/good/events", 4, 4);
        run.run(Duration.ofMinutes(10));
        assertThat(run.ids()).containsExactly("1", "2", "3", "4");
        assertThat(run.observer.refusals).hasSizeBetween(10, 16).containsOnly(status);
    }

    @Test
    void aFeedThatWasMissingForAMomentIsReadAsSoonAsItIsBack() {
        run.api.status("/repos/o/bad/events", 404);
        run.onRefusal(OnRefusal.FAIL).start(BAD).run(Duration.ofMinutes(3));
        assertThat(run.ids()).containsExactly("11", "12", "13");
    }

    @Test
    void aRefusedFeedCanBeSkipped() {
        for (int i = 0; i < 5; i++) {
            run.api.status("/repos/o/bad/events", 404);
        }
        run.onRefusal(OnRefusal.SKIP).start(GOOD, BAD).run(Duration.ofHours(5));
        assertThat(run.api.count(404)).isEqualTo(3);
        assertThat(run.observer.skipped).extracting(Feed::toString).containsExactly(BAD);
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void aRefusedFeedCanFailTheTask() {
        for (int i = 0; i < 5; i++) {
            run.api.status("/repos/o/bad/events", 451);
        }
        run.onRefusal(OnRefusal.FAIL).start(BAD);
        assertThatThrownBy(() -> run.run(Duration.ofHours(1)))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("repos/o/bad")
                .hasMessageContaining("451")
                .hasMessageContaining("feeds.on.refusal");
    }

    @Test
    void forbiddenWithoutASignOfALimitIsBelievedAfterThreeTimes() {
        for (int i = 0; i < 3; i++) {
            run.api.status("/repos/o/bad/events", 403, "X-RateLimit-Remaining", "4000");
        }
        run.onRefusal(OnRefusal.SKIP).start(GOOD, BAD).run(Duration.ofMinutes(30));
        assertThat(run.observer.limits).containsExactly(Limit.UNCLEAR, Limit.UNCLEAR);
        assertThat(run.observer.refusals).containsExactly(403);
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void aSecondaryLimitIsKnownByTheManualItNames() {
        run.api.trouble("/repos/o/bad/events", request -> FakeApi.done(request, 403, Map.of(), """
                {"message":"Bitte warten","documentation_url":"https://docs.github.com/free-pro-team@latest/rest/overview/\
                rate-limits-for-the-rest-api#about-secondary-rate-limits","status":"403"}"""));
        run.start(BAD).run(Duration.ofMinutes(5));
        assertThat(run.observer.limits).containsExactly(Limit.SECONDARY);
        assertThat(run.ids()).containsExactly("11", "12", "13");
    }

    @ParameterizedTest
    @EnumSource(Credentials.class)
    void credentialsNeverLeaveTheHostOfTheApi(Credentials credentials) {
        run.api.status("/repos/o/bad/events", 302, "Location", "https://evil.example.net/repos/o/bad/events");
        run.api.trouble(
                "/repos/o/bad/events",
                request -> FakeApi.done(
                        request,
                        200,
                        Map.of("Link", "<https://evil.example.net/repos/o/bad/events?page=2>; rel=\"next\""),
                        "[]"));
        run.credentials(credentials.credential).start(BAD).run(Duration.ofSeconds(10));
        assertThat(run.api.log())
                .anySatisfy(it -> assertThat(it.request().uri().getHost()).isEqualTo("evil.example.net"));
        assertThat(run.api.log())
                .allSatisfy(it -> assertThat(it.request().authorization().isPresent())
                        .isEqualTo(credentials == Credentials.TOKEN
                                && it.request().uri().getHost().equals("api.example.com")));
        assertThat(run.api.log())
                .allSatisfy(it -> assertThat(it.request().toString()).doesNotContain("secret"));
    }

    enum Credentials {
        NONE(Credential.ANONYMOUS),
        TOKEN(Credential.token("secret"));

        @SuppressWarnings("ImmutableEnumChecker") // a test's constant
        private final Credential credential;

        Credentials(Credential credential) {
            this.credential = credential;
        }
    }

    @Test
    void redirectsInACircleAreTrouble() {
        for (int i = 0; i < 10; i++) {
            run.api.status("/repos/o/bad/events", 302, "Location", FakeApi.BASE + "/repos/o/bad/events");
        }
        run.start(BAD).run(Duration.ofMinutes(1));
        assertThat(run.observer.troubles).isPositive();
        assertThat(run.ids()).containsExactly("11", "12", "13");
    }

    @Test
    void aMovedAddressThatLeadsNowhereIsForgotten() {
        run.api.status("/repos/o/bad/events", 301, "Location", FakeApi.BASE + "/repositories/9/events");
        run.start(BAD).run(Duration.ofMinutes(3));
        assertThat(run.ids()).containsExactly("11", "12", "13");
    }

    @Test
    void expiryOfATokenIsHeard() {
        run.api.trouble(
                "/repos/o/good/events",
                request -> FakeApi.done(
                        request,
                        200,
                        Map.of("github-authentication-token-expiration", "2026-01-30 08:53:01 UTC"),
                        "[]"));
        run.credentials(Credential.token("t")).start(GOOD).run(Duration.ofSeconds(1));
        assertThat(run.observer.expiry).contains(Instant.parse("2026-01-30T08:53:01Z"));
    }

    @Test
    void expiryIsWarnedAboutOnceADay() {
        ExpiryWarning warning = new ExpiryWarning();
        Instant expiry = PollerRun.START.plus(Duration.ofDays(10));
        assertThat(warning.seen(expiry, PollerRun.START)).isFalse();
        Instant near = PollerRun.START.plus(Duration.ofDays(4));
        assertThat(warning.seen(expiry, near)).isTrue();
        assertThat(warning.seen(expiry, near.plusSeconds(60))).isFalse();
        assertThat(warning.seen(expiry, near.plus(Duration.ofDays(1)))).isTrue();
    }
}
