package io.tributary.doctor;

/** The command line, or a file that it names, is wrong. The message is a sentence that says what to do. */
final class UsageException extends RuntimeException {
    UsageException(String message) {
        super(message);
    }

    UsageException(String message, Throwable cause) {
        super(message, cause);
    }
}
