package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.github.config.UnknownKeys;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeApiServer;
import io.tributary.github.testing.TestKeys;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.errors.RetriableException;
import org.apache.kafka.connect.source.ConnectorTransactionBoundaries;
import org.apache.kafka.connect.source.ExactlyOnceSupport;
import org.apache.kafka.connect.source.SourceConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GitHubEventsSourceConnectorTest {
    private static final Map<String, String> GOOD = Map.of("name", "c", "github.feeds", "public", "topic", "events");

    private final GitHubEventsSourceConnector connector = new GitHubEventsSourceConnector();

    @Test
    void isFoundByTheServiceLoaderWithItsVersion() {
        assertThat(ServiceLoader.load(SourceConnector.class).stream().map(ServiceLoader.Provider::type))
                .anyMatch(GitHubEventsSourceConnector.class::equals);
        assertThat(connector.version()).matches("[0-9]+\\.[0-9]+\\.[0-9]+.*");
    }

    @Test
    void everyKeyIsDocumentedGroupedAndOrdered() {
        assertThat(connector.config().configKeys().values()).allSatisfy(key -> {
            assertThat(key.documentation).as(key.name).hasSizeGreaterThan(20);
            assertThat(key.group).as(key.name).isNotNull();
            assertThat(key.displayName).as(key.name).isNotBlank();
            assertThat(key.name).matches("[a-z]+(\\.[a-z]+)*");
        });
        assertThat(connector.config().configKeys().values().stream()
                        .filter(key -> key.type == ConfigDef.Type.PASSWORD)
                        .map(key -> key.name))
                .containsExactlyInAnyOrder("github.token", "github.app.private.key", "http.truststore.password");
    }

    @Test
    void goodConfigurationsHaveNoErrors() {
        assertThat(errors(Map.of())).isEmpty();
        assertThat(errors(Map.of(
                        "github.feeds",
                        "public, repos/Apache/kafka,orgs/questdb,users/ada,users-public/ada,received/ada,received-public/ada,"
                                + "networks/a/b,dashboards/ada/questdb,orgs/apache/*",
                        "github.api.url",
                        "https://github.example.com/api/v3/",
                        "value.mode",
                        "RAW",
                        "topic",
                        "gh.${type}.${owner}.${repo}",
                        "headers.add",
                        "",
                        "feeds.start",
                        "2026-01-28T04:00:00Z",
                        "poll.interval.min.ms",
                        "1")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "github.feeds|repos/only-owner",
                "github.feeds|public,public",
                "github.feeds|repos/a/b,repos/A/B",
                "github.feeds|users/a b",
                "github.feeds|repos/../x",
                "github.feeds|''",
                "github.feeds|orgs/*",
                "github.api.url|api.github.com",
                "github.api.url|https://user:pass@host",
                "github.api.url|https://host/?q=1",
                "topic|has space",
                "topic|x${actor}",
                "topic|..",
                "value.mode|xml",
                "key.mode|sha",
                "headers.add|type,size",
                "filter.bots|maybe",
                "gaps.topic|${type}",
                "poll.interval.min.ms|0",
                "poll.interval.adaptive|true",
                "poll.seen.ids|999",
                "poll.page.size|101",
                "rate.limit.reserve.percent|91",
                "feeds.on.refusal|panic",
                "feeds.start|yesterday",
                "feeds.start|2026-01-28",
                "github.api.version|latest",
                "github.app.private.key|secretkey",
                "http.proxy|proxy.example.com",
                "http.proxy|proxy:0",
                "http.proxy|proxy:65536",
                "http.proxy|proxy:70000",
                "http.truststore.type|ZIP",
                "filter.types.exclude|PushEvent"
            })
    void badValuesAreMarkedAtTheirKeyWithASentence(String key, String value) {
        Map<String, String> extra = new HashMap<>(Map.of(key, value));
        if (key.equals("filter.types.exclude")) {
            extra.put("filter.types.include", "PushEvent,WatchEvent");
        }
        Map<String, List<String>> errors = errors(extra);
        assertThat(errors).containsKey(key);
        assertThat(errors.get(key).get(0)).hasSizeGreaterThan(20).doesNotContain("secretkey", "user:pass");
    }

    @Test
    void tokensThatNoHeaderCanHoldAreMarkedWithoutBeingQuoted() {
        for (String token :
                List.of("ghp_secret\nkey", "ghp_secret\u00e9", "ghp_good,ghp_secret key", "ghp_secret\u4e2d")) {
            assertThat(errors(Map.of("github.token", token)))
                    .as(token)
                    .containsOnlyKeys("github.token")
                    .satisfies(errors -> assertThat(errors.toString()).doesNotContain("secret", "ghp_good"));
        }
        assertThat(errors(Map.of("github.token", " github_pat_1, ghp_2,\n"))).isEmpty();
    }

    @Test
    void missingKeysAreMarked() {
        Map<String, List<String>> errors = errorsOf(Map.of("name", "c"));
        assertThat(errors).containsOnlyKeys("github.feeds", "topic");
    }

    @Test
    void halfAnAppMarksWhatIsMissingAndTokenBesideAnAppIsMarked() throws Exception {
        assertThat(errors(Map.of("github.app.id", "1")))
                .containsOnlyKeys("github.app.installation.id", "github.app.private.key");
        assertThat(errors(TestKeys.app())).isEmpty();
        Map<String, String> both = new HashMap<>(TestKeys.app());
        both.put("github.token", "ghp_1");
        assertThat(errors(both)).containsOnlyKeys("github.token");
        assertThat(errors(Map.of("poll.interval.min.ms", "5000", "poll.interval.max.ms", "4000")))
                .containsOnlyKeys("poll.interval.max.ms");
    }

    @Test
    void keysWithATypoAreFound() {
        assertThat(UnknownKeys.in(
                        List.of("github.feed", "github.feeds", "poll.intervall.ms", "tasks.max", "transforms.x.topic")))
                .containsExactly("github.feed", "poll.intervall.ms");
    }

    @Test
    void feedsAreDividedStablyAndNoTaskIsEmpty() {
        String feeds = String.join(
                ",",
                Stream.iterate(0, i -> i + 1)
                        .limit(21)
                        .map(i -> "repos/o/r" + i)
                        .toList());
        connector.initialize(null);
        connector.start(with(Map.of("github.feeds", feeds)));
        List<Map<String, String>> four = connector.taskConfigs(4);
        assertThat(four)
                .extracting(task -> task.get("github.feeds").split(",", -1).length)
                .containsExactlyInAnyOrder(5, 5, 5, 6);
        assertThat(connector.taskConfigs(4)).isEqualTo(four);
        assertThat(connector.taskConfigs(100)).hasSize(21);
        connector.stop();

        connector.start(with(Map.of("github.feeds", feeds + ",repos/o/r21")));
        List<Map<String, String>> more = connector.taskConfigs(4);
        long moved = Stream.iterate(0, i -> i + 1)
                .limit(21)
                .filter(i -> taskOf(four, "repos/o/r" + i) != taskOf(more, "repos/o/r" + i))
                .count();
        assertThat(moved).as("feeds that another feed pushed to another task").isLessThanOrEqualTo(7);
        connector.stop();
    }

    @Test
    void anOrganizationStandsForItsRepositories() throws Exception {
        FakeApi api = new FakeApi(InstantSource.system());
        try (FakeApiServer server = new FakeApiServer(api)) {
            api.trouble(
                    "/orgs/acme/repos",
                    request -> FakeApi.done(
                            request,
                            200,
                            Map.of("Link", "<" + FakeApi.BASE + "/organizations/5/repos?page=2>; rel=\"next\""),
                            "[{\"id\":1,\"full_name\":\"acme/One\",\"owner\":{\"full_name\":\"x/y\"}},{\"full_name\":\"acme/two\"}]"));
            api.trouble(
                    "/organizations/5/repos",
                    request -> FakeApi.done(
                            request, 200, Map.of(), "[{\"full_name\":\"acme/three\",\"topics\":[\"a\"]}]"));
            connector.start(
                    with(Map.of("github.api.url", server.url(), "github.feeds", "public,orgs/acme/*,repos/acme/two")));
            List<String> feeds = new ArrayList<>();
            connector
                    .taskConfigs(2)
                    .forEach(task ->
                            feeds.addAll(List.of(task.get("github.feeds").split(",", -1))));
            assertThat(feeds)
                    .containsExactlyInAnyOrder("public", "repos/acme/one", "repos/acme/two", "repos/acme/three");
            connector.stop();
        }
    }

    @Test
    void anOrganizationThatCannotBeListedIsTriedAgainByConnect() throws Exception {
        try (FakeApiServer server = new FakeApiServer(new FakeApi(InstantSource.system()))) {
            connector.start(with(Map.of("github.api.url", server.url(), "github.feeds", "orgs/acme/*")));
            assertThatThrownBy(() -> connector.taskConfigs(2))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("orgs/acme/*")
                    .hasMessageContaining("404");
            connector.stop();
        }
    }

    @Test
    void exactlyOnceAndTransactionsPerReadAreSupported() {
        assertThat(connector.exactlyOnceSupport(GOOD)).isEqualTo(ExactlyOnceSupport.SUPPORTED);
        assertThat(connector.canDefineTransactionBoundaries(GOOD)).isEqualTo(ConnectorTransactionBoundaries.SUPPORTED);
    }

    @Test
    void alteredOffsetsAreChecked() {
        Map<String, ?> partition = Map.of("api", "https://api.github.com", "kind", "repos", "name", "apache/kafka");
        Map<String, ?> offset = Map.of("version", 1, "known", true, "ids", "", "etag", "\"x\"", "newest_ms", 5L);
        assertThatCode(() -> alter(partition, offset)).doesNotThrowAnyException();
        assertThatCode(() -> alter(partition, null)).as("reset").doesNotThrowAnyException();
        assertThatCode(() -> alter(Map.of("old", "shape"), null))
                .as("reset of anything")
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> alter(Map.of("repo", "apache/kafka"), offset)).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> alter(with(partition, "name", "Apache/Kafka"), offset))
                .hasMessageContaining("lower case");
        assertThatThrownBy(() -> alter(with(partition, "api", "https://other"), offset))
                .hasMessageContaining("github.api.url");
        assertThatThrownBy(() -> alter(partition, Map.of("ids", ""))).hasMessageContaining("version");
        assertThatThrownBy(() -> alter(partition, with(offset, "version", 2))).hasMessageContaining("version");
        assertThatThrownBy(() -> alter(partition, with(offset, "ids", 5))).hasMessageContaining("ids");
        assertThatThrownBy(() -> alter(partition, with(offset, "ids", "%%%"))).isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> alter(partition, with(offset, "moved_to", "not a uri")))
                .isInstanceOf(ConnectException.class);
    }

    @Test
    void liveCheckMarksABadTokenAMissingFeedAndASmallBudget() throws Exception {
        FakeApi api = new FakeApi(InstantSource.system());
        try (FakeApiServer server = new FakeApiServer(api)) {
            Map<String, String> live =
                    Map.of("github.api.url", server.url(), "validate.live", "true", "github.token", "ghp_secret");
            api.status("/rate_limit", 401);
            Map<String, List<String>> refused = errors(live);
            assertThat(refused).containsOnlyKeys("github.token");
            assertThat(refused.toString()).doesNotContain("ghp_secret");

            api.status("/rate_limit", 200, "X-RateLimit-Limit", "5000");
            assertThat(errors(live))
                    .containsOnlyKeys("github.feeds")
                    .satisfies(errors -> assertThat(errors.toString()).contains("404"));

            api.set("/events", List.of());
            api.status("/rate_limit", 200, "X-RateLimit-Limit", "5000");
            assertThat(errors(live)).isEmpty();

            api.status("/rate_limit", 200, "X-RateLimit-Limit", "10");
            assertThat(errors(live)).containsOnlyKeys("github.feeds");

            api.status(
                    "/rate_limit",
                    200,
                    "X-RateLimit-Limit",
                    "5000",
                    "github-authentication-token-expiration",
                    "2023-05-14 08:53:01 UTC");
            assertThat(errors(live)).containsOnlyKeys("github.token");
        }
    }

    @Test
    void liveCheckEndsInTime() throws Exception {
        FakeApi api = new FakeApi(InstantSource.system());
        try (FakeApiServer server = new FakeApiServer(api)) {
            api.trouble("/rate_limit", request -> new CompletableFuture<>());
            long before = System.nanoTime();
            assertThat(errors(Map.of(
                            "github.api.url",
                            server.url(),
                            "validate.live",
                            "true",
                            "validate.live.timeout.ms",
                            "300")))
                    .containsOnlyKeys("github.api.url");
            assertThat(System.nanoTime() - before).isLessThan(5_000_000_000L);
        }
    }

    private void alter(Map<String, ?> partition, Map<String, ?> offset) {
        Map<Map<String, ?>, Map<String, ?>> offsets = new HashMap<>();
        offsets.put(partition, offset);
        assertThat(connector.alterOffsets(GOOD, offsets)).isTrue();
    }

    private static Map<String, ?> with(Map<String, ?> map, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(map);
        changed.put(key, value);
        return changed;
    }

    private static int taskOf(List<Map<String, String>> tasks, String feed) {
        for (int i = 0; i < tasks.size(); i++) {
            if (List.of(tasks.get(i).get("github.feeds").split(",", -1)).contains(feed)) {
                return i;
            }
        }
        throw new AssertionError(feed + " has no task");
    }

    private static Map<String, String> with(Map<String, String> extra) {
        Map<String, String> config = new HashMap<>(GOOD);
        config.putAll(extra);
        return config;
    }

    private Map<String, List<String>> errors(Map<String, String> extra) {
        return errorsOf(with(extra));
    }

    private Map<String, List<String>> errorsOf(Map<String, String> config) {
        return Validation.errors(connector, config);
    }
}
