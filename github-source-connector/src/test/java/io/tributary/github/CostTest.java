package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.config.SourceConfig;
import io.tributary.github.event.EventPage;
import io.tributary.github.feed.CompletedRead;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.FeedPosition;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeApiServer;
import io.tributary.github.testing.StoredOffsets;
import io.tributary.github.testing.TestEvents;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** What the source costs, measured by hand: {@code ./mvnw -pl github-source-connector test -Dtest=CostTest -Dgithub.cost=SECONDS}. */
@EnabledIfSystemProperty(
        named = "github.cost",
        matches = "[0-9]+",
        disabledReason = "a measurement: run it with -Dgithub.cost=30")
class CostTest {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void aPageOfOneHundredEvents() throws Exception {
        String made = TestEvents.page(LongStream.range(0, 100)
                .mapToObj(i -> TestEvents.push(18_425_000_000L + i, Instant.now()))
                .toList());
        page("made-up pushes", made.getBytes(StandardCharsets.UTF_8));
        String folder = System.getProperty("github.recordings", "");
        if (!folder.isEmpty()) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(it -> it.toString().matches(".*/(pages|walks|snapshots)/.*[^s]\\.json"))
                        .sorted()
                        .toList()) {
                    page(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        }
    }

    private static void page(String name, byte[] body) throws Exception {
        if (EventPage.parse(body).events().isEmpty()) {
            return;
        }
        for (String mode : List.of("raw", "flat", "struct", "map")) {
            SourceConfig config =
                    SourceConfig.of(Map.of("github.feeds", "public", "topic", "t", "value.mode", mode), "test");
            ReadRecords records =
                    new ReadRecords(config.endpoint(), config.output(), new TaskMetrics(InstantSource.system(), 1));
            Feed feed = config.feeds().get(0);
            int events = 0;
            int rounds = 0;
            long start = 0;
            for (int round = 0; round < 600; round++) {
                if (round == 300) {
                    start = THREADS.getCurrentThreadCpuTime();
                    events = 0;
                    rounds = 0;
                }
                EventPage page = EventPage.parse(body);
                CompletedRead read = new CompletedRead(
                        feed, page.events(), FeedPosition.START, FeedPosition.START, 0, 0, 0, Optional.empty());
                events += records.of(read, Instant.now()).size();
                rounds++;
            }
            double millis = (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
            System.out.printf(
                    "%s, %s: %d events, %d bytes: %.3f ms CPU per page, %.3f ms per 100 events%n",
                    name, mode, events / rounds, body.length, millis / rounds, millis / events * 100);
            assertThat(millis / events * 100).isLessThan(5);
        }
    }

    @Test
    void aThousandFeedsInOneTask() throws Exception {
        int seconds = Integer.getInteger("github.cost");
        FakeApi api = new FakeApi(InstantSource.system()).limit(1_000_000);
        String feeds = IntStream.range(0, 1_000).mapToObj(i -> "repos/o/r" + i).collect(Collectors.joining(","));
        IntStream.range(0, 1_000)
                .forEach(i -> api.show("/repos/o/r" + i + "/events", TestEvents.push(i, Instant.now())));
        try (FakeApiServer server = new FakeApiServer(api)) {
            GitHubEventsSourceTask task = new GitHubEventsSourceTask();
            task.initialize(new StoredOffsets().context());
            task.start(
                    Map.of("github.api.url", server.url(), "github.feeds", feeds, "topic", "t", "github.token", "t"));
            int records = 0;
            while (records < 1_000) {
                records += Optional.ofNullable(task.poll()).map(List::size).orElse(0);
            }
            int requests = api.log().size();
            long cpu = sourceCpu();
            long start = System.nanoTime();
            while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                task.poll();
            }
            double share = (double) (sourceCpu() - cpu) / (System.nanoTime() - start);
            System.out.printf(
                    "1,000 feeds for %d s: %.2f %% of a core, %d conditional requests meanwhile%n",
                    seconds, share * 100, api.log().size() - requests);
            task.stop();
            assertThat(share).isLessThan(0.05);
        }
    }

    /** CPU time of this thread, which polls, and of the threads of the HTTP client; those of the server are left out. */
    private static long sourceCpu() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread ->
                        thread == Thread.currentThread() || thread.getName().startsWith("HttpClient"))
                .mapToLong(thread -> THREADS.getThreadCpuTime(thread.getId()))
                .filter(time -> time > 0)
                .sum();
    }
}
