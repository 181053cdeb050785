package io.tributary.stack;

/**
 * Something in the local stack did not do what was asked of it. The message is a plain sentence that says what happened
 * and where the log is, fit to be shown to a user as it is.
 */
public class StackException extends RuntimeException {
    /**
     * An exception without a cause.
     *
     * @param message what happened and what to do
     */
    public StackException(String message) {
        super(message);
    }

    /**
     * An exception with a cause.
     *
     * @param message what happened and what to do
     * @param cause what made it fail
     */
    public StackException(String message, Throwable cause) {
        super(message, cause);
    }
}
