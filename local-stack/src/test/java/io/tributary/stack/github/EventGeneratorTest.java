package io.tributary.stack.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EventGeneratorTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Instant START = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void sameSeedGivesTheSameEvents() {
        assertThat(generate(new EventGenerator(3), 200)).isEqualTo(generate(new EventGenerator(3), 200));
        assertThat(generate(new EventGenerator(3), 5)).isNotEqualTo(generate(new EventGenerator(4), 5));
    }

    @Test
    void everyTypeOfTodayAppearsWithAUniqueId() {
        List<SimulatedEvent> events = generate(new EventGenerator(3), 5000);

        assertThat(events.stream().map(SimulatedEvent::type).collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(
                        EventType.ALL.stream().map(EventType::name).toList())
                .hasSize(16);
        assertThat(events.stream().map(SimulatedEvent::id).distinct()).hasSize(5000);
    }

    @Test
    void neitherIdsNorTimesRiseSteadily() throws Exception {
        long idsBack = 0;
        long timesBack = 0;
        JsonNode before = null;
        for (SimulatedEvent event : generate(new EventGenerator(3), 1000)) {
            JsonNode now = MAPPER.readTree(event.json());
            if (before != null) {
                idsBack += now.get("id").asLong() < before.get("id").asLong() ? 1 : 0;
                timesBack += now.get("created_at")
                                        .asText()
                                        .compareTo(before.get("created_at").asText())
                                < 0
                        ? 1
                        : 0;
            }
            before = now;
        }
        assertThat(idsBack).isGreaterThan(100);
        assertThat(timesBack).isGreaterThan(100);
    }

    @Test
    void shapesAreThoseOfToday() throws Exception {
        for (SimulatedEvent event : generate(new EventGenerator(3), 2000)) {
            JsonNode json = MAPPER.readTree(event.json());
            JsonNode payload = json.get("payload");
            assertThat(json.get("id").isTextual()).isTrue();
            assertThat(json.get("public").asBoolean()).isTrue();
            assertThat(json.at("/repo/name").asText()).contains("/");
            assertThat(json.get("created_at").asText()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
            switch (event.type()) {
                case "PushEvent" ->
                    assertThat(names(payload)).containsExactly("repository_id", "push_id", "ref", "head", "before");
                case "PullRequestEvent" ->
                    assertThat(names(payload.get("pull_request")))
                            .containsExactlyInAnyOrder("url", "id", "number", "head", "base");
                case "CreateEvent", "DeleteEvent" -> assertThat(names(payload)).contains("ref", "full_ref");
                default -> assertThat(payload.isObject()).isTrue();
            }
        }
    }

    @Test
    void textCoversAllPlanesAndIsValidUtf8() {
        Set<Integer> planes = new HashSet<>();
        for (SimulatedEvent event : generate(new EventGenerator(3), 5000)) {
            event.json().codePoints().forEach(codePoint -> planes.add(codePoint >>> 16));
            assertThat(new String(event.json().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .isEqualTo(event.json());
        }
        assertThat(planes).hasSize(17);
    }

    @Test
    void oddEventsLackParts() throws Exception {
        int odd = 0;
        for (SimulatedEvent event : generate(new EventGenerator(3, 1), 300)) {
            JsonNode json = MAPPER.readTree(event.json());
            boolean lacks = json.get("actor").isNull()
                    || !json.get("actor").has("id")
                    || json.at("/repo/name").asText().equals("/")
                    || (json.has("org") && json.get("org").isNull())
                    || json.get("payload").isNull()
                    || json.get("type").asText().equals("SomethingNewEvent");
            odd += lacks ? 1 : 0;
        }
        assertThat(odd).isEqualTo(300);
    }

    private static List<SimulatedEvent> generate(EventGenerator generator, int count) {
        List<SimulatedEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(generator.next(START.plusMillis(i * 200L)).orElseThrow());
        }
        return events;
    }

    private static List<String> names(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
