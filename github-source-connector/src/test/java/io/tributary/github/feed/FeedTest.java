package io.tributary.github.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedTest {
    @ParameterizedTest
    @CsvSource({
        "public,/events",
        "repos/Ada/Engine.io,/repos/ada/engine.io/events",
        "networks/a/b,/networks/a/b/events",
        "orgs/acme,/orgs/acme/events",
        "users/ada,/users/ada/events",
        "users-public/ada,/users/ada/events/public",
        "received/ada,/users/ada/received_events",
        "received-public/ada,/users/ada/received_events/public",
        "dashboards/ada/acme,/users/ada/events/orgs/acme"
    })
    void everyKindHasItsPathAndComesBackFromItsPartition(String text, String path) {
        Feed feed = Feed.parse(text).orElseThrow();
        assertThat(feed.path()).isEqualTo(path);
        assertThat(Feed.parse(feed.toString())).contains(feed);
        assertThat(Feed.ofPartition(feed.partition("https://x"))).contains(feed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "publik",
                "public/x",
                "repos/a",
                "repos/a/b/c",
                "orgs/",
                "users/a/b",
                "repos/a/..",
                "orgs/a?b",
                "/events"
            })
    void whatIsNoFeedIsNone(String text) {
        assertThat(Feed.parse(text)).isEmpty();
    }

    /** Found by the integration tests: offsets were written under a key that the REST API, and perhaps another worker, did not find. */
    @Test
    void partitionHasTheOrderThatConnectMakesOfItInEveryJvm() {
        Map<String, String> partition = Feed.parse("repos/a/b").orElseThrow().partition("https://x");
        assertThat(partition.keySet()).containsExactlyElementsOf(List.of("kind", "name", "api"));
        Map<String, String> asTheJsonConverterBuildsIt = new HashMap<>();
        asTheJsonConverterBuildsIt.put("name", "a/b");
        asTheJsonConverterBuildsIt.put("api", "https://x");
        asTheJsonConverterBuildsIt.put("kind", "repos");
        assertThat(asTheJsonConverterBuildsIt.keySet()).containsExactlyElementsOf(partition.keySet());
    }
}
