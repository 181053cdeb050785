package io.tributary.github.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.github.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventPageTest {
    private static final Instant TIME = Instant.parse("2026-01-28T04:26:33Z");

    @Test
    void eventsAreSlicesOfThePageByteForByte() throws Exception {
        String first = TestEvents.push(18_425_395_121L, TIME);
        String second = "{ \"id\" : \"2\",\n \"payload\":{\"text\":\"\ud83d\ude00 \u4e16\u754c \\u00e9\"} }";
        List<Event> events = parse("[\n  " + first + " ,\n" + second + "\n]").events();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).json().text()).isEqualTo(first);
        assertThat(events.get(1).json().bytes()).isEqualTo(second.getBytes(StandardCharsets.UTF_8));
        assertThat(events.get(1).payload().orElseThrow().text())
                .isEqualTo("{\"text\":\"\ud83d\ude00 \u4e16\u754c \\u00e9\"}");
    }

    @Test
    void fieldsArePickedFromTheEnvelopeAndThePayload() throws Exception {
        Event event = parse(TestEvents.page(List.of(TestEvents.push(5, TIME))))
                .events()
                .get(0);
        assertThat(event.id()).isEqualTo("5");
        assertThat(event.createdAt()).contains(TIME);
        assertThat(event.text(EventField.ACTOR)).contains("ada");
        assertThat(event.value(EventField.REPO_ID)).isEqualTo(42L);
        assertThat(event.text(EventField.REF)).contains("refs/heads/main");
        assertThat(event.value(EventField.PUSH_ID)).isEqualTo(6L);
        assertThat(event.value(EventField.SIZE)).isNull();
    }

    @Test
    void nullsMissingPartsAndUnknownTypesPass() throws Exception {
        List<Event> events = parse("""
                [{"id":"1","type":null,"actor":null,"repo":{"id":null,"name":"/"},"payload":null,"created_at":null},
                 {"id":"2","type":"TeleportEvent","payload":{"number":{"odd":1},"size":"many","ref":["a"]},"created_at":"soon"},
                 {"id":3,"created_at":"2012-03-01T00:00:00-08:00","repo":{"id":99999999999999999999}}]""").events();
        assertThat(events).extracting(Event::id).containsExactly("1", "2", "3");
        assertThat(events.get(0).payload()).isEmpty();
        assertThat(events.get(0).text(EventField.REPO)).contains("/");
        assertThat(events.get(1).createdAt()).isEmpty();
        assertThat(events.get(1).value(EventField.NUMBER)).isNull();
        assertThat(events.get(2).createdAt()).contains(Instant.parse("2012-03-01T08:00:00Z"));
        assertThat(events.get(2).value(EventField.REPO_ID)).isNull();
    }

    @Test
    void numberOfAnIssueOrPullRequestIsFoundWhereverItIs() throws Exception {
        List<Event> events = parse("""
                [{"id":"1","payload":{"issue":{"number":11}}},{"id":"2","payload":{"number":12,"pull_request":{"number":12,"merged":true}}}]""").events();
        assertThat(events.get(0).value(EventField.NUMBER)).isEqualTo(11L);
        assertThat(events.get(1).value(EventField.NUMBER)).isEqualTo(12L);
        assertThat(events.get(1).value(EventField.MERGED)).isEqualTo(true);
    }

    @Test
    void whatIsNoEventIsCounted() throws Exception {
        EventPage page = parse("[1,[\"id\"],{\"type\":\"PushEvent\"},{\"id\":\"7\"}]");
        assertThat(page.events()).hasSize(1);
        assertThat(page.malformed()).isEqualTo(3);
    }

    @Test
    void bodiesThatAreNoPageAreRefusedWithoutQuotingThem() {
        for (String body : List.of(
                "", "<html>secret</html>", "{\"message\":\"secret\"}", "[{\"id\":\"secret\"", "[{\"id\":secret}]")) {
            assertThatThrownBy(() -> parse(body))
                    .isInstanceOf(NotAPageException.class)
                    .hasMessageNotContaining("secret");
        }
    }

    private static EventPage parse(String json) throws NotAPageException {
        return EventPage.parse(json.getBytes(StandardCharsets.UTF_8));
    }
}
