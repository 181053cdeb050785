package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.Credential;
import io.tributary.github.config.SourceConfig;
import io.tributary.github.event.EventPage;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedPosition;
import io.tributary.github.feed.FeedReader;
import io.tributary.github.poll.FeedPoller;
import io.tributary.github.poll.FeedPollerBuilder;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Real recordings of the API through the source, by hand: {@code ./mvnw -pl github-source-connector test -Dtest=RecordingsTest
 * -Dgithub.recordings=FOLDER}. The folder holds pages ({@code *.json}, arrays of events) in folders; the files of one folder are
 * successive looks at one feed, in the order of their names.
 */
@EnabledIfSystemProperty(
        named = "github.recordings",
        matches = ".+",
        disabledReason = "no recordings: name their folder with -Dgithub.recordings=FOLDER")
class RecordingsTest {
    private static final String PATH = "/events";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-09-01T00:00:00Z"));

    @Test
    void everyRecordedEventArrivesOnceByteForByte() throws Exception {
        Set<Path> folders = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of(System.getProperty("github.recordings")))) {
            files.filter(file -> file.toString().endsWith(".json")
                            && !file.toString().endsWith(".headers.json"))
                    .forEach(file -> folders.add(file.getParent()));
        }
        int all = 0;
        for (Path folder : folders) {
            all += play(folder);
        }
        assertThat(all).isPositive();
    }

    private int play(Path folder) throws Exception {
        FakeApi api = new FakeApi(clock);
        api.set(PATH, List.of());
        SourceConfig config = SourceConfig.of(
                Map.of(
                        "github.feeds",
                        "public",
                        "topic",
                        "t",
                        "value.mode",
                        "raw",
                        "github.api.url",
                        FakeApi.BASE,
                        "poll.sweep.interval.ms",
                        "0"),
                "test");
        ReadRecords records = new ReadRecords(config.endpoint(), config.output(), new TaskMetrics(clock, 1));
        FeedPoller poller = poller(api, config);
        Map<String, Set<String>> bodies = new LinkedHashMap<>();
        Map<String, String> arrived = new HashMap<>();
        int looks = 0;
        int backwards = 0;
        List<String> earlierOrder = List.of();
        int reordered = 0;
        try (Stream<Path> files = Files.list(folder).sorted()) {
            for (Path file : files.filter(it ->
                            it.toString().endsWith(".json") && !it.toString().endsWith(".headers.json"))
                    .toList()) {
                List<SourceRecord> shown = page(file, records);
                if (shown.isEmpty()) {
                    continue;
                }
                looks++;
                List<String> ids = shown.stream().map(it -> (String) it.key()).toList();
                for (int i = 1; i < ids.size(); i++) {
                    backwards += Long.parseLong(ids.get(i)) > Long.parseLong(ids.get(i - 1)) ? 1 : 0;
                }
                List<String> common = new ArrayList<>(earlierOrder);
                common.retainAll(ids);
                List<String> now = new ArrayList<>(ids);
                now.retainAll(common);
                reordered += common.equals(now) ? 0 : 1;
                earlierOrder = ids;
                List<String> window = new ArrayList<>();
                shown.forEach(record -> {
                    String body = new String((byte[]) record.value(), StandardCharsets.UTF_8);
                    bodies.computeIfAbsent((String) record.key(), id -> new TreeSet<>())
                            .add(body);
                    window.add(body);
                });
                api.set(PATH, window);
                read(poller, records, arrived);
            }
        }
        long changed = bodies.values().stream().filter(it -> it.size() > 1).count();
        long emoji = arrived.values().stream()
                .filter(it -> it.codePoints().anyMatch(c -> c > 0xFFFF))
                .count();
        System.out.printf(
                "%s: %d looks, %d events, %d ids larger than the one above, %d looks in another order, %d bodies that changed,"
                        + " %d events with characters beyond the BMP%n",
                folder.getFileName(), looks, bodies.size(), backwards, reordered, changed, emoji);
        assertThat(arrived.keySet()).isEqualTo(bodies.keySet());
        arrived.forEach((id, body) -> assertThat(bodies.get(id)).contains(body));
        return arrived.size();
    }

    /** The events of a file as records; none when it is no page. */
    private List<SourceRecord> page(Path file, ReadRecords records) throws IOException {
        byte[] body = Files.readAllBytes(file);
        if (body.length == 0 || body[0] != '[') {
            return List.of();
        }
        EventPage page = EventPage.parse(body);
        assertThat(page.malformed()).isZero();
        CompletedRead read = new CompletedRead(
                Feed.parse("public").orElseThrow(),
                page.events(),
                FeedPosition.START,
                FeedPosition.START,
                0,
                0,
                0,
                Optional.empty());
        return records.of(read, clock.instant());
    }

    private void read(FeedPoller poller, ReadRecords records, Map<String, String> arrived) throws InterruptedException {
        Instant end = clock.instant().plus(Duration.ofMinutes(7));
        while (clock.instant().isBefore(end)) {
            Optional<CompletedRead> read = poller.poll();
            if (read.isEmpty()) {
                poller.await(Duration.ofSeconds(1));
            }
            read.map(it -> records.of(it, clock.instant())).orElse(List.of()).forEach(record -> {
                String id = (String) record.key();
                assertThat(arrived).as("each event once").doesNotContainKey(id);
                arrived.put(id, new String((byte[]) record.value(), StandardCharsets.UTF_8));
            });
        }
    }

    private FeedPoller poller(FakeApi api, SourceConfig config) {
        ApiEndpoint endpoint = config.endpoint();
        FeedReader reader = new FeedReader(config.feeds().get(0), FeedPosition.START, endpoint, config.reading());
        return new FeedPollerBuilder(
                        endpoint, api, config.polling(), new TaskMetrics(clock, 1), clock, clock, new Random(1))
                .build(List.of(reader), List.of(Credential.token("t")), config.reserve(), 1);
    }
}
