package io.tributary.doctor;

/** A record, or all of them, cannot be brought to where the sink would see them. The message is a sentence for the user. */
final class UnreadableException extends RuntimeException {
    UnreadableException(String message, Throwable cause) {
        super(message, cause);
    }
}
