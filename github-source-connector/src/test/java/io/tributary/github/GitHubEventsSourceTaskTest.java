package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeApiServer;
import io.tributary.github.testing.StoredOffsets;
import io.tributary.github.testing.TestEvents;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The task as Connect runs it, over real HTTP. */
class GitHubEventsSourceTaskTest {
    private static final Instant TIME = Instant.parse("2026-01-28T04:00:00Z");

    private final FakeApi api = new FakeApi(InstantSource.system());
    private final StoredOffsets offsets = new StoredOffsets();
    private FakeApiServer server;

    @BeforeEach
    void start() throws Exception {
        server = new FakeApiServer(api);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void flatRowHasTheTimeOfTheEvent() throws Exception {
        api.show("/events", TestEvents.push(1, TIME));
        SourceRecord record = read(Map.of("value.mode", "flat"), 1).get(0);
        Struct row = (Struct) record.value();
        assertThat(record.topic()).isEqualTo("events");
        assertThat(record.timestamp()).isEqualTo(TIME.toEpochMilli());
        assertThat(record.key()).isEqualTo("1");
        assertThat(row.get("created_at")).isEqualTo(Date.from(TIME));
        assertThat(row.getString("repo")).isEqualTo("ada/engine");
        assertThat(record.headers().lastWithName("github.feed").value()).isEqualTo("public");
    }

    @Test
    void rawValueIsTheEventByteForByte() throws Exception {
        String event = TestEvents.push(1, TIME);
        api.show("/events", event);
        SourceRecord record = read(Map.of("value.mode", "raw"), 1).get(0);
        assertThat((byte[]) record.value()).isEqualTo(event.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void onlyTheLastRecordOfAReadMovesTheOffset() throws Exception {
        show(1, 150);
        List<SourceRecord> records = read(Map.of(), 150);
        assertThat(records.subList(0, 149))
                .allSatisfy(
                        record -> assertThat(record.sourceOffset().get("ids")).isEqualTo(""));
        offsets.commit(records.get(149));
        show(151, 155);
        assertThat(read(Map.of(), 5)).extracting(SourceRecord::key).containsExactly("151", "152", "153", "154", "155");
    }

    @Test
    void whileTheTaskWasAwayAGapIsMarkedUnlessFiltersKeepTheOffsetBehind() throws Exception {
        show(1, 2);
        offsets.commit(read(Map.of(), 2).get(1));
        api.set("/events", List.of(TestEvents.push(9, TIME)));
        Map<String, String> gaps = Map.of("gaps.topic", "gaps");
        assertThat(read(gaps, 2)).extracting(SourceRecord::topic).containsExactly("gaps", "events");
        Map<String, String> filtered = Map.of("gaps.topic", "gaps", "filter.types.exclude", "WatchEvent");
        assertThat(read(filtered, 1)).extracting(SourceRecord::topic).containsExactly("events");
    }

    @Test
    void stopReturnsAtOnceWhileARequestHangs() throws Exception {
        api.trouble("/events", request -> new CompletableFuture<>());
        FakeApi hanging = api;
        try (FakeApiServer slow = new FakeApiServer(hanging)) {
            GitHubEventsSourceTask task = task(Map.of("github.api.url", slow.url()));
            assertThat(task.poll()).isNull();
            long before = System.nanoTime();
            task.poll();
            task.stop();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(1));
        }
    }

    private void show(long from, long to) {
        for (long id = from; id <= to; id++) {
            api.show("/events", TestEvents.push(id, TIME.plusSeconds(id)));
        }
    }

    private List<SourceRecord> read(Map<String, String> extra, int count) throws InterruptedException {
        GitHubEventsSourceTask task = task(extra);
        List<SourceRecord> records = new ArrayList<>();
        Instant deadline = Instant.now().plusSeconds(20);
        while (records.size() < count && Instant.now().isBefore(deadline)) {
            List<SourceRecord> batch = task.poll();
            if (batch != null) {
                records.addAll(batch);
            }
        }
        task.stop();
        assertThat(records).hasSize(count);
        return records;
    }

    private GitHubEventsSourceTask task(Map<String, String> extra) {
        Map<String, String> config = new HashMap<>(Map.of(
                "github.api.url",
                server.url(),
                "github.feeds",
                "public",
                "topic",
                "events",
                "poll.interval.min.ms",
                "50"));
        config.putAll(extra);
        GitHubEventsSourceTask task = new GitHubEventsSourceTask();
        task.initialize(offsets.context());
        task.start(config);
        return task;
    }
}
