package io.tributary.stack;

import io.tributary.stack.process.ChildProcess;
import io.tributary.stack.process.LogFile;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * One process of the stack, under a test's control: it can be killed and started again on the same port with the same
 * data.
 */
public abstract class StackProcess {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    private final ChildProcess child;

    StackProcess(ChildProcess child) {
        this.child = child;
    }

    /** Returns whether it does its work; may throw while it does not. */
    abstract Callable<Boolean> readiness();

    /** Returns how messages call it: "the broker". */
    public String name() {
        return child.name();
    }

    /** Returns what it writes to standard output and error. */
    public LogFile log() {
        return child.log();
    }

    /** Returns the process id. */
    public long pid() {
        return child.pid();
    }

    /** Returns whether the process runs. */
    public boolean isAlive() {
        return child.isAlive();
    }

    /**
     * Checks that the process runs.
     *
     * @throws io.tributary.stack.process.ProcessDied when it does not; quotes its log
     */
    public void requireAlive() {
        child.requireAlive();
    }

    /** Ends it at once, as {@code kill -9} does, and returns when it is gone. */
    public void kill() {
        child.kill();
    }

    /** Ends it in an orderly way and returns when it is gone. */
    public void stop() {
        child.stop();
    }

    /** Starts it (again) and returns when it does its work. */
    public void start() {
        launch();
        awaitReady();
    }

    /** Starts it and returns at once. */
    void launch() {
        child.start();
    }

    /** Waits until it does its work. */
    void awaitReady() {
        child.awaitReady(START_LIMIT, readiness());
    }

    /** Stops it for good. */
    void close() {
        child.close();
    }
}
