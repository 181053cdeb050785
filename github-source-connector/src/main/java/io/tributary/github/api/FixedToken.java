package io.tributary.github.api;

import java.time.Instant;
import java.util.Optional;

/** A token that stays as it is, or none. */
final class FixedToken implements Credential {
    private final Optional<String> token;

    FixedToken(Optional<String> token) {
        this.token = token;
    }

    @Override
    public Optional<String> authorization() {
        return token.map(secret -> "Bearer " + secret);
    }

    @Override
    public Optional<ApiRequest> renewal(Instant now) {
        return Optional.empty();
    }

    @Override
    public boolean renewed(ApiAnswer answer) {
        throw new IllegalStateException("A fixed token is never renewed");
    }

    @Override
    public boolean renewsItself() {
        return false;
    }

    @Override
    public void accepted() {
        // It stays as it is.
    }

    @Override
    public boolean rejected() {
        return false;
    }

    @Override
    public String settingName() {
        return "github.token";
    }
}
