package io.tributary.stack.process;

import io.tributary.stack.StackException;

/** A child process ended by itself. */
public final class ProcessDied extends StackException {
    private final String process;

    ProcessDied(String process, String message) {
        super(message);
        this.process = process;
    }

    /** Returns how messages call the process. */
    public String process() {
        return process;
    }
}
