package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.github.config.SourceConfig;
import io.tributary.github.feed.Feed;
import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeApiServer;
import io.tributary.github.testing.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The list of an organisation's repositories, over real HTTP. */
class FeedDirectoryTest {
    private static final String LIST = "/orgs/acme/repos";

    private final FakeClock clock = new FakeClock(Instant.parse("2026-01-28T04:00:00Z"));
    private final FakeApi api = new FakeApi(clock);
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
    void nothingIsAskedBeforeTheTimeThatALimitNames() {
        api.status(LIST, 403, "Retry-After", "120");
        shows("acme/one");
        try (FeedDirectory directory = directory(() -> {})) {
            cannotBeListed(directory);
            clock.advance(Duration.ofSeconds(119));
            cannotBeListed(directory);
            directory.refresh();
            assertThat(api.log()).hasSize(1);
            clock.advance(Duration.ofSeconds(3));
            assertThat(directory.feeds()).extracting(Feed::toString).containsExactly("repos/acme/one");
        }
    }

    @Test
    void aLimitWithoutATimeIsWaitedOutForAMinuteAndThenLonger() {
        api.status(LIST, 429);
        api.status(LIST, 429);
        shows("acme/one");
        try (FeedDirectory directory = directory(() -> {})) {
            cannotBeListed(directory);
            clock.advance(Duration.ofSeconds(59));
            cannotBeListed(directory);
            assertThat(api.log()).hasSize(1);
            clock.advance(Duration.ofSeconds(2));
            cannotBeListed(directory);
            assertThat(api.log()).hasSize(2);
            clock.advance(Duration.ofSeconds(61));
            cannotBeListed(directory);
            assertThat(api.log()).hasSize(2);
            clock.advance(Duration.ofSeconds(60));
            assertThat(directory.feeds()).hasSize(1);
        }
    }

    @Test
    void aLimitOfTheListLeavesTheLastOneInUse() {
        shows("acme/one");
        api.status(LIST, 429, "Retry-After", "600");
        try (FeedDirectory directory = directory(() -> {})) {
            assertThat(directory.feeds()).hasSize(1);
            directory.refresh();
            assertThat(directory.feeds()).hasSize(1);
        }
    }

    @Test
    void whoeverIsToldOfAChangeCanAskForTheFeedsFromAnyThread() throws Exception {
        shows("acme/one");
        shows("acme/one", "acme/two");
        AtomicReference<NavigableSet<Feed>> told = new AtomicReference<>();
        AtomicReference<FeedDirectory> asked = new AtomicReference<>();
        try (FeedDirectory directory = directory(
                () -> told.set(CompletableFuture.supplyAsync(() -> asked.get().feeds())
                        .orTimeout(5, TimeUnit.SECONDS)
                        .join()))) {
            asked.set(directory);
            assertThat(directory.feeds()).hasSize(1);
            directory.refresh();
            assertThat(told.get()).hasSize(2);
        }
    }

    private void cannotBeListed(FeedDirectory directory) {
        assertThatThrownBy(directory::feeds)
                .isInstanceOf(RetriableException.class)
                .hasMessageContaining("orgs/acme/*");
    }

    private void shows(String... names) {
        String body = "[{\"full_name\":\"" + String.join("\"},{\"full_name\":\"", names) + "\"}]";
        api.trouble(LIST, request -> FakeApi.done(request, 200, Map.of(), body));
    }

    private FeedDirectory directory(Runnable onChange) {
        Map<String, String> properties =
                Map.of("github.api.url", server.url(), "github.feeds", "orgs/acme/*", "topic", "events");
        return new FeedDirectory(SourceConfig.of(properties, "test"), onChange, clock);
    }
}
