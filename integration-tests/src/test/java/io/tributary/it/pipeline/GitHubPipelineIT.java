package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.LocalStack;
import io.tributary.stack.github.EventGenerator;
import io.tributary.stack.github.EventSource;
import io.tributary.stack.github.Faults;
import io.tributary.stack.github.GitHubSimulator;
import io.tributary.stack.github.Pace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events from the simulated GitHub API through source, Kafka and sink into a table. */
@ExtendWith(SharedStack.class)
class GitHubPipelineIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int EVENTS = 700;

    @Test
    void everyEventServedIsInTheTableOnce(LocalStack stack) throws Exception {
        SteppedClock clock = new SteppedClock();
        try (GitHubSimulator simulator = simulator(clock, 11)) {
            Connectors.run(stack, "once-source", Connectors.github(simulator.uri(), "once_events", "flat"));
            Connectors.run(stack, "once-sink", Connectors.sink(stack, "once_events", "created_at"));

            clock.playOut(simulator, Duration.ofSeconds(10));

            stack.questDb().sql().awaitCount("once_events", LIMIT, rows -> rows >= EVENTS);
            assertTableHoldsWhatWasServed(stack, "once_events", simulator);
            assertThat(designatedTimestamp(stack, "once_events")).isEqualTo("timestamp");
        } finally {
            stack.connect().delete("once-source");
            stack.connect().delete("once-sink");
        }
    }

    @Test
    void troubleOfTheApiLosesAndDoublesNothing(LocalStack stack) throws Exception {
        SteppedClock clock = new SteppedClock();
        try (GitHubSimulator simulator = simulator(clock, 12)) {
            simulator.faults().sometimes(0.05, 1, request -> true, Faults.error(502, "Server Error"));
            simulator.faults().sometimes(0.05, 2, request -> true, Faults.htmlLabelledJson());
            simulator.faults().sometimes(0.05, 3, request -> true, Faults.brokenJson());
            simulator.faults().sometimes(0.05, 4, request -> true, Faults.cutInBody());
            simulator.faults().sometimes(0.1, 5, request -> true, Faults.reordered(5));
            simulator.faults().sometimes(0.1, 6, request -> true, Faults.mutated());
            simulator.faults().sometimes(0.05, 7, request -> true, Faults.emptyPage());
            Map<String, String> source = Connectors.github(simulator.uri(), "trouble_events", "flat");
            source.put("poll.backoff.max.ms", "1000");
            source.put("poll.sweep.interval.ms", "0");
            Connectors.run(stack, "trouble-source", source);
            Connectors.run(stack, "trouble-sink", Connectors.sink(stack, "trouble_events", "created_at"));

            clock.playOut(simulator, Duration.ofSeconds(10));

            stack.questDb().sql().awaitCount("trouble_events", LIMIT, rows -> rows >= EVENTS);
            assertTableHoldsWhatWasServed(stack, "trouble_events", simulator);
            assertThat(simulator.requests().count(502)).isPositive();
        } finally {
            stack.connect().delete("trouble-source");
            stack.connect().delete("trouble-sink");
        }
    }

    private static GitHubSimulator simulator(SteppedClock clock, long seed) throws IOException {
        return GitHubSimulator.builder()
                .clock(clock)
                .events(
                        limited(new EventGenerator(seed), EVENTS),
                        Pace.perMinute(600).withBursts(20, Duration.ofSeconds(5)))
                .backlog(60, Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(1))
                .withoutLimits()
                .start();
    }

    private static EventSource limited(EventSource source, int events) {
        AtomicInteger left = new AtomicInteger(events);
        return createdAt -> left.getAndDecrement() > 0 ? source.next(createdAt) : Optional.empty();
    }

    private static void assertTableHoldsWhatWasServed(LocalStack stack, String table, GitHubSimulator simulator)
            throws IOException {
        assertThat(simulator.served().count()).isEqualTo(EVENTS);
        Map<String, Map<String, JsonNode>> rows = new HashMap<>();
        for (Map<String, JsonNode> row : stack.questDb()
                .sql()
                .query("SELECT id, type, repo, actor, ref, timestamp FROM '" + table + "'")
                .maps()) {
            assertThat(rows.put(row.get("id").asText(), row))
                    .as("rows of one id")
                    .isNull();
        }
        assertThat(rows.keySet())
                .containsExactlyInAnyOrderElementsOf(simulator.served().ids());
        for (Map.Entry<String, Map<String, JsonNode>> row : rows.entrySet()) {
            String body = simulator.served().bodies(row.getKey()).iterator().next();
            assertRowIs(row.getValue(), MAPPER.readTree(body));
        }
    }

    private static void assertRowIs(Map<String, JsonNode> row, JsonNode event) {
        assertThat(row.get("type").asText()).isEqualTo(event.get("type").asText());
        assertThat(row.get("repo").asText()).isEqualTo(event.at("/repo/name").asText());
        assertThat(row.get("actor").asText()).isEqualTo(event.at("/actor/login").asText());
        assertThat(row.get("ref").asText("")).isEqualTo(event.at("/payload/ref").asText(""));
        assertThat(instant(row.get("timestamp").asText()))
                .isEqualTo(Instant.parse(event.get("created_at").asText()));
    }

    private static Instant instant(String questDbText) {
        return LocalDateTime.parse(questDbText.replace("Z", "")).toInstant(ZoneOffset.UTC);
    }

    private static String designatedTimestamp(LocalStack stack, String table) {
        return stack.questDb()
                .sql()
                .query("SELECT \"column\" FROM table_columns('" + table + "') WHERE designated")
                .value()
                .asText();
    }
}
