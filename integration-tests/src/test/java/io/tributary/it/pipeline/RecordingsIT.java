package io.tributary.it.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import io.tributary.stack.github.GitHubSimulator;
import io.tributary.stack.github.Pace;
import io.tributary.stack.github.Recordings;
import io.tributary.stack.github.SimulatedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * Recorded answers, played by the simulator, arrive complete and byte for byte.
 *
 * <p>The system property {@code tributary.recordings} names a folder with recordings to play besides the small ones made
 * here.
 */
@ExtendWith(SharedStack.class)
class RecordingsIT {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void smallRecordingsArriveByteForByte(LocalStack stack) throws Exception {
        String odd =
                "{ \"id\":\"9007199254740993\",\t\"type\" : null, \"actor\":null, \"repo\":{\"id\":1,\"name\":\"/\"},\n"
                        + "  \"payload\":{\"title\":\"\\u0065\\u0301 \uD83D\uDE80 \u202Eabc \\ud83d\\ude80\",\"n\":1.50e3},"
                        + "\"public\":true, \"created_at\":\"2011-02-12T00:00:00Z\" }";
        Files.createDirectories(folder.resolve("snapshots"));
        write("snapshots/2026-05-05.json", "[\n" + event("30", "first") + ",\n" + odd + "\n]\n");
        write(
                "snapshots/2026-05-06.json",
                "[" + event("12", "older id, newer event") + "," + event("30", "changed") + "]");
        write("archive.jsonl", event("1", "\uD835\uDD6B") + "\n" + event("2", "\u05E9\u05DC\u05D5\u05DD") + "\n");
        write("single.json", event("3", "caf\u00E9"));
        write("error.json", "{\"message\":\"Not Found\"}");

        Set<String> arrived = play(stack, folder, "small");

        assertThat(arrived).containsExactlyInAnyOrder("1", "2", "3", "12", "30", "9007199254740993");
    }

    @Test
    void givenRecordingsArriveByteForByte(LocalStack stack) throws Exception {
        String given = System.getProperty("tributary.recordings", "");
        assumeThat(given)
                .as("Name a folder with recordings of the events API: -Dtributary.recordings=DIR")
                .isNotEmpty();

        Set<String> arrived = play(stack, Path.of(given), "given");

        assertThat(arrived).containsExactlyInAnyOrderElementsOf(idsBelow(Path.of(given)));
    }

    @Test
    void givenRecordingsBecomeRows(LocalStack stack) throws Exception {
        String given = System.getProperty("tributary.recordings", "");
        assumeThat(given)
                .as("Name a folder with recordings of the events API: -Dtributary.recordings=DIR")
                .isNotEmpty();
        Set<String> ids = idsBelow(Path.of(given));
        SteppedClock clock = new SteppedClock();
        try (GitHubSimulator simulator = simulator(Path.of(given), clock)) {
            Connectors.run(stack, "rows-source", Connectors.github(simulator.uri(), "recorded_rows", "flat"));
            Connectors.run(stack, "rows-sink", Connectors.sink(stack, "recorded_rows", "created_at"));
            clock.playOut(simulator, Duration.ofSeconds(1));

            stack.questDb().sql().awaitCount("recorded_rows", LIMIT, rows -> rows >= ids.size());

            assertThat(stack.questDb()
                            .sql()
                            .query("SELECT id FROM recorded_rows")
                            .column("id"))
                    .containsExactlyInAnyOrderElementsOf(ids);
        } finally {
            stack.connect().delete("rows-source");
            stack.connect().delete("rows-sink");
        }
    }

    /** Plays a folder into a topic in raw mode and checks every record; returns the ids that arrived. */
    private static Set<String> play(LocalStack stack, Path recordings, String name) throws IOException {
        SteppedClock clock = new SteppedClock();
        String topic = "recordings_" + name;
        try (GitHubSimulator simulator = simulator(recordings, clock)) {
            Connectors.run(stack, topic, Connectors.github(simulator.uri(), topic, "raw"));
            clock.playOut(simulator, Duration.ofSeconds(1));
            int expected = simulator.served().count();
            Await.until(
                    "topic " + topic + " has " + expected + " records",
                    LIMIT,
                    () -> stack.topics().size(topic),
                    size -> size >= expected);

            Map<String, String> arrived = new HashMap<>();
            for (ConsumerRecord<byte[], byte[]> received : TopicContent.read(stack, topic)) {
                String json = new String(received.value(), StandardCharsets.UTF_8);
                String id = MAPPER.readTree(json).get("id").asText();
                assertThat(arrived.put(id, json)).as("records of event " + id).isNull();
                assertThat(simulator.served().bodies(id)).contains(json);
            }
            assertThat(arrived.keySet())
                    .isEqualTo(new HashSet<>(simulator.served().ids()));
            return arrived.keySet();
        } finally {
            stack.connect().delete(topic);
        }
    }

    private static GitHubSimulator simulator(Path recordings, SteppedClock clock) throws IOException {
        return GitHubSimulator.builder()
                .clock(clock)
                .events(Recordings.play(recordings), Pace.perMinute(3000))
                .pollInterval(Duration.ofSeconds(1))
                .withoutLimits()
                .start();
    }

    private static Set<String> idsBelow(Path recordings) throws IOException {
        Set<String> ids = new HashSet<>();
        for (Path file : Recordings.files(recordings)) {
            Recordings.read(file).stream().map(SimulatedEvent::id).forEach(ids::add);
        }
        return ids;
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private static String event(String id, String title) {
        return "{\"id\":\"" + id + "\",\"type\":\"IssuesEvent\",\"actor\":{\"id\":5,\"login\":\"ann\"},"
                + "\"repo\":{\"id\":6,\"name\":\"acme/tool\"},\"payload\":{\"action\":\"opened\",\"issue\":{\"title\":\""
                + title + "\"}},\"public\":true,\"created_at\":\"2026-05-05T02:36:05Z\"}";
    }
}
