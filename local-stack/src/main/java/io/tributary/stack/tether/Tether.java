package io.tributary.stack.tether;

import java.io.IOException;

/**
 * A Java agent that ends its JVM when the process that started it is gone.
 *
 * <p>The parent holds the other end of standard input and never writes to it. However the parent ends, {@code kill -9}
 * included, the operating system closes that pipe, the read below returns, and the JVM halts. Nothing else is loaded
 * from this jar, so the class path of the tethered program stays its own.
 */
public final class Tether {
    /** Exit status of a JVM that halted because its parent was gone: that of a process ended by SIGTERM. */
    private static final int PARENT_GONE = 143;

    private Tether() {}

    /**
     * Called by the JVM before the main class.
     *
     * @param arguments unused
     */
    public static void premain(String arguments) {
        Thread watcher = new Thread(Tether::haltWhenParentIsGone, "tether");
        watcher.setDaemon(true);
        watcher.start();
    }

    private static void haltWhenParentIsGone() {
        try {
            while (System.in.read() >= 0) {
                // Whatever arrives is not for us; only the end counts.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
