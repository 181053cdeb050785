package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.config.SourceConfig;
import io.tributary.github.event.EventPage;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedPosition;
import io.tributary.github.feed.Gap;
import io.tributary.github.testing.FakeClock;
import io.tributary.github.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;

class ReadRecordsTest {
    private static final Instant NOW = Instant.parse("2026-01-28T04:00:00Z");
    private static final FeedPosition AFTER = FeedPosition.ofOffset(Map.of(
            "version", 1L, "known", true, "ids", "", "etag", "\"after\"", "newest_ms", 7L, "moved_to", "https://x/1"));

    private final TaskMetrics metrics = new TaskMetrics(new FakeClock(NOW), 1);

    @Test
    void onlyTheLastRecordCarriesThePositionAfterTheRead() throws Exception {
        List<SourceRecord> records = records(Map.of(), Optional.empty());
        assertThat(records).hasSize(3);
        assertThat(records.get(0).sourceOffset()).isEqualTo(FeedPosition.START.toOffset());
        assertThat(records.get(1).sourceOffset()).isEqualTo(FeedPosition.START.toOffset());
        assertThat(FeedPosition.ofOffset(records.get(2).sourceOffset())).isEqualTo(AFTER);
        assertThat(records)
                .allSatisfy(record -> assertThat(record.sourcePartition())
                        .isEqualTo(Map.of("api", "https://api.github.com", "kind", "public", "name", "")));
    }

    @Test
    void aGapIsMarkedBeforeTheEventsThatShowedIt() throws Exception {
        List<SourceRecord> records = records(Map.of("gaps.topic", "gaps"), Optional.of(gap()));
        assertThat(records).extracting(SourceRecord::topic).containsExactly("gaps", "t", "t", "t");
        Struct marker = (Struct) records.get(0).value();
        marker.validate();
        assertThat(marker.getString("feed")).isEqualTo("public");
        assertThat(marker.get("from")).isEqualTo(Date.from(NOW.minusSeconds(900)));
        assertThat(marker.get("to")).isEqualTo(Date.from(NOW.minusSeconds(300)));
        assertThat(marker.get("detected_at")).isEqualTo(Date.from(NOW));
        assertThat(FeedPosition.ofOffset(records.get(3).sourceOffset())).isEqualTo(AFTER);
    }

    @Test
    void withoutATopicForGapsThereIsNoMarker() throws Exception {
        assertThat(records(Map.of(), Optional.of(gap()))).hasSize(3);
    }

    @Test
    void filteredEventsAreCountedAndAReadOfNothingElseHasNoRecords() throws Exception {
        assertThat(records(Map.of("filter.types.exclude", "PushEvent"), Optional.empty()))
                .isEmpty();
        assertThat(metrics.value(ConnectorMetric.FILTERED)).isEqualTo(3);
    }

    @Test
    void aGapIsMarkedEvenWhenEveryEventIsFiltered() throws Exception {
        List<SourceRecord> records =
                records(Map.of("filter.types.include", "WatchEvent", "gaps.topic", "gaps"), Optional.of(gap()));
        assertThat(records).extracting(SourceRecord::topic).containsExactly("gaps");
        assertThat(FeedPosition.ofOffset(records.get(0).sourceOffset())).isEqualTo(AFTER);
    }

    private static Gap gap() {
        return new Gap(Optional.of(NOW.minusSeconds(900)), Optional.of(NOW.minusSeconds(300)));
    }

    private List<SourceRecord> records(Map<String, String> extra, Optional<Gap> gap) throws Exception {
        Map<String, String> properties = new HashMap<>(Map.of("github.feeds", "public", "topic", "t"));
        properties.putAll(extra);
        SourceConfig config = SourceConfig.of(properties, "test");
        String page =
                TestEvents.page(List.of(TestEvents.push(1, NOW), TestEvents.push(2, NOW), TestEvents.push(3, NOW)));
        CompletedRead read = new CompletedRead(
                Feed.parse("public").orElseThrow(),
                EventPage.parse(page.getBytes(StandardCharsets.UTF_8)).events(),
                FeedPosition.START,
                AFTER,
                0,
                0,
                0,
                gap);
        return new ReadRecords(config.endpoint(), config.output(), metrics).of(read, NOW);
    }
}
