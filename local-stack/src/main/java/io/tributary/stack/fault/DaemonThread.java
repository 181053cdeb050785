package io.tributary.stack.fault;

/** Threads that do not keep a JVM alive. */
final class DaemonThread {
    private DaemonThread() {}

    static Thread of(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    static void start(String name, Runnable task) {
        of(name, task).start();
    }
}
