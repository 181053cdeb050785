package io.tributary.stack.github;

import static io.tributary.stack.github.Client.header;
import static io.tributary.stack.github.Client.ids;
import static io.tributary.stack.github.Client.json;
import static io.tributary.stack.github.Client.link;
import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.stack.github.SimulatedEvent.Party;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubSimulatorTest {
    private final ManualClock clock = new ManualClock();
    private GitHubSimulator simulator;
    private Client client;

    @AfterEach
    void close() {
        if (simulator != null) {
            simulator.close();
        }
    }

    @Test
    void servesThirtyEventsByDefaultAndAtMostAHundred() throws Exception {
        start(full());

        assertThat(ids(client.get("/events"))).hasSize(30);
        assertThat(ids(client.get("/events?per_page=50"))).hasSize(50);
        assertThat(ids(client.get("/events?per_page=1000"))).hasSize(100);
        assertThat(ids(client.get("/events?per_page=nonsense&page=-1"))).hasSize(30);
    }

    @Test
    void linksLeadThroughTheWholeWindowAndNoFurther() throws Exception {
        start(full());

        Set<String> seen = new HashSet<>();
        int pages = 0;
        Optional<String> next = Optional.of("/events?per_page=100");
        while (next.isPresent()) {
            HttpResponse<String> page = client.get(next.get());
            seen.addAll(ids(page));
            next = link(page, "next");
            pages++;
        }

        assertThat(pages).isEqualTo(3);
        assertThat(seen).hasSize(300);
        HttpResponse<String> beyond = client.get("/events?per_page=100&page=4");
        assertThat(beyond.statusCode()).isEqualTo(422);
        assertThat(beyond.body()).contains("pagination is limited for this resource");
    }

    @Test
    void relationsAreThoseOfTheFirstMiddleAndLastPage() throws Exception {
        start(full());

        assertThat(header(client.get("/events"), "Link"))
                .isEqualTo("<%s/events?page=2>; rel=\"next\", <%s/events?page=10>; rel=\"last\""
                        .formatted(simulator.uri(), simulator.uri()));
        HttpResponse<String> middle = client.get("/events?page=5");
        assertThat(link(middle, "prev")).hasValue(simulator.uri() + "/events?page=4");
        assertThat(link(middle, "first")).hasValue(simulator.uri() + "/events?page=1");
        HttpResponse<String> last = client.get("/events?page=10");
        assertThat(link(last, "next")).isEmpty();
        assertThat(link(last, "last")).isEmpty();
        assertThat(link(last, "prev")).isPresent();
    }

    @Test
    void windowMovesAsEventsAppear() throws Exception {
        start(full().events(new EventGenerator(7), Pace.perMinute(60)));
        List<String> before = ids(client.get("/events"));

        clock.advance(Duration.ofSeconds(10));

        List<String> after = ids(client.get("/events"));
        assertThat(after.subList(10, 30)).isEqualTo(before.subList(0, 20));
        assertThat(after.subList(0, 10)).doesNotContainAnyElementsOf(before);
        assertThat(simulator.published()).isEqualTo(310);
    }

    @Test
    void burstsComeOnTopOfTheSteadyPace() throws Exception {
        start(GitHubSimulator.builder()
                .clock(clock)
                .events(new EventGenerator(7), Pace.perMinute(60).withBursts(25, Duration.ofSeconds(20))));

        clock.advance(Duration.ofSeconds(19));
        assertThat(simulator.published()).isEqualTo(19);
        clock.advance(Duration.ofSeconds(1));
        assertThat(simulator.published()).isEqualTo(45);
        clock.advance(Duration.ofSeconds(40));
        assertThat(simulator.published()).isEqualTo(60 + 75);
    }

    @Test
    void eventsLeaveTheFeedAfterThirtyDays() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        simulator.publish(event("1", 5));
        clock.advance(Duration.ofDays(29));
        simulator.publish(event("2", 5));
        assertThat(ids(client.get("/events"))).containsExactly("2", "1");

        clock.advance(Duration.ofDays(2));

        assertThat(ids(client.get("/events"))).containsExactly("2");
    }

    @Test
    void unchangedPageIsA304ThatCostsNothing() throws Exception {
        start(full());
        HttpResponse<String> first = client.get("/events");
        String etag = header(first, "ETag");
        assertThat(etag).startsWith("W/\"");
        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("59");

        for (int i = 0; i < 100; i++) {
            HttpResponse<String> again = client.get("/events", "If-None-Match", etag);
            assertThat(again.statusCode()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(header(again, "X-Poll-Interval")).isEqualTo("60");
            assertThat(header(again, "X-RateLimit-Remaining")).isEqualTo("59");
        }
        assertThat(client.get("/events?page=2", "If-None-Match", etag).statusCode())
                .isEqualTo(200);
        simulator.publish(event("1", 5));
        assertThat(client.get("/events", "If-None-Match", etag).statusCode()).isEqualTo(200);
    }

    @Test
    void spentBudgetIsRefusedUntilTheHourIsOver() throws Exception {
        start(full().limits(3, 5000, 403));
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/events").statusCode()).isEqualTo(200);
        }

        HttpResponse<String> refused = client.get("/events");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("0");
        assertThat(header(refused, "X-RateLimit-Reset"))
                .isEqualTo(
                        Long.toString(clock.instant().plus(Duration.ofHours(1)).getEpochSecond()));
        assertThat(json(refused).get("message").asText()).startsWith("API rate limit exceeded");
        clock.advance(Duration.ofHours(1));
        assertThat(client.get("/events").statusCode()).isEqualTo(200);
        assertThat(simulator.requests().count(403)).isEqualTo(1);
    }

    @Test
    void moreThanNineHundredRequestsAMinuteMeetASecondaryLimit() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        String etag = header(client.get("/events"), "ETag");
        for (int i = 1; i < 900; i++) {
            client.get("/events", "If-None-Match", etag);
        }

        HttpResponse<String> refused = client.get("/events", "If-None-Match", etag);

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(header(refused, "Retry-After")).isEqualTo("60");
        assertThat(header(refused, "X-RateLimit-Remaining")).isEqualTo("59");
        clock.advance(Duration.ofSeconds(61));
        assertThat(client.get("/events", "If-None-Match", etag).statusCode()).isEqualTo(304);
    }

    @Test
    void enterpriseServerHasNoLimitsAndAnotherPath() throws Exception {
        start(full().withoutLimits().basePath("/api/v3"));

        HttpResponse<String> page = client.get("/events");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("X-RateLimit-Limit")).isEmpty();
        assertThat(link(page, "next").orElseThrow()).contains("/api/v3/events?page=2");
        assertThat(client.get("/rate_limit").statusCode()).isEqualTo(404);
    }

    @Test
    void rateLimitStatusIsFree() throws Exception {
        start(full());
        client.get("/events");

        for (int i = 0; i < 3; i++) {
            assertThat(json(client.get("/rate_limit"))
                            .at("/resources/core/remaining")
                            .asInt())
                    .isEqualTo(59);
        }
    }

    @Test
    void eachTokenHasItsOwnBudgetAndExpires() throws Exception {
        Instant expiry = clock.instant().plus(Duration.ofDays(1));
        start(full().token("first", expiry).token("second", Instant.MAX));

        HttpResponse<String> first = client.get("/events", "Authorization", "Bearer first");
        HttpResponse<String> second = client.get("/events", "Authorization", "token second");

        assertThat(header(first, "X-RateLimit-Remaining")).isEqualTo("4999");
        assertThat(header(first, "GitHub-Authentication-Token-Expiration")).isEqualTo("2026-11-21 12:00:00 UTC");
        assertThat(header(second, "X-RateLimit-Remaining")).isEqualTo("4999");
        assertThat(header(second, "GitHub-Authentication-Token-Expiration")).isEmpty();
        assertThat(client.get("/events", "Authorization", "Bearer third").statusCode())
                .isEqualTo(401);
        clock.advance(Duration.ofDays(1));
        HttpResponse<String> expired = client.get("/events", "Authorization", "Bearer first");
        assertThat(expired.statusCode()).isEqualTo(401);
        assertThat(json(expired).get("message").asText()).isEqualTo("Bad credentials");
    }

    @Test
    void unknownApiVersionIsABadRequest() throws Exception {
        start(full());

        assertThat(client.get("/events", "X-GitHub-Api-Version", "2022-11-28").statusCode())
                .isEqualTo(200);
        assertThat(client.get("/events", "X-GitHub-Api-Version", "1999-01-01").statusCode())
                .isEqualTo(400);
    }

    @Test
    void userAgentIsRequired() throws Exception {
        start(full());
        EventsApiProbe probe = new EventsApiProbe(simulator);

        assertThat(probe.statusWithoutUserAgent("/events")).isEqualTo(403);
    }

    @Test
    void feedsOfRepositoriesUsersAndOrganisationsShowTheirEventsOnly() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        simulator.publish(event("1", 5));
        simulator.publish(event("2", 6));

        assertThat(ids(client.get("/repos/acme/tool-5/events"))).containsExactly("1");
        assertThat(ids(client.get("/repos/ACME/Tool-5/events"))).containsExactly("1");
        assertThat(ids(client.get("/repositories/6/events"))).containsExactly("2");
        assertThat(ids(client.get("/networks/acme/tool-6/events"))).containsExactly("2");
        assertThat(ids(client.get("/orgs/acme/events"))).containsExactly("2", "1");
        assertThat(ids(client.get("/users/ann/events"))).containsExactly("2", "1");
        assertThat(ids(client.get("/users/ann/events/public"))).containsExactly("2", "1");
        assertThat(ids(client.get("/users/ann/events/orgs/acme"))).containsExactly("2", "1");
        assertThat(ids(client.get("/users/ann/received_events"))).isEmpty();
        assertThat(client.get("/repos/acme/unknown/events").statusCode()).isEqualTo(404);
        assertThat(client.get("/users/nobody/events").statusCode()).isEqualTo(404);
        assertThat(client.get("/nonsense").statusCode()).isEqualTo(404);
        assertThat(client.get("/").statusCode()).isEqualTo(404);
    }

    @Test
    void aUserReceivesWhatHappensInTheUsersRepositories() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        simulator.addUser(new Party("acme", 77));
        simulator.publish(event("1", 5));

        assertThat(ids(client.get("/users/acme/received_events"))).containsExactly("1");
        assertThat(ids(client.get("/users/acme/received_events/public"))).containsExactly("1");
    }

    @Test
    void linksOfNamedFeedsLeadToNumericIds() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        for (int i = 0; i < 40; i++) {
            simulator.publish(event("1" + i, 5));
        }

        assertThat(link(client.get("/repos/acme/tool-5/events"), "next"))
                .hasValue(simulator.uri() + "/repositories/5/events?page=2");
        assertThat(link(client.get("/users/ann/events/public?per_page=20"), "next"))
                .hasValue(simulator.uri() + "/user/9/events/public?per_page=20&page=2");
        String next = link(client.get("/orgs/acme/events"), "next").orElseThrow();
        assertThat(next).isEqualTo(simulator.uri() + "/organizations/3/events?page=2");
        assertThat(ids(client.get(next))).hasSize(10);
    }

    @Test
    void renamedRepositoryIsMovedToItsId() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        simulator.publish(event("1", 5));
        simulator.addRepository(new Party("acme/renamed", 5));

        HttpResponse<String> moved = client.get("/repos/acme/tool-5/events?per_page=10");

        assertThat(moved.statusCode()).isEqualTo(301);
        assertThat(header(moved, "Location")).isEqualTo(simulator.uri() + "/repositories/5/events?per_page=10");
        assertThat(ids(client.get(header(moved, "Location")))).containsExactly("1");
        assertThat(ids(client.get("/repos/acme/renamed/events"))).containsExactly("1");
    }

    @Test
    void organisationListsItsRepositories() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        simulator.publish(event("1", 6));
        simulator.publish(event("2", 5));

        assertThat(json(client.get("/orgs/acme/repos")).findValuesAsText("full_name"))
                .containsExactly("acme/tool-5", "acme/tool-6");
    }

    @Test
    void gzipIsUsedWhenAccepted() throws Exception {
        start(full());

        HttpResponse<byte[]> zipped = client.getBytes("/events", "Accept-Encoding", "gzip");

        assertThat(header(zipped, "Content-Encoding")).isEqualTo("gzip");
        byte[] plain = new GZIPInputStream(new ByteArrayInputStream(zipped.body())).readAllBytes();
        assertThat(new String(plain, StandardCharsets.UTF_8))
                .isEqualTo(client.get("/events").body());
    }

    @Test
    void whatWasServedIsRememberedWithItsBodies() throws Exception {
        start(full().backlog(40, Duration.ofMinutes(1)));
        List<String> shown = new ArrayList<>(ids(client.get("/events")));

        assertThat(simulator.served().ids()).isEqualTo(shown);
        assertThat(simulator.served().bodies(shown.get(0))).hasSize(1);
        assertThat(json(client.get("/_simulator/served")).get("served").asInt()).isEqualTo(30);
        assertThat(json(client.get("/_simulator/served")).get("ids")).hasSize(30);
        assertThat(json(client.get("/_simulator/status")).get("published").asInt())
                .isEqualTo(40);
        assertThat(client.get("/_simulator/other").statusCode()).isEqualTo(404);
        client.get("/events?page=2");
        assertThat(simulator.served().count()).isEqualTo(40);
    }

    @Test
    void lateEventsAppearBelowNewerOnes() throws Exception {
        start(full());
        List<String> before = ids(client.get("/events"));

        simulator.publishLate(event("1", 5), 12);

        assertThat(ids(client.get("/events")).subList(0, 13)).isEqualTo(concat(before.subList(0, 12), "1"));
    }

    @Test
    void shareOfLateEventsIsKept() throws Exception {
        start(GitHubSimulator.builder()
                .clock(clock)
                .lateShare(0.5)
                .events(new EventGenerator(7), Pace.perMinute(6000)));
        client.get("/events");
        clock.advance(Duration.ofSeconds(3));

        long late = 0;
        for (int page = 1; page <= 3; page++) {
            for (var event : json(client.get("/events?per_page=100&page=" + page))) {
                Instant createdAt = Instant.parse(event.get("created_at").asText());
                late += createdAt.isBefore(clock.instant().minusSeconds(30)) ? 1 : 0;
            }
        }
        assertThat(late).isBetween(100L, 200L);
    }

    @Test
    void snapshotsReplaceAFeed() throws Exception {
        start(full());
        SimulatedEvent one = event("1", 5);
        SimulatedEvent two = event("2", 5);

        simulator.showPublic(List.of(one, two));
        assertThat(ids(client.get("/events"))).containsExactly("1", "2");
        simulator.showUser(new Party("ann", 9), List.of(two));
        assertThat(ids(client.get("/users/ann/events"))).containsExactly("2");
        simulator.showPublic(List.of(two, one));
        assertThat(ids(client.get("/events"))).containsExactly("2", "1");
    }

    @Test
    void changedBodyTakesThePlaceOfTheOldOne() throws Exception {
        start(GitHubSimulator.builder().clock(clock));
        simulator.publish(event("1", 5));
        client.get("/events");
        SimulatedEvent changed = SimulatedEvent.parse(event("1", 5).json().replace("{}", "{\"changed\":true}"));

        simulator.publish(changed);

        assertThat(client.get("/events").body()).isEqualTo("[" + changed.json() + "]");
        assertThat(simulator.served().bodies("1")).containsExactly(event("1", 5).json(), changed.json());
    }

    private GitHubSimulatorBuilder full() {
        return GitHubSimulator.builder()
                .clock(clock)
                .events(new EventGenerator(7), Pace.NONE)
                .backlog(300, Duration.ofMinutes(5));
    }

    private void start(GitHubSimulatorBuilder builder) throws IOException {
        simulator = builder.start();
        client = new Client(simulator);
    }

    private static SimulatedEvent event(String id, long repository) {
        return SimulatedEvent.parse("""
                {"id":"%s","type":"WatchEvent","actor":{"id":9,"login":"ann"},\
                "repo":{"id":%d,"name":"acme/tool-%d"},"payload":{},"public":true,\
                "created_at":"2026-11-20T12:00:00Z","org":{"id":3,"login":"acme"}}""".formatted(id, repository, repository));
    }

    private static List<String> concat(List<String> list, String last) {
        List<String> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}
