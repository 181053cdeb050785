package io.tributary.stack.process;

import io.tributary.stack.Await;
import io.tributary.stack.StackException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One child JVM: started, watched, stopped, killed and started again.
 *
 * <p>Its standard output and error go to a log file. Its standard input is a pipe held by this process, which the
 * {@link io.tributary.stack.tether.Tether} in the child watches. Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildProcess.class);
    private static final Duration POLITE_STOP = Duration.ofSeconds(15);
    private static final int QUOTED_LINES = 8;
    /** What is added to the number of the signal that ended a process, to make its status. */
    private static final int SIGNALLED = 128;

    private final String name;
    private final JavaProgram program;
    private final LogFile log;
    private Process process;
    private boolean closed;

    /**
     * A process that is not started yet.
     *
     * @param name how messages call it: "the broker"
     * @param program what to run
     * @param log where its output goes; appended to
     */
    public ChildProcess(String name, JavaProgram program, LogFile log) {
        this.name = name;
        this.program = program;
        this.log = log;
    }

    /** Returns how messages call it. */
    public String name() {
        return name;
    }

    /** Returns where its output goes. */
    public LogFile log() {
        return log;
    }

    /**
     * Starts the process and returns at once; see {@link #awaitReady}.
     *
     * @throws StackException when it runs already, was closed or cannot be started
     */
    public synchronized void start() {
        if (closed) {
            throw new StackException(name + " is not started: the stack is being stopped.");
        }
        if (isAlive()) {
            throw new StackException(name + " runs already, process " + process.pid() + ".");
        }
        ProcessBuilder builder = new ProcessBuilder(program.command()).redirectErrorStream(true);
        builder.environment().putAll(program.environment());
        // Options meant for this JVM (debugger, coverage, heap) are not meant for its children.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
        try {
            Files.createDirectories(log.path().getParent());
            builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.path().toFile()));
            process = builder.start();
        } catch (IOException e) {
            throw new StackException(name + " cannot be started: " + e.getMessage(), e);
        }
        LOG.debug("{} is process {}, log {}", name, process.pid(), log.path());
    }

    /**
     * Waits until the process does its work.
     *
     * @param limit how long to wait at most
     * @param probe returns true when it is ready; may throw while it is not
     * @throws StackException when the process ends or the time is over; quotes the last lines of its log
     */
    public void awaitReady(Duration limit, Callable<Boolean> probe) {
        try {
            Await.until(name + " is ready", limit, probe, ready -> ready, this::requireAlive);
        } catch (StackException e) {
            throw e instanceof ProcessDied ? e : new StackException(e.getMessage() + quoteLog(), e);
        }
    }

    /**
     * Checks that the process runs.
     *
     * @throws ProcessDied when it does not; quotes the last lines of its log
     */
    public synchronized void requireAlive() {
        if (!isAlive()) {
            String status = process == null ? "was never started" : describe(process.exitValue());
            throw new ProcessDied(name, name + " " + status + "." + quoteLog());
        }
    }

    private static String describe(int status) {
        return switch (status) {
            case SIGNALLED + 9 -> "was killed (signal 9); when nobody did that, the machine may have run out of memory";
            case SIGNALLED + 15 -> "was ended by signal 15";
            default -> "ended with status " + status;
        };
    }

    private String quoteLog() {
        List<String> lines = log.lastTrouble(QUOTED_LINES);
        return " Its log is " + log.path()
                + (lines.isEmpty() ? " and is empty." : "; from its end:\n    " + String.join("\n    ", lines));
    }

    /** Returns whether the process runs. */
    public synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /**
     * Returns the process id.
     *
     * * @throws StackException when it was never started
     */
    public long pid() {
        return process().pid();
    }

    private synchronized Process process() {
        if (process == null) {
            throw new StackException(name + " was never started.");
        }
        return process;
    }

    /** Ends the process at once, as {@code kill -9} does, and returns when it is gone. Does nothing when it is. */
    public synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** Asks the process to end (SIGTERM), kills it when it does not within 15 s, and returns when it is gone. */
    public void stop() {
        stop(POLITE_STOP);
    }

    synchronized void stop(Duration patience) {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.debug("{} did not end within {} s, killing it", name, patience.toSeconds());
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for a process that ends by itself.
     *
     * @throws ProcessDied when it ends with a status other than 0; quotes the last lines of its log
     */
    public void awaitEnd() {
        Process running = process();
        try {
            if (running.waitFor() != 0) {
                requireAlive();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("Interrupted while waiting for the end of " + name, e);
        }
    }

    /** Stops the process for good: it cannot be started again. */
    @Override
    public synchronized void close() {
        closed = true;
        stop();
    }
}
