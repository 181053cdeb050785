package io.tributary.it.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.Await;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import io.tributary.stack.connect.ConfigValidation;
import io.tributary.stack.connect.ConnectorStatus;
import io.tributary.stack.github.EventGenerator;
import io.tributary.stack.github.EventSource;
import io.tributary.stack.github.GitHubSimulator;
import io.tributary.stack.github.Pace;
import io.tributary.stack.github.SimulatedEvent;
import io.tributary.stack.github.SimulatedEvent.Party;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged GitHub source on two workers with exactly-once support, against the simulator. */
class GitHubSourceIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String CLASS = "io.tributary.github.GitHubEventsSourceConnector";

    private static LocalStack stack;

    @BeforeAll
    static void startStack() {
        stack = LocalStack.builder()
                .plugins(Home.find().pluginFolders())
                .workers(2)
                .workerProperty("exactly.once.source.support", "enabled")
                .withoutQuestDb()
                .start();
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everyEventServedArrivesOnceByteForByte() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.builder()
                .events(events(600), Pace.perMinute(600).withBursts(40, Duration.ofSeconds(5)))
                .backlog(250, Duration.ofMinutes(5))
                .lateShare(0.02)
                .withoutLimits()
                .start()) {
            stack.connect()
                    .create(
                            "raw",
                            config(
                                    github,
                                    "raw-events",
                                    Map.of(
                                            "github.feeds", "public",
                                            "value.mode", "raw",
                                            "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
                                            "poll.sweep.interval.ms", "0")));
            stack.connect().awaitRunning("raw", LIMIT);
            awaitAllServed(github, "raw-events");
            List<ConsumerRecord<byte[], byte[]>> records =
                    TopicReader.committed(stack.bootstrapServers(), "raw-events");
            stack.connect().delete("raw");

            assertThat(TopicReader.keys(records))
                    .doesNotHaveDuplicates()
                    .containsExactlyInAnyOrderElementsOf(github.served().ids());
            assertThat(records).allSatisfy(record -> {
                String id = new String(record.key(), StandardCharsets.UTF_8);
                assertThat(github.served().bodies(id)).contains(new String(record.value(), StandardCharsets.UTF_8));
            });
        }
    }

    @Test
    void twentyRepositoriesOverFourTasksSurviveTheKillOfAWorker() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.builder().withoutLimits().start()) {
            IntStream.range(0, 20).forEach(i -> github.addRepository(repository(i)));
            String feeds = IntStream.range(0, 20)
                    .mapToObj(i -> "repos/" + repository(i).name())
                    .collect(Collectors.joining(","));
            stack.connect()
                    .create(
                            "repos",
                            config(
                                    github,
                                    "repo-events",
                                    Map.of(
                                            "github.feeds",
                                            feeds,
                                            "tasks.max",
                                            "4",
                                            "transaction.boundary",
                                            "connector")));
            ConnectorStatus status = stack.connect()
                    .awaitStatus(
                            "repos",
                            "runs four tasks",
                            LIMIT,
                            it -> it.isRunning() && it.tasks().size() == 4);
            String killed = status.tasks().get(0).worker();
            List<String> expected = new ArrayList<>();
            for (int round = 0; round < 30; round++) {
                for (int repo = 0; repo < 20; repo++) {
                    String id = Long.toString(
                            13_600_000_000L + ((round * 7919L + repo * 104_729L) % 1_000_003) * 100 + repo);
                    expected.add(id);
                    github.publish(event(id, repository(repo)));
                }
                if (round == 10) {
                    stack.workers().stream()
                            .filter(worker -> worker.id().equals(killed))
                            .findFirst()
                            .orElseThrow()
                            .kill();
                }
                if (round == 20) {
                    stack.workers().stream()
                            .filter(worker -> !worker.isAlive())
                            .findFirst()
                            .orElseThrow()
                            .start();
                }
                pace();
            }
            Await.until(
                    "600 events",
                    LIMIT,
                    () -> TopicReader.keys(TopicReader.committed(stack.bootstrapServers(), "repo-events")),
                    keys -> keys.size() >= expected.size());
            List<String> keys = TopicReader.keys(TopicReader.committed(stack.bootstrapServers(), "repo-events"));
            stack.connect().delete("repos");

            assertThat(keys).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void offsetsCanBeSeenResetAndAreCheckedWhenAltered() throws Exception {
        try (GitHubSimulator github = GitHubSimulator.builder().withoutLimits().start()) {
            github.addRepository(repository(1));
            github.publish(event("501", repository(1)));
            String feed = "repos/" + repository(1).name();
            stack.connect().create("offsets", config(github, "offset-events", Map.of("github.feeds", feed)));
            stack.connect().awaitRunning("offsets", LIMIT);
            awaitSize("offset-events", 1);
            stack.connect().stop("offsets");
            JsonNode offsets = Await.until(
                    "the offset",
                    LIMIT,
                    () -> stack.connect().offsets("offsets"),
                    it -> it.path("offsets").size() == 1);
            JsonNode partition = offsets.path("offsets").path(0).path("partition");
            assertThat(partition.path("kind").asText()).isEqualTo("repos");
            assertThat(partition.path("name").asText()).isEqualTo("owner/repo-1");

            ObjectNode spoilt = offsets.deepCopy();
            ((ObjectNode) spoilt.path("offsets").path(0).path("offset")).put("version", 99);
            assertThatThrownBy(() -> stack.connect().alterOffsets("offsets", spoilt))
                    .hasMessageContaining("version");
            stack.connect().resetOffsets("offsets");
            stack.connect().resume("offsets");
            awaitSize("offset-events", 2);
            stack.connect().delete("offsets");
        }
    }

    @Test
    void validationMarksTheWrongKeyOfEachBadValue() {
        Map<String, String> bad = new HashMap<>(Map.of("connector.class", CLASS, "name", "bad", "tasks.max", "1"));
        bad.putAll(Map.of(
                "github.api.url", "ftp://x",
                "github.feeds", "repos/only-owner",
                "topic", "with space",
                "value.mode", "xml",
                "key.mode", "sha",
                "poll.interval.min.ms", "0",
                "github.app.id", "1",
                "poll.page.size", "500"));
        ConfigValidation validation = stack.connect().validate(bad);
        assertThat(validation.errors().keySet())
                .containsExactlyInAnyOrder(
                        "github.api.url",
                        "github.feeds",
                        "topic",
                        "value.mode",
                        "key.mode",
                        "poll.interval.min.ms",
                        "github.app.installation.id",
                        "github.app.private.key",
                        "poll.page.size");
    }

    @Test
    void badCredentialsFailTheTaskWithASentenceThatHoldsNoSecret() throws IOException {
        try (GitHubSimulator github =
                GitHubSimulator.builder().token("good", Instant.MAX).start()) {
            stack.connect()
                    .create(
                            "denied",
                            config(
                                    github,
                                    "denied-events",
                                    Map.of("github.feeds", "public", "github.token", "ghp_verysecret")));
            ConnectorStatus status = stack.connect().awaitFailed("denied", LIMIT);
            stack.connect().delete("denied");
            assertThat(status.failure().orElseThrow())
                    .contains("github.token", "401")
                    .doesNotContain("ghp_verysecret");
        }
    }

    private static Map<String, String> config(GitHubSimulator github, String topic, Map<String, String> extra) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", CLASS,
                "tasks.max", "1",
                "github.api.url", github.uri().toString(),
                "topic", topic,
                "poll.interval.min.ms", "300",
                "poll.interval.max.ms", "300",
                "key.converter", "org.apache.kafka.connect.storage.StringConverter",
                "topic.creation.default.partitions", "3",
                "topic.creation.default.replication.factor", "1"));
        config.putAll(extra);
        return config;
    }

    /** Waits until the source has no more events and the topic holds all that were served. */
    private static void awaitAllServed(GitHubSimulator github, String topic) {
        Await.until("the end of the events", LIMIT, github::isExhausted, exhausted -> exhausted);
        Await.until(
                "all events in the topic",
                LIMIT,
                () -> TopicReader.committed(stack.bootstrapServers(), topic).size(),
                size -> size >= github.served().count());
    }

    /** Generated events, a given number of them. */
    private static EventSource events(int count) {
        EventSource endless = new EventGenerator(7, 0.2);
        AtomicInteger taken = new AtomicInteger();
        return createdAt -> taken.getAndIncrement() < count ? endless.next(createdAt) : Optional.empty();
    }

    private static void awaitSize(String topic, int wanted) {
        Await.until(
                wanted + " records",
                LIMIT,
                () -> TopicReader.committed(stack.bootstrapServers(), topic).size(),
                size -> size == wanted);
    }

    private static Party repository(int number) {
        return new Party("owner/repo-" + number, 1_000 + number);
    }

    private static SimulatedEvent event(String id, Party repository) {
        return SimulatedEvent.parse("""
                {"id":"%s","type":"WatchEvent","actor":{"id":9,"login":"ada"},"repo":{"id":%d,"name":"%s"},\
                "payload":{"action":"started"},"public":true,"created_at":"%s"}""".formatted(
                        id, repository.id(), repository.name(), Instant.now().truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Spreads events over time, so that the kill comes in the middle of reads. */
    private static void pace() throws InterruptedException {
        Thread.sleep(300);
    }
}
