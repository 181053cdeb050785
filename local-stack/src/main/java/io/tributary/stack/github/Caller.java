package io.tributary.stack.github;

/**
 * Whose budget a request is charged to.
 *
 * @param token 0 for no token, else the number of the token in the order in which tokens were first seen
 */
public record Caller(int token) {
    /** A caller without a token. */
    public static final Caller ANONYMOUS = new Caller(0);

    /** Whether the caller showed no token. */
    public boolean isAnonymous() {
        return token == 0;
    }

    String description() {
        return isAnonymous() ? "127.0.0.1" : "user ID " + token;
    }
}
