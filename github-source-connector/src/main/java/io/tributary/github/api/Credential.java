package io.tributary.github.api;

import java.time.Instant;
import java.util.Optional;

/** Who we are to GitHub. */
public interface Credential {
    /** Value of the {@code Authorization} header, a secret; empty without credentials. */
    Optional<String> authorization();

    /** A request that has to be answered before any other: it brings a fresh secret. Empty when the present one will do. */
    Optional<ApiRequest> renewal(Instant now);

    /** The answer with status 201 to the request of {@link #renewal}; false when it does not hold a secret. */
    boolean renewed(ApiAnswer answer);

    /** Whether a secret that expires is replaced without anybody's doing. */
    boolean renewsItself();

    /** GitHub took the secret. */
    void accepted();

    /**
     * GitHub refused the secret.
     *
     * @return whether a fresh one can be had
     */
    boolean rejected();

    /** The configuration key of this credential, for messages. */
    String settingName();

    /** No credentials: 60 requests an hour for the worker's address. */
    Credential ANONYMOUS = new FixedToken(Optional.empty());

    /** A token of a person or a machine. */
    static Credential token(String token) {
        return new FixedToken(Optional.of(token));
    }
}
