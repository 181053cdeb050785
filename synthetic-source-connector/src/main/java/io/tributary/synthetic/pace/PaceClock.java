package io.tributary.synthetic.pace;

/** The time a task is paced by, and the way it waits. */
public interface PaceClock {
    /** Nanoseconds since 1970-01-01 UTC; never goes back while the task runs. */
    long epochNanos();

    /**
     * Waits for the given time, or until {@link #release()}.
     *
     * @param nanos nanoseconds to wait
     * @return whether it was released
     * @throws InterruptedException when the thread is interrupted
     */
    boolean await(long nanos) throws InterruptedException;

    /** Ends the wait that is under way and every later one at once. */
    void release();
}
