package io.tributary.stack.quickstart;

/** The command line is wrong. The message says what is wrong with it. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }
}
