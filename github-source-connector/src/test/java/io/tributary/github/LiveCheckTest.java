package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.testing.FakeApi;
import io.tributary.github.testing.FakeApiServer;
import io.tributary.github.testing.TestKeys;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What the live check makes of GitHub's answers, over real HTTP. */
class LiveCheckTest {
    @Test
    void tellsAMissingInstallationFromAServerWithoutLimits() throws Exception {
        FakeApi api = new FakeApi(InstantSource.system());
        api.set("/events", List.of());
        try (FakeApiServer server = new FakeApiServer(api)) {
            Map<String, String> live = new HashMap<>(TestKeys.app());
            live.put("github.api.url", server.url());
            live.put("validate.live", "true");
            assertThat(Validation.errors(live))
                    .containsOnlyKeys("github.app.installation.id")
                    .satisfies(errors -> assertThat(errors.toString()).contains("404"));

            api.status("/app/installations/9/access_tokens", 401);
            assertThat(Validation.errors(live)).containsOnlyKeys("github.app.id");
        }
    }

    @Test
    void aServerWithoutLimitsGoesOnToItsFeeds() throws Exception {
        FakeApi api = new FakeApi(InstantSource.system());
        api.set("/events", List.of());
        try (FakeApiServer server = new FakeApiServer(api)) {
            assertThat(Validation.errors(Map.of("github.api.url", server.url(), "validate.live", "true")))
                    .as("/rate_limit answers 404")
                    .isEmpty();
        }
    }

    @Test
    void doesNotBlameTheApiWhenItsTimeIsUpBeforeTheFeeds() throws Exception {
        FakeApi api = new FakeApi(InstantSource.system());
        try (FakeApiServer server = new FakeApiServer(api)) {
            api.status("/rate_limit", 200, "X-RateLimit-Limit", "5000");
            api.trouble("/events", request -> new CompletableFuture<>());
            assertThat(Validation.errors(Map.of(
                            "github.api.url",
                            server.url(),
                            "validate.live",
                            "true",
                            "validate.live.timeout.ms",
                            "2000")))
                    .isEmpty();
        }
    }
}
