package io.tributary.stack.github;

import static io.tributary.stack.github.Client.header;
import static io.tributary.stack.github.Client.ids;
import static io.tributary.stack.github.Client.link;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private GitHubSimulator simulator;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        simulator = GitHubSimulator.builder()
                .clock(new ManualClock())
                .events(new EventGenerator(7), Pace.NONE)
                .backlog(300, Duration.ofMinutes(5))
                .start();
        client = new Client(simulator);
    }

    @AfterEach
    void close() {
        simulator.close();
    }

    @Test
    void faultMeetsOneRequestAndNotTheNext() throws Exception {
        simulator.faults().next(Faults.error(502, "Server Error"));
        assertThat(simulator.faults().pending()).isEqualTo(1);

        assertThat(client.get("/events").statusCode()).isEqualTo(502);
        assertThat(simulator.faults().pending()).isZero();
        assertThat(client.get("/events").statusCode()).isEqualTo(200);
    }

    @Test
    void faultWaitsForAMatchingRequest() throws Exception {
        simulator.faults().next(2, request -> request.page() == 2, Faults.html());

        assertThat(client.get("/events").statusCode()).isEqualTo(200);
        assertThat(client.get("/events?page=2").statusCode()).isEqualTo(503);
        assertThat(client.get("/events?page=2").body()).startsWith("<html>");
        assertThat(client.get("/events?page=2").statusCode()).isEqualTo(200);
    }

    @Test
    void lastingFaultEndsWhenCleared() throws Exception {
        simulator.faults().always(request -> true, Faults.error(500, "no"));
        for (int i = 0; i < 3; i++) {
            assertThat(client.get("/events").statusCode()).isEqualTo(500);
        }

        simulator.faults().clear();

        assertThat(client.get("/events").statusCode()).isEqualTo(200);
    }

    @Test
    void shareOfRequestsIsKept() throws Exception {
        simulator.faults().sometimes(0.5, 3, request -> true, Faults.error(500, "no"));

        int failed = 0;
        for (int i = 0; i < 40; i++) {
            failed += client.get("/events").statusCode() == 500 ? 1 : 0;
        }
        assertThat(failed).isBetween(10, 30);
    }

    @Test
    void htmlCanBeLabelledJson() throws Exception {
        simulator.faults().next(Faults.htmlLabelledJson());

        HttpResponse<String> answer = client.get("/events");

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(header(answer, "Content-Type")).startsWith("application/json");
        assertThat(answer.body()).startsWith("<html>");
    }

    @Test
    void brokenJsonIsACompleteAnswerAndServesNothing() throws Exception {
        simulator.faults().next(Faults.brokenJson());
        simulator.faults().next(Faults.htmlInsteadOfEvents());

        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = client.get("/events");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThatThrownBy(() -> ids(answer)).isInstanceOf(JsonProcessingException.class);
        }
        assertThat(simulator.served().count()).isZero();
    }

    @Test
    void connectionCanBeClosedBeforeOrInsideTheAnswer() throws Exception {
        simulator.faults().always(request -> request.page() == 1, Faults.dropped());
        simulator.faults().always(request -> request.page() == 2, Faults.cutInBody());

        assertThatThrownBy(() -> client.get("/events")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> client.get("/events?page=2")).isInstanceOf(IOException.class);
        assertThat(simulator.served().count()).isZero();
    }

    @Test
    void slowAnswerIsTheRightOne() throws Exception {
        simulator.faults().next(Faults.slow(Duration.ofMillis(80)));
        long start = System.nanoTime();

        assertThat(ids(client.get("/events"))).hasSize(30);

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(80));
    }

    @Test
    void requestsAtOnceAreCounted() throws Exception {
        client.get("/events");
        client.get("/events");
        assertThat(simulator.mostRequestsAtOnce()).isEqualTo(1);
        simulator.faults().next(Faults.slow(Duration.ofMinutes(1)));

        CompletableFuture<HttpResponse<String>> held = client.getAsync("/events");
        while (simulator.requests().all().size() < 3) {
            Thread.onSpinWait();
        }
        client.get("/events");

        assertThat(held).isNotDone();
        assertThat(simulator.mostRequestsAtOnce()).isEqualTo(2);
    }

    @Test
    void shortAndEmptyPagesKeepTheirNextLink() throws Exception {
        simulator.faults().next(Faults.shortPage(4));
        simulator.faults().next(Faults.emptyPage());

        HttpResponse<String> shortPage = client.get("/events");
        HttpResponse<String> emptyPage = client.get("/events?page=2");

        assertThat(ids(shortPage)).hasSize(4);
        assertThat(link(shortPage, "next")).isPresent();
        assertThat(ids(emptyPage)).isEmpty();
        assertThat(link(emptyPage, "next")).isPresent();
        assertThat(simulator.served().count()).isEqualTo(4);
    }

    @Test
    void repeatedPageComesWithItsEtag() throws Exception {
        HttpResponse<String> first = client.get("/events?per_page=100");
        simulator.faults().next(Faults.repeatedPage());

        HttpResponse<String> second = client.get("/events?per_page=100&page=2");

        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
    }

    @Test
    void reorderedPageHasTheSameEvents() throws Exception {
        List<String> inOrder = ids(client.get("/events"));
        simulator.faults().next(Faults.reordered(1));

        assertThat(ids(client.get("/events")))
                .containsExactlyInAnyOrderElementsOf(inOrder)
                .isNotEqualTo(inOrder);
    }

    @Test
    void mutatedPageHasTheSameIdsAndOtherBodies() throws Exception {
        HttpResponse<String> before = client.get("/events?per_page=100");
        simulator.faults().next(Faults.mutated());

        HttpResponse<String> after = client.get("/events?per_page=100");

        assertThat(ids(after)).isEqualTo(ids(before));
        assertThat(after.body()).isNotEqualTo(before.body());
        assertThat(simulator.served().ids())
                .anyMatch(id -> simulator.served().bodies(id).size() == 2);
    }

    @Test
    void secondaryLimitComesWithBudgetLeft() throws Exception {
        simulator.faults().next(Faults.secondaryLimit(429, Duration.ofSeconds(17)));
        simulator.faults().next(Faults.secondaryLimitWithoutRetryAfter());

        HttpResponse<String> withTime = client.get("/events");
        HttpResponse<String> without = client.get("/events");

        assertThat(withTime.statusCode()).isEqualTo(429);
        assertThat(header(withTime, "Retry-After")).isEqualTo("17");
        assertThat(Integer.parseInt(header(withTime, "X-RateLimit-Remaining"))).isPositive();
        assertThat(without.statusCode()).isEqualTo(403);
        assertThat(without.headers().firstValue("Retry-After")).isEmpty();
        assertThat(without.body()).contains("secondary rate limit");
    }

    @Test
    void redirectLeadsElsewhere() throws Exception {
        simulator.faults().next(Faults.redirect(307, "http://127.0.0.1:1/events"));

        HttpResponse<String> answer = client.get("/events");

        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(header(answer, "Location")).isEqualTo("http://127.0.0.1:1/events");
    }
}
