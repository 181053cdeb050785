package io.tributary.github.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.ConnectSchema;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What records look like. */
class EventRecordsTest {
    private static final String JSON = """
            {"id":"13653287265","type":"PullRequestEvent","actor":{"id":1,"login":"renovate[bot]"},"repo":{"id":2,"name":"acme/ro cket"},
            "payload":{"action":"merged","number":13,"big":99999999999999999999,"f":1.5,"list":[1,null,true]},
            "public":false,"created_at":"2026-08-21T15:20:35Z","org":{"id":3,"login":"acme"}}""";

    @Test
    void flatRowHasAColumnPerField() throws Exception {
        SourceRecord record = record(ValueMode.FLAT, KeyMode.ID, "t");
        Struct row = (Struct) record.value();
        assertThat(row.schema().name()).isEqualTo("io.tributary.github.Event");
        assertThat(row.schema().version()).isEqualTo(1);
        assertThat(row.getString("id")).isEqualTo("13653287265");
        assertThat(row.getString("action")).isEqualTo("merged");
        assertThat(row.getInt64("number")).isEqualTo(13);
        assertThat(row.getString("org")).isEqualTo("acme");
        assertThat(row.getBoolean("public")).isFalse();
        assertThat(row.get("created_at")).isEqualTo(Date.from(Instant.parse("2026-08-21T15:20:35Z")));
        assertThat(row.getInt64("size")).isNull();
        row.validate();
    }

    @Test
    void structIsTheEnvelopeWithThePayloadAsItCame() throws Exception {
        Struct envelope = (Struct) record(ValueMode.STRUCT, KeyMode.ID, "t").value();
        envelope.validate();
        assertThat(envelope.getStruct("repo").getString("name")).isEqualTo("acme/ro cket");
        assertThat(envelope.getString("payload"))
                .isEqualTo(
                        "{\"action\":\"merged\",\"number\":13,\"big\":99999999999999999999,\"f\":1.5,\"list\":[1,null,true]}");
        Struct bare = (Struct) EventPageFixture.records(ValueMode.STRUCT, KeyMode.ID, "t")
                .record(EventPageFixture.event("{\"id\":\"1\"}"), "public", Map.of(), Map.of())
                .value();
        bare.validate();
        assertThat(bare.getStruct("actor")).isNull();
    }

    @Test
    void mapIsTheWholeEventWithoutASchema() throws Exception {
        SourceRecord record = record(ValueMode.MAP, KeyMode.ID, "t");
        assertThat(record.valueSchema()).isNull();
        Map<?, ?> event = (Map<?, ?>) record.value();
        Map<?, ?> payload = (Map<?, ?>) event.get("payload");
        assertThat(payload.get("number")).isEqualTo(13L);
        assertThat(payload.get("f")).isEqualTo(1.5);
        assertThat(payload.get("big")).as("beyond 64 bits, exact as text").isEqualTo("99999999999999999999");
        assertThat((List<?>) payload.get("list")).hasSize(3);
    }

    @Test
    void rawIsTheEventAsItCame() throws Exception {
        SourceRecord record = record(ValueMode.RAW, KeyMode.NONE, "t");
        assertThat((byte[]) record.value()).isEqualTo(JSON.getBytes(StandardCharsets.UTF_8));
        assertThat(record.valueSchema()).isEqualTo(Schema.BYTES_SCHEMA);
        assertThat(record.key()).isNull();
        assertThat(record.keySchema()).isNull();
    }

    @ParameterizedTest
    @EnumSource(ValueMode.class)
    void everyValueFitsItsSchemaAndHasTheEventsTime(ValueMode mode) throws Exception {
        SourceRecord record = record(mode, KeyMode.ACTOR, "t");
        if (record.valueSchema() != null) {
            ConnectSchema.validateValue(record.valueSchema(), record.value());
        }
        assertThat(record.timestamp())
                .isEqualTo(Instant.parse("2026-08-21T15:20:35Z").toEpochMilli());
        assertThat(record.key()).isEqualTo("renovate[bot]");
    }

