package io.tributary.stack.quickstart.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.stack.StackException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PageServerTest {
    private static HttpResponse<String> get(PageServer server, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.uri().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void thePageLoadsNothingFromElsewhere() throws Exception {
        try (PageServer server = PageServer.start(0, () -> "{}")) {
            HttpResponse<String> page = get(server, "/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body())
                    .contains("Tributary quickstart")
                    .doesNotContainPattern("(src|href)=\"(https?:)?//")
                    .doesNotContain("@import", "http://", "https://");
            assertThat(page.headers().firstValue("Content-Security-Policy"))
                    .hasValueSatisfying(
                            policy -> assertThat(policy).contains("default-src 'none'", "connect-src 'self'"));
        }
    }

    @Test
    void theDataIsAskedForAtEveryRequest() throws Exception {
        try (PageServer server = PageServer.start(0, () -> "{\"emoji\": \"🙂\"}")) {
            HttpResponse<String> data = get(server, "/data");

            assertThat(data.body()).isEqualTo("{\"emoji\": \"🙂\"}");
            assertThat(data.headers().firstValue("Content-Type")).hasValue("application/json; charset=utf-8");
        }
    }

    @Test
    void troubleIsAnAnswerThatThePageShows() throws Exception {
        Supplier<String> trouble = () -> {
            throw new StackException("QuestDB does not answer");
        };
        try (PageServer server = PageServer.start(0, trouble)) {
            assertThat(get(server, "/data").statusCode()).isEqualTo(503);
            assertThat(get(server, "/data").body()).isEqualTo("QuestDB does not answer");
        }
    }

    @Test
    void thereIsNothingElse() throws Exception {
        try (PageServer server = PageServer.start(0, () -> "{}")) {
            assertThat(get(server, "/exec?query=DROP").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (PageServer first = PageServer.start(0, () -> "{}")) {
            int port = first.uri().getPort();

            assertThatThrownBy(() -> PageServer.start(port, () -> "{}"))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("port " + port);
        }
    }
}
