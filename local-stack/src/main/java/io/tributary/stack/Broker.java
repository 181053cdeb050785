package io.tributary.stack;

import io.tributary.stack.kafka.Topics;
import io.tributary.stack.process.ChildProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** A Kafka broker in KRaft mode, alone in its cluster. */
public final class Broker extends StackProcess {
    private final ChildProcess format;
    private final Path formatted;
    private final int port;
    private final Topics topics;

    /**
     * A process that is not started yet.
     *
     * @param format writes the file {@code formatted} into an empty data folder and ends
     * @param formatted there when the data folder is formatted
     * @param child the broker itself
     * @param port where it listens
     */
    Broker(ChildProcess format, Path formatted, ChildProcess child, int port) {
        super(child);
        this.format = format;
        this.formatted = formatted;
        this.port = port;
        this.topics = new Topics(bootstrapServers());
    }

    /** Returns its address for clients, {@code 127.0.0.1:9092}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /** Returns its topics. */
    public Topics topics() {
        return topics;
    }

    @Override
    void launch() {
        if (!Files.exists(formatted)) {
            format.start();
            format.awaitEnd();
        }
        super.launch();
    }

    @Override
    Callable<Boolean> readiness() {
        return () -> !topics.admin()
                .describeCluster()
                .nodes()
                .get(2, TimeUnit.SECONDS)
                .isEmpty();
    }

    @Override
    void close() {
        topics.close();
        format.close();
        super.close();
    }
}
