package io.tributary.github;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.tributary.github.api.ApiAnswer;
import io.tributary.github.api.ApiSession;
import io.tributary.github.api.Credential;
import io.tributary.github.feed.Feed;
import io.tributary.github.feed.Organization;
import java.io.IOException;
import java.net.URI;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** Lists the repositories of an organisation as feeds. */
final class RepositoryList {
    private static final JsonFactory JSON = new JsonFactory();
    private static final int OK = 200;

    private RepositoryList() {}

    /**
     * Asks for all pages of the list.
     *
     * @throws IOException when a page cannot be had; then nothing is returned, for half a list would drop feeds
     */
    static NavigableSet<Feed> of(Organization organization, ApiSession session, Credential credential)
            throws IOException, InterruptedException {
        NavigableSet<Feed> feeds = new TreeSet<>();
        Optional<URI> page =
                Optional.of(session.resolve("/orgs/" + organization.name() + "/repos?per_page=100&type=all"));
        while (page.isPresent()) {
            ApiAnswer answer = session.get(page.get(), credential);
            if (answer.status() != OK) {
                throw new ListRefusedException(organization, answer);
            }
            read(answer.body(), feeds);
            page = answer.link("next");
        }
        return feeds;
    }

    private static void read(byte[] body, NavigableSet<Feed> feeds) throws IOException {
        try (JsonParser parser = JSON.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new IOException("the list of repositories is not a JSON array");
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    boolean name = parser.currentName().equals("full_name");
                    if (parser.nextToken() == JsonToken.VALUE_STRING && name) {
                        Feed.parse("repos/" + parser.getText()).ifPresent(feeds::add);
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        }
    }
}
