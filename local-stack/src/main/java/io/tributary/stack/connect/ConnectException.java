package io.tributary.stack.connect;

import io.tributary.stack.StackException;

/** A worker refused a request. The message carries what the worker said. */
public final class ConnectException extends StackException {
    private final int status;

    ConnectException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the HTTP status of the answer. */
    public int status() {
        return status;
    }
}
