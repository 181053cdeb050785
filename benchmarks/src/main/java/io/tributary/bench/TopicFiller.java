package io.tributary.bench;

import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A program that fills a topic as fast as it can, until it is stopped. */
interface TopicFiller {
    /** What the result calls it. */
    String name();

    /** The entries of {@code plugin.path} that it needs. */
    List<Path> plugins();

    /** Starts to fill a topic that exists, and returns while that goes on. */
    Filling start(LocalStack stack, String topic) throws IOException;

    /**
     * A topic is being filled.
     *
     * @param processName how messages call the process that does the work
     * @param pid the process that does the work
     * @param stop ends it
     */
    record Filling(String processName, long pid, Runnable stop) implements AutoCloseable {
        ProcessMeter meter() {
            return new ProcessMeter(processName, pid);
        }

        @Override
        public void close() {
            stop.run();
        }
    }
}
