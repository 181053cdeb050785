package org.openjdk.jmh;

/** Takes JMH's place in a test: says which process it is, and never comes to an end by itself. */
public final class Main {
    private Main() {}

    /** Runs until it is ended. */
    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("JMH is process " + ProcessHandle.current().pid());
        Thread.currentThread().join();
    }
}
