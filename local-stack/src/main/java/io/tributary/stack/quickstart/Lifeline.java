package io.tributary.stack.quickstart;

import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * How the run ends before its time: by Ctrl-C, SIGTERM, or because the process that started it is gone.
 *
 * <p>The JVM answers a signal by running shutdown hooks. The hook of this class asks the main thread to end in order
 * and waits for it; then the process ends with the status that the main thread found.
 */
final class Lifeline {
    private static final long PATIENCE_SECONDS = 60;
    private static final int HUNG = 1;

    private final Thread main = Thread.currentThread();
    private final CountDownLatch stop = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean settled;
    private volatile int status = HUNG;

    /** Listens to signals from now on. */
    void listen() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::endInOrder, "end-in-order"));
    }

    /**
     * Ends with another process.
     *
     * @param pid the process whose end ends this one
     */
    void follow(long pid) {
        Optional<ProcessHandle> parent = ProcessHandle.of(pid);
        if (parent.isEmpty()) {
            exit();
            return;
        }
        var unused = parent.get().onExit().thenRun(Lifeline::exit);
    }

    private static void exit() {
        new Thread(() -> System.exit(HUNG), "parent-is-gone").start();
    }

    private void endInOrder() {
        requestStop();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                status = HUNG;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(status);
    }

    /** Asks the main thread to end, and wakes it from whatever it waits for. */
    synchronized void requestStop() {
        stop.countDown();
        if (!settled) {
            settled = true;
            main.interrupt();
        }
    }

    /** Returns whether the main thread was asked to end. */
    boolean isStopRequested() {
        return stop.getCount() == 0;
    }

    /**
     * Waits.
     *
     * @param nanos how long; nothing when negative
     * @return whether to go on; false as soon as the end is asked for
     */
    boolean pause(long nanos) {
        try {
            return !stop.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            return !isStopRequested();
        }
    }

    /** Called by the main thread when it starts to end: from now on nothing interrupts it. */
    synchronized void settle() {
        settled = true;
        Thread.interrupted();
    }

    /**
     * Ends the process; called by the main thread as its last act.
     *
     * @param result exit status
     */
    void end(int result) {
        status = result;
        ended.countDown();
        System.exit(result);
    }
}
