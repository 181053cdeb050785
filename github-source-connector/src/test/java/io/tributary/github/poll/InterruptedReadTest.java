package io.tributary.github.poll;

import static io.tributary.github.poll.PollerRun.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.api.Credential;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.TestEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Reads that stop between two pages. */
class InterruptedReadTest {
    private static final String PAGE_2 = "/events?per_page=100&page=2";

    private final PollerRun run = new PollerRun();

    @BeforeEach
    void withAToken() {
        run.credentials(Credential.token("t"));
    }

    @Test
    void pagesOfDifferentHoursAreNotPutTogetherAndWhatWasMissedIsAGap() {
        run.show("/events", 1, 300);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 301, 360);
        limited(PAGE_2, Duration.ofMinutes(55));
        run.run(Duration.ofMinutes(30));
        assertThat(run.ids()).as("what was read before the wait").containsExactlyElementsOf(range(1, 360));
        run.show("/events", 361, 1_360);
        run.run(Duration.ofMinutes(60));
        assertThat(run.reads.stream().filter(read -> read.gap().isPresent())).hasSize(1);
        assertThat(run.ids()).containsAll(range(1_061, 1_360)).doesNotHaveDuplicates();
    }

    @Test
    void aReadThatHadToWaitLosesNothingThatIsStillShown() {
        run.show("/events", 1, 300);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 301, 360);
        limited(PAGE_2, Duration.ofMinutes(55));
        run.run(Duration.ofMinutes(30));
        run.show("/events", 361, 460);
        run.run(Duration.ofMinutes(60));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 460));
        assertThat(run.reads).allSatisfy(read -> assertThat(read.gap()).isEmpty());
    }

    @Test
    void aReadWithoutOverlapThatHadToWaitStartsAnew() {
        run.show("/events", 1, 300);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 301, 420);
        limited(PAGE_2, Duration.ofMinutes(55));
        run.run(Duration.ofMinutes(30));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 300));
        run.show("/events", 421, 430);
        run.run(Duration.ofMinutes(60));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 430));
        assertThat(run.reads).allSatisfy(read -> assertThat(read.gap()).isEmpty());
    }

    @Test
    void aBudgetThatEndsBetweenTwoPagesHoldsNothingBack() {
        run.show("/events", 1, 300);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 301, 305);
        String page = TestEvents.page(run.api.shown("/events").subList(0, 100));
        Map<String, String> headers = new HashMap<>(spent(Duration.ofMinutes(50)));
        headers.put("Link", "<" + FakeApi.BASE + PAGE_2 + ">; rel=\"next\"");
        run.api.trouble("/events", request -> FakeApi.done(request, 200, headers, page));
        run.run(Duration.ofMinutes(2));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 305));
        run.run(Duration.ofHours(1));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 305));
        assertThat(run.reads).allSatisfy(read -> assertThat(read.gap()).isEmpty());
    }

    @Test
    void aPageThatCannotBeHadHoldsUpTheEventsOfTheOthersForSecondsOnly() {
        run.show("/events", 1, 300);
        failing("/events?per_page=100&page=3", 502, 1_000);
        run.start("public").run(Duration.ofSeconds(30));
        assertThat(run.ids()).containsExactlyElementsOf(range(101, 300));
        run.show("/events", 301, 305);
        run.run(Duration.ofMinutes(3));
        assertThat(run.ids()).containsExactlyElementsOf(range(101, 305));
    }

    @Test
    void aPageThatNeverAnswersHoldsUpNothingEither() {
        run.show("/events", 1, 300);
        for (int i = 0; i < 1_000; i++) {
            run.api.trouble(PAGE_2, request -> {
                run.clock.advance(Duration.ofSeconds(61));
                return CompletableFuture.failedFuture(new TimeoutException());
            });
        }
        run.start("public").run(Duration.ofMinutes(10));
        assertThat(run.ids()).containsExactlyElementsOf(range(201, 300));
    }

    @Test
    void aPageThatIsMissingIsNotAMissingFeed() {
        run.show("/events", 1, 300);
        failing(PAGE_2, 404, 1_000);
        run.start("public").run(Duration.ofMinutes(10));
        assertThat(run.ids()).containsExactlyElementsOf(range(201, 300));
        assertThat(run.observer.refusals).isEmpty();
    }

    @Test
    void whatAPageDidNotShowIsReadOnceItAnswersAgain() {
        run.show("/events", 1, 300);
        failing(PAGE_2, 502, 3);
        run.start("public").run(Duration.ofSeconds(30));
        assertThat(run.ids()).containsExactlyElementsOf(range(201, 300));
        run.run(Duration.ofMinutes(2));
        assertThat(run.ids()).containsExactlyInAnyOrderElementsOf(range(1, 300));
    }

    @Test
    void aReadThatEndsBeforeItsOverlapIsAGap() {
        run.show("/events", 1, 300);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 301, 420);
        failing(PAGE_2, 502, 3);
        run.run(Duration.ofSeconds(90));
        assertThat(run.reads.get(1).gap()).isPresent();
        run.run(Duration.ofMinutes(2));
        assertThat(run.ids()).containsExactlyInAnyOrderElementsOf(range(1, 420));
    }

    @Test
    void aFeedThatStartsNowWaitsForItsWholeWindow() {
        run.show("/events", 1, 300);
        failing(PAGE_2, 502, 5);
        run.fromNow().start("public").run(Duration.ofMinutes(3));
        run.show("/events", 301, 302);
        run.run(Duration.ofMinutes(3));
        assertThat(run.ids()).containsExactly("301", "302");
    }

    private void failing(String prefix, int status, int times) {
        for (int i = 0; i < times; i++) {
            run.api.status(prefix, status);
        }
    }

    private void limited(String prefix, Duration wait) {
        Map<String, String> headers = spent(wait);
        run.api.trouble(prefix, request -> FakeApi.done(request, 403, headers, "{}"));
    }

    private Map<String, String> spent(Duration untilReset) {
        Instant reset = run.clock.instant().plus(untilReset);
        return Map.of(
                "X-RateLimit-Limit",
                "5000",
                "X-RateLimit-Remaining",
                "0",
                "X-RateLimit-Reset",
                Long.toString(reset.getEpochSecond()));
    }
}
