package io.tributary.questdb.wire;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** How requests prove who sends them. No implementation shows its secret in {@code toString}. */
public sealed interface Credentials {
    /** The value of the {@code Authorization} header, if there is one. */
    Optional<String> authorization();

    /** Nothing is sent. */
    record None() implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.empty();
        }
    }

    /** HTTP basic authentication, RFC 7617, in UTF-8. */
    record Basic(String username, String password) implements Credentials {
        @Override
        public Optional<String> authorization() {
            byte[] pair = (username + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Optional.of("Basic " + Base64.getEncoder().encodeToString(pair));
        }

        @Override
        public String toString() {
            return "Basic[hidden]";
        }
    }

    /** A bearer token, RFC 6750. */
    record Token(String token) implements Credentials {
        @Override
        public Optional<String> authorization() {
            return Optional.of("Bearer " + token);
        }

        @Override
        public String toString() {
            return "Token[hidden]";
        }
    }
}
