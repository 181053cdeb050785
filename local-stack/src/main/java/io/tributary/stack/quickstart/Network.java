package io.tributary.stack.quickstart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

/** What the surroundings offer: a way to GitHub and a token. */
final class Network {
    /** Environment variable that holds a GitHub token. */
    static final String TOKEN = "GITHUB_TOKEN";

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private Network() {}

    /** Chooses the feed that the options and the surroundings allow. */
    static GitHubFeed feed(Options options, Map<String, String> environment, URI gitHub) {
        long seed = System.nanoTime();
        if (options.recordings().isPresent()) {
            return new GitHubFeed.Simulated("--recordings", options.recordings(), seed);
        }
        if (options.offline()) {
            return new GitHubFeed.Simulated("--offline", options.recordings(), seed);
        }
        if (!answers(gitHub)) {
            return new GitHubFeed.Simulated(
                    "no network: " + gitHub.getHost() + " does not answer", options.recordings(), seed);
        }
        return new GitHubFeed.Live(!environment.getOrDefault(TOKEN, "").isBlank());
    }

    private static boolean answers(URI uri) {
        HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
        HttpRequest request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            http.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
