package io.tributary.github.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** An installation of a GitHub App: short-lived tokens, fetched with the App's key and renewed before they expire. Not thread-safe. */
public final class AppInstallation implements Credential {
    private static final JsonFactory JSON = new JsonFactory();

    /** GitHub's tokens live an hour. */
    private static final Duration RENEW_BEFORE_EXPIRY = Duration.ofMinutes(5);

    private final ApiEndpoint endpoint;
    private final String appId;
    private final String installationId;
    private final AppKey key;
    private Optional<String> token = Optional.empty();
    private Instant expiry = Instant.MIN;
    private boolean proven;

    public AppInstallation(ApiEndpoint endpoint, String appId, String installationId, AppKey key) {
        this.endpoint = endpoint;
        this.appId = appId;
        this.installationId = installationId;
        this.key = key;
    }

    @Override
    public Optional<String> authorization() {
        return token.map(secret -> "Bearer " + secret);
    }

    @Override
    public Optional<ApiRequest> renewal(Instant now) {
        if (token.isPresent() && now.isBefore(expiry.minus(RENEW_BEFORE_EXPIRY))) {
            return Optional.empty();
        }
        return Optional.of(ApiRequest.post(endpoint.resolve("/app/installations/" + installationId + "/access_tokens"))
                .withAuthorization(Optional.of("Bearer " + key.jwt(appId, now))));
    }

    @Override
    public boolean renewed(ApiAnswer answer) {
        String fresh = null;
        Instant end = null;
        try (JsonParser parser = JSON.createParser(answer.body())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String name = parser.currentName();
                    JsonToken value = parser.nextToken();
                    if (value == JsonToken.VALUE_STRING && name.equals("token")) {
                        fresh = parser.getText();
                    } else if (value == JsonToken.VALUE_STRING && name.equals("expires_at")) {
                        end = Instant.parse(parser.getText());
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException | DateTimeException e) {
            return false; // Nothing of the body may show: it holds a secret.
        }
        if (fresh == null || end == null) {
            return false;
        }
        token = Optional.of(fresh);
        expiry = end;
        return true;
    }

    /** A token that worked may have been withdrawn: a fresh one shows whether the App still has access. One that never worked ends it. */
    @Override
    public boolean rejected() {
        boolean wasGood = proven;
        token = Optional.empty();
        proven = false;
        return wasGood;
    }

    @Override
    public boolean renewsItself() {
        return true;
    }

    @Override
    public void accepted() {
        proven = true;
    }

    @Override
    public String settingName() {
        return "github.app.id";
    }
}