    @Test
    void headersNameTheFactsAndLeaveOutWhatIsMissing() throws Exception {
        SourceRecord record = record(ValueMode.RAW, KeyMode.REPOSITORY, "t");
        assertThat(record.key()).isEqualTo("acme/ro cket");
        assertThat(record.headers().lastWithName("github.type").value()).isEqualTo("PullRequestEvent");
        assertThat(record.headers().lastWithName("github.id").value()).isEqualTo("13653287265");
        assertThat(record.headers().lastWithName("github.action").value()).isEqualTo("merged");
        assertThat(record.headers().lastWithName("github.feed").value()).isEqualTo("public");
        SourceRecord bare = EventPageFixture.records(ValueMode.RAW, KeyMode.ID, "t")
                .record(EventPageFixture.event("{\"id\":\"1\"}"), "public", Map.of(), Map.of());
        assertThat(bare.headers()).hasSize(2);
        assertThat(bare.timestamp()).isNull();
    }

    @Test
    void topicsAreFilledFromTheEventAndMadeLegal() throws Exception {
        assertThat(record(ValueMode.RAW, KeyMode.ID, "gh.${type}").topic()).isEqualTo("gh.PullRequestEvent");
        assertThat(record(ValueMode.RAW, KeyMode.ID, "${owner}-${repo}").topic())
                .isEqualTo("acme-ro_cket");
        for (String repo : List.of("", "/", "plain")) {
            assertThat(EventPageFixture.records(ValueMode.RAW, KeyMode.ID, "x.${repo}")
                            .record(
                                    EventPageFixture.event("{\"id\":\"1\",\"repo\":{\"name\":\"" + repo + "\"}}"),
                                    "public",
                                    Map.of(),
                                    Map.of())
                            .topic())
                    .isEqualTo("x.unknown");
        }
        String dots = EventPageFixture.records(ValueMode.RAW, KeyMode.ID, "${repo}")
                .record(EventPageFixture.event("{\"id\":\"1\",\"repo\":{\"name\":\"a/..\"}}"), "f", Map.of(), Map.of())
                .topic();
        assertThat(dots).isEqualTo("__");
        String longName = EventPageFixture.records(ValueMode.RAW, KeyMode.ID, "${repo}")
                .record(
                        EventPageFixture.event("{\"id\":\"1\",\"repo\":{\"name\":\"a/" + "\u00e9".repeat(300) + "\"}}"),
                        "f",
                        Map.of(),
                        Map.of())
                .topic();
        assertThat(longName).hasSize(249).matches("_+");
    }

    @Test
    void filtersKeepAndDrop() throws Exception {
        Event event = EventPageFixture.event(JSON);
        assertThat(new EventFilter(Set.of(), Set.of(), true, true).keeps(event)).isTrue();
        assertThat(new EventFilter(Set.of("PullRequestEvent"), Set.of(), true, true).keeps(event))
                .isTrue();
        assertThat(new EventFilter(Set.of("PushEvent"), Set.of(), true, true).keeps(event))
                .isFalse();
        assertThat(new EventFilter(Set.of(), Set.of("PullRequestEvent"), true, true).keeps(event))
                .isFalse();
        assertThat(new EventFilter(Set.of(), Set.of(), false, true).keeps(event))
                .as("bots")
                .isFalse();
        assertThat(new EventFilter(Set.of(), Set.of(), true, false).keeps(event))
                .as("private")
                .isFalse();
        Event bare = EventPageFixture.event("{\"id\":\"1\"}");
        assertThat(new EventFilter(Set.of(), Set.of(), false, false).keeps(bare))
                .isTrue();
    }

    private static SourceRecord record(ValueMode mode, KeyMode key, String topic) throws Exception {
        return EventPageFixture.records(mode, key, topic)
                .record(EventPageFixture.event(JSON), "public", Map.of("p", "1"), Map.of("o", "1"));
    }

    private static final class EventPageFixture {
        static Event event(String json) throws NotAPageException {
            return EventPage.parse(("[" + json + "]").getBytes(StandardCharsets.UTF_8))
                    .events()
                    .get(0);
        }

        static EventRecords records(ValueMode mode, KeyMode key, String topic) {
            return new EventRecords(new TopicTemplate(topic), mode, key, Set.of(HeaderField.values()));
        }
    }
}
