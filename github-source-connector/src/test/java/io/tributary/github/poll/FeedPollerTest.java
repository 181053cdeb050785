package io.tributary.github.poll;

import static io.tributary.github.poll.PollerRun.START;
import static io.tributary.github.poll.PollerRun.range;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.api.Credential;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Gap;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.TestEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is read, and that it is read once. */
class FeedPollerTest {
    private final PollerRun run = new PollerRun();

    @Test
    void everyEventOfAllPagesComesOnceOldestFirst() {
        run.show("/events", 1, 250);
        run.start("public").run(Duration.ofSeconds(1));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 250));
        run.show("/events", 251, 260);
        run.run(Duration.ofMinutes(3));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 260));
    }

    @Test
    void restartGoesOnFromTheOffsetOfTheLastRecord() {
        run.show("/events", 1, 120);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 121, 130);
        run.restart("public").run(Duration.ofSeconds(1));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 130));
    }

    @Test
    void nothingShowsOfAReadThatIsNotComplete() {
        run.show("/events", 1, 150);
        run.api.status("/events?per_page=100&page=2", 502);
        run.start("public");
        for (int i = 0; i < 4; i++) {
            run.step(Duration.ofMillis(100));
        }
        assertThat(run.reads).isEmpty();
        run.run(Duration.ofSeconds(5));
        assertThat(run.reads).hasSize(1);
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 150));
    }

    @Test
    void aReadEndsAtTheFirstPageWithoutNewsOnceOverlapIsProven() {
        run.show("/events", 1, 300);
        run.sweep(Duration.ofHours(5)).start("public").run(Duration.ofSeconds(1));
        run.show("/events", 301, 302);
        int before = run.api.log().size();
        run.run(Duration.ofSeconds(67));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 302));
        assertThat(run.api.log().subList(before, run.api.log().size()))
                .as("the first page, and the second which adds nothing")
                .hasSize(2);
    }

    @Test
    void smallPagesShowTheWholeWindowToo() {
        run.show("/events", 1, 300);
        run.pageSize(7).credentials(Credential.token("t")).start("public").run(Duration.ofSeconds(5));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 300));
    }

    @Test
    void shortEmptyAndRepeatedPagesAreWalkedThrough() {
        run.show("/events", 1, 290);
        run.api.trouble("/events?per_page=100&page=2", request -> {
            String link = "<" + FakeApi.BASE + "/events?per_page=100&page=2&again=1>; rel=\"next\"";
            return FakeApi.done(request, 200, FakeApi.headersOf("Link", link), "[]");
        });
        run.start("public").run(Duration.ofSeconds(2));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 290));
    }

    @Test
    void aServerThatSaysNextForeverIsNotFollowedForever() {
        run.show("/events", 1, 5);
        for (int i = 0; i < 100; i++) {
            int number = i;
            run.api.trouble(
                    "/events",
                    request -> FakeApi.done(
                            request,
                            200,
                            FakeApi.headersOf(
                                    "Link", "<" + FakeApi.BASE + "/events?page=" + (number + 2) + ">; rel=\"next\""),
                            "[]"));
        }
        run.start("public").run(Duration.ofSeconds(1));
        assertThat(run.api.log()).hasSizeLessThanOrEqualTo(30);
        assertThat(run.reads).hasSize(1);
    }

    @Test
    void endOfPaginationEndsTheRead() {
        run.show("/events", 1, 250);
        run.api.status("/events?per_page=100&page=3", 422);
        run.start("public").run(Duration.ofSeconds(1));
        assertThat(run.ids()).containsExactlyElementsOf(range(51, 250));
    }

    @Test
    void idsThatGoBackwardsOtherOrdersAndChangedBodiesMakeNoDifference() {
        Random random = new Random(7);
        List<String> expected = new ArrayList<>();
        List<String> window = new ArrayList<>();
        run.sweep(Duration.ZERO);
        run.api.set("/events", window);
        run.start("public");
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 12; i++) {
                long id = i % 2 == 0 ? 18_425_000_000L - round * 31L - i : 13_653_000_000L + random.nextInt(1 << 30);
                expected.add(Long.toString(id));
                window.add(0, TestEvents.push(id, START.plusSeconds(round * 60L + i)));
            }
            List<String> shown = new ArrayList<>(window.subList(0, Math.min(250, window.size())));
            Collections.shuffle(shown, random);
            shown.replaceAll(event -> random.nextInt(10) == 0 ? event.replace("c0ffee", "decaf") : event);
            run.api.set("/events", shown);
            run.run(Duration.ofSeconds(70));
        }
        assertThat(run.ids()).hasSameSizeAs(expected).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(run.ids()).doesNotHaveDuplicates();
    }

    @Test
    void lateEventsDeepInTheWindowAreCaughtByTheNextSweep() {
        run.show("/events", 1, 280);
        run.sweep(Duration.ofMinutes(15)).start("public").run(Duration.ofMinutes(2));
        String late = TestEvents.push(9_999, START.plusSeconds(20));
        run.api.shown("/events").add(250, late);
        run.run(Duration.ofMinutes(20));
        assertThat(run.ids()).contains("9999").hasSize(281);
        assertThat(run.reads.get(run.reads.size() - 1).feed()).hasToString("public");
        assertThat(run.reads.stream().mapToInt(CompletedRead::late).sum()).isEqualTo(1);
    }

    @Test
    void sweepsOfAnUnchangedWindowCostNothing() {
        run.show("/events", 1, 280);
        run.sweep(Duration.ZERO).start("public").run(Duration.ofMinutes(30));
        assertThat(run.api.count(200)).isEqualTo(3);
        assertThat(run.api.count(304)).isGreaterThan(15);
    }

    @Test
    void aReadWithoutOverlapIsAGap() {
        run.show("/events", 1, 300);
        run.start("public").run(Duration.ofSeconds(1));
        run.show("/events", 1_000, 1_400);
        run.run(Duration.ofSeconds(70));
        Gap gap = run.reads.get(1).gap().orElseThrow();
        assertThat(gap.from()).contains(START.plusSeconds(300));
        assertThat(gap.to()).contains(START.plusSeconds(1_101));
        assertThat(gap.length()).isEqualTo(Duration.ofSeconds(801));
    }

    @Test
    void aQuietFeedWhoseEventsHaveAllAgedOutHasNoGap() {
        run.show("/events", 1, 3);
        run.start("public").run(Duration.ofMinutes(1));
        run.run(Duration.ofDays(31));
        run.api.set("/events", List.of(TestEvents.push(4, run.clock.instant())));
        run.run(Duration.ofMinutes(10));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 4));
        assertThat(run.reads).allSatisfy(read -> assertThat(read.gap()).isEmpty());
    }

    @Test
    void aFeedThatStartsNowHandsOnOnlyWhatComesLater() {
        run.show("/events", 1, 120);
        run.fromNow().start("public").run(Duration.ofSeconds(5));
        run.show("/events", 121, 125);
        run.run(Duration.ofMinutes(2));
        assertThat(run.ids()).containsExactlyElementsOf(range(121, 125));
    }

    @Test
    void aFeedThatStartsAtATimeHandsOnWhatHappenedSince() {
        run.show("/events", 1, 120);
        run.from(START.plusSeconds(101).toString()).start("public").run(Duration.ofSeconds(5));
        run.show("/events", 121, 125);
        run.run(Duration.ofMinutes(2));
        assertThat(run.ids()).containsExactlyElementsOf(range(101, 125));
    }

    @Test
    void aStartAtATimeHoldsOverRestartsBeforeTheFirstEvent() {
        run.show("/events", 1, 20);
        run.from(START.plusSeconds(21).toString()).start("public").run(Duration.ofHours(12));
        run.show("/events", 21, 23);
        run.restart("public").run(Duration.ofMinutes(30));
        run.show("/events", 24, 24);
        run.run(Duration.ofMinutes(30));
        assertThat(run.ids()).containsExactly("21", "22", "23", "24");
    }

    @Test
    void aStartAtATimeIsNothingToAFeedWithAnOffset() {
        run.show("/events", 1, 3);
        run.start("public").run(Duration.ofSeconds(5));
        run.show("/events", 4, 5);
        run.from("2030-01-01T01:00:00+01:00").restart("public").run(Duration.ofSeconds(5));
        assertThat(run.ids()).containsExactlyElementsOf(range(1, 5));
    }

    @Test
    void withFiltersTheFirstReadOfATaskIsNoGapForItsOffsetMayBeOld() {
        run.show("/events", 1, 300);
        run.filtered().start("public").run(Duration.ofSeconds(1));
        run.show("/events", 1_001, 1_400);
        run.restart("public").run(Duration.ofSeconds(1));
        assertThat(run.reads.get(1).gap()).isEmpty();
        run.show("/events", 2_001, 2_400);
        run.run(Duration.ofSeconds(70));
        assertThat(run.reads.get(2).gap()).isPresent();
    }

    @Test
    void aBusyPublicFeedWithBurstsIsReadCompletely() {
        run.interval(Duration.ofSeconds(20), false).credentials(Credential.token("t"));
        run.api.set("/events", List.of());
        run.start("public");
        long id = 0;
        for (int second = 0; second < 600; second++) {
            int perSecond = second % 60 < 5 ? 15 : 4; // 300 a minute, with bursts
            for (int i = 0; i < perSecond; i++) {
                id++;
                run.api.show("/events", TestEvents.push(id, run.clock.instant()));
            }
            run.run(Duration.ofSeconds(1));
        }
        run.run(Duration.ofSeconds(30));
        assertThat(run.ids()).containsExactlyInAnyOrderElementsOf(range(1, id));
        assertThat(run.reads).allSatisfy(read -> assertThat(read.gap()).isEmpty());
    }

    @Test
    void aRenamedRepositoryIsFollowedAndRememberedByItsNumber() {
        run.show("/repositories/42/events", 1, 3);
        String target = FakeApi.BASE + "/repositories/42/events?per_page=100";
        run.api.status("/repos/ada/engine/events", 301, "Location", target);
        run.start("repos/ada/engine").run(Duration.ofMinutes(3));
        assertThat(run.ids()).containsExactly("1", "2", "3");
        assertThat(run.api.log().stream()
                        .filter(it -> it.request().uri().getPath().startsWith("/repos/")))
                .hasSize(1);
        run.show("/repositories/42/events", 4, 4);
        run.restart("repos/ada/engine").run(Duration.ofMinutes(2));
        assertThat(run.ids()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aTemporaryRedirectIsNotRemembered() {
        run.show("/repos/ada/engine/events", 1, 2);
        run.show("/elsewhere", 1, 2);
        run.api.status("/repos/ada/engine/events", 307, "Location", FakeApi.BASE + "/elsewhere");
        run.start("repos/ada/engine").run(Duration.ofSeconds(90));
        assertThat(run.api.log())
                .extracting(it -> it.request().uri().getPath())
                .containsExactly("/repos/ada/engine/events", "/elsewhere", "/repos/ada/engine/events");
        assertThat(run.ids()).containsExactly("1", "2");
    }
}
