package io.tributary.github.poll;

import static io.tributary.github.poll.PollerRun.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.AppInstallation;
import io.tributary.github.api.AppKey;
import io.tributary.github.api.Credential;
import io.tributary.github.api.Verdict.Limit;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeApi.Logged;
import io.tributary.github.testing.TestEvents;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** When is asked, and how often. */
class PolitenessTest {
    private final PollerRun run = new PollerRun();

    @Test
    void pollIntervalIsObeyedAndUnchangedFeedsAreAskedWithTheirValidator() {
        run.show("/events", 1, 10);
        run.start("public").run(Duration.ofMinutes(5));
        assertThat(run.ids()).hasSize(10);
        assertThat(run.api.count(200)).isEqualTo(1);
        assertThat(run.api.count(304)).isBetween(3L, 4L);
        assertThat(gaps()).allMatch(gap -> gap.compareTo(Duration.ofMinutes(1)) >= 0);
    }

    @Test
    void aLongerIntervalOfTheServerIsObeyedToo() {
        run.show("/events", 1, 10);
        run.api.status("/events", 304, "X-Poll-Interval", "120");
        run.start("public").run(Duration.ofSeconds(130));
        assertThat(gaps().get(0)).isGreaterThanOrEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void explicitIntervalReplacesTheServers() {
        run.show("/events", 1, 10);
        run.interval(Duration.ofSeconds(2), false).start("public").run(Duration.ofSeconds(9));
        assertThat(run.api.log()).hasSizeBetween(4, 5);
    }

    @Test
    void aFeedWhereNothingHappensIsAskedMoreSeldomAndABusyOneAsBefore() {
        run.show("/events", 1, 10);
        run.start("public").run(Duration.ofHours(2));
        List<Duration> gaps = gaps();
        assertThat(gaps.get(gaps.size() - 1)).isBetween(Duration.ofMinutes(5), Duration.ofSeconds(331));
        run.show("/events", 11, 11);
        run.run(Duration.ofMinutes(8));
        assertThat(gaps().get(gaps().size() - 1)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(67));
    }

    @Test
    void adaptiveIntervalFollowsTheStreamBetweenItsBounds() {
        run.api.set("/events", List.of());
        run.interval(Duration.ofSeconds(5), true)
                .credentials(Credential.token("t"))
                .start("public");
        long id = 0;
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < 10; i++) {
                run.api.show("/events", TestEvents.push(++id, run.clock.instant()));
            }
            run.run(Duration.ofSeconds(1));
        }
        List<Instant> firstPages = firstPages();
        Duration settled =
                Duration.between(firstPages.get(firstPages.size() - 2), firstPages.get(firstPages.size() - 1));
        assertThat(settled).as("150 events at 10 a second").isBetween(Duration.ofSeconds(11), Duration.ofSeconds(20));
    }

    @Test
    void aDayUnderSixtyRequestsAnHourNeverExceedsThem() {
        run.api.limit(60);
        run.api.set("/events", List.of());
        run.start("public");
        long id = 0;
        for (int minute = 0; minute < 24 * 60; minute++) {
            for (int i = 0; i < 40; i++) { // every read shows a full first page of news
                run.api.show("/events", TestEvents.push(++id, run.clock.instant()));
            }
            run.run(Duration.ofMinutes(1));
        }
        assertThat(run.api.count(403)).isZero();
        List<Instant> counted = run.api.log().stream()
                .filter(it -> it.status() != 304)
                .map(Logged::at)
                .toList();
        for (int hour = 0; hour < 24; hour++) {
            Instant from = START.plus(Duration.ofHours(hour));
            assertThat(counted.stream().filter(at -> !at.isBefore(from) && at.isBefore(from.plus(Duration.ofHours(1)))))
                    .hasSizeBetween(20, 54);
        }
        run.run(Duration.ofMinutes(10));
        assertThat(run.ids()).doesNotHaveDuplicates();
        assertThat(run.ids())
                .as("the budget is spread over the hour, so that reads overlap")
                .hasSize((int) id);
    }

    @Test
    void unchangedFeedsCostNoBudget() {
        run.api.limit(60);
        String[] feeds = feeds(50);
        run.start(feeds).run(Duration.ofHours(3));
        assertThat(run.api.count(200)).isEqualTo(50);
        assertThat(run.api.count(304)).isGreaterThan(1_000);
        assertThat(run.api.count(403)).isZero();
    }

    @Test
    void primaryLimitWaitsForTheReset() {
        run.show("/events", 1, 1);
        Instant reset = START.plus(Duration.ofMinutes(20));
        run.api.status(
                "/events",
                403,
                "X-RateLimit-Limit",
                "60",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                Long.toString(reset.getEpochSecond()));
        run.start("public").run(Duration.ofMinutes(22));
        assertThat(run.observer.limits).containsExactly(Limit.PRIMARY);
        assertThat(run.api.log().get(1).at()).isBetween(reset, reset.plusSeconds(2));
        assertThat(run.ids()).containsExactly("1");
    }

    @Test
    void secondaryLimitWaitsAsLongAsItSays() {
        run.show("/events", 1, 1);
        run.api.status("/events", 429, "Retry-After", "90", "X-RateLimit-Remaining", "4000");
        run.start("public").run(Duration.ofMinutes(3));
        assertThat(run.observer.limits).containsExactly(Limit.SECONDARY);
        assertThat(gaps().get(0)).isBetween(Duration.ofSeconds(90), Duration.ofSeconds(93));
    }

    @Test
    void limitWithoutATimeWaitsAMinuteAndThenLonger() {
        run.show("/events", 1, 1);
        for (int i = 0; i < 3; i++) {
            run.api.status("/events", 429);
        }
        run.start("public").run(Duration.ofMinutes(12));
        assertThat(gaps().get(0)).isGreaterThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(gaps().get(1)).isGreaterThan(gaps().get(0));
        assertThat(gaps().get(2)).isGreaterThan(gaps().get(1));
        assertThat(run.ids()).containsExactly("1");
    }

    @Test
    void aReserveOfTheLimitIsLeftAndTheRestIsDividedOverTasks() {
        run.api.limit(100);
        run.sharers(3).start(feeds(80)).run(Duration.ofMinutes(50));
        assertThat(run.api.count(200)).as("a third of 90 of 100").isEqualTo(30);
    }

    @Test
    void severalTokensShareTheFeedsAndEachKeepsToItsOwnLimit() {
        run.api.limit(20);
        run.credentials(Credential.token("a"), Credential.token("b"))
                .start(feeds(30))
                .run(Duration.ofMinutes(5));
        assertThat(run.api.count(403)).isZero();
        assertThat(run.api.log().stream()
                        .map(it -> it.request().authorization().orElse(""))
                        .distinct())
                .containsExactlyInAnyOrder("Bearer a", "Bearer b");
        assertThat(run.api.count(200)).isEqualTo(30);
    }

    @Test
    void oneRequestAtATimePerToken() {
        run.api.trouble("/repos/o/r0/events", request -> new CompletableFuture<>());
        run.credentials(Credential.token("a")).start(feeds(3)).run(Duration.ofSeconds(20));
        assertThat(run.api.log()).hasSize(1);
    }

    @Test
    void aServerWithoutLimitsIsNotWaitedFor() {
        for (int i = 0; i < 5; i++) {
            run.api.trouble("/events", request -> FakeApi.done(request, 200, Map.of("X-Poll-Interval", "1"), "[]"));
        }
        run.start("public").run(Duration.ofSeconds(5));
        assertThat(run.api.log()).hasSizeGreaterThanOrEqualTo(4);
    }

    private String[] feeds(int count) {
        String[] feeds =
                IntStream.range(0, count).mapToObj(i -> "repos/o/r" + i).toArray(String[]::new);
        for (String feed : feeds) {
            if (run.api.shown("/" + feed + "/events") == null) {
                run.show("/" + feed + "/events", 1, 1);
            }
        }
        return feeds;
    }

    private List<Instant> firstPages() {
        return run.api.log().stream()
                .filter(it -> !it.request().uri().getQuery().contains("&page="))
                .map(Logged::at)
                .toList();
    }

    private List<Duration> gaps() {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < run.api.log().size(); i++) {
            gaps.add(Duration.between(
                    run.api.log().get(i - 1).at(), run.api.log().get(i).at()));
        }
        return gaps;
    }

    @Test
    void everyEventOfManyFeedsComesOnce() {
        String[] feeds = feeds(20);
        run.credentials(Credential.token("a"), Credential.token("b"))
                .start(feeds)
                .run(Duration.ofMinutes(2));
        assertThat(run.ids()).hasSize(20).containsOnly("1");
    }

    @Test
    void anAppFetchesItsTokenFirstAndRenewsItInTime() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
        for (int i = 1; i <= 4; i++) {
            String token = "ghs_" + i;
            run.api.trouble(
                    "/app/installations/9/access_tokens",
                    request -> FakeApi.done(
                            request,
                            201,
                            Map.of(),
                            "{\"token\":\"" + token + "\",\"expires_at\":\""
                                    + run.clock.instant().plus(Duration.ofHours(1)) + "\"}"));
        }
        run.show("/events", 1, 3);
        run.credentials(new AppInstallation(ApiEndpoint.of(FakeApi.BASE), "1", "9", AppKey.ofPem(pem)))
                .start("public")
                .run(Duration.ofMinutes(100));
        assertThat(run.ids()).containsExactly("1", "2", "3");
        assertThat(run.api.log().get(0).request().method()).isEqualTo("POST");
        assertThat(run.api.log().stream()
                        .filter(it -> it.request().method().equals("GET"))
                        .map(it -> it.request().authorization().orElse(""))
                        .distinct())
                .containsExactly("Bearer ghs_1", "Bearer ghs_2");
    }
}
