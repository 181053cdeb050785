package io.tributary.stack;

import io.tributary.stack.connect.ConnectClient;
import io.tributary.stack.kafka.Topics;
import io.tributary.stack.process.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker, Connect workers and QuestDB on 127.0.0.1, each in a JVM of its own.
 *
 * <pre>{@code
 * try (LocalStack stack = LocalStack.builder().plugins(Home.find().pluginFolders()).start()) {
 *     stack.connect().create("my-sink", config);
 *     stack.connect().awaitRunning("my-sink", Duration.ofSeconds(30));
 *     stack.questDb().sql().awaitCount("my_table", Duration.ofSeconds(30), rows -> rows == 100);
 * }
 * }</pre>
 *
 * <p>Nothing is left behind: closing stops the processes and removes the data (unless a data folder was given), a
 * shutdown hook does the same on SIGINT and SIGTERM, and after {@code kill -9} of this process the children end by
 * themselves.
 */
public final class LocalStack implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalStack.class);

    private final DataFolder data;
    private final Ports ports;
    private final Broker broker;
    private final List<Worker> workers;
    private final Optional<QuestDb> questDb;
    private final Thread shutdownHook = new Thread(this::close, "stop-local-stack");
    private final boolean stopsOnSignals;
    private boolean closed;

    LocalStack(
            DataFolder data,
            Ports ports,
            Broker broker,
            List<Worker> workers,
            Optional<QuestDb> questDb,
            boolean stopsOnSignals) {
        this.stopsOnSignals = stopsOnSignals;
        this.data = data;
        this.ports = ports;
        this.broker = broker;
        this.workers = List.copyOf(workers);
        this.questDb = questDb;
    }

    /** Returns a builder for one broker, one worker without plugins and QuestDB. */
    public static LocalStackBuilder builder() {
        return new LocalStackBuilder();
    }

    /** Starts all processes at the same time and waits until they do their work; on failure stops them all. */
    void start() {
        if (stopsOnSignals) {
            Runtime.getRuntime().addShutdownHook(shutdownHook);
        }
        try {
            // The broker comes last: it may have to be formatted first, and the others wait for it anyway.
            questDb.ifPresent(StackProcess::launch);
            workers.forEach(StackProcess::launch);
            broker.launch();
            processes().forEach(StackProcess::awaitReady);
        } catch (RuntimeException | Error e) {
            if (!Thread.currentThread().isInterrupted()) {
                keepLogs();
            }
            close();
            throw e;
        }
    }

    /** Returns the processes in the order in which they depend on each other. */
    public List<StackProcess> processes() {
        List<StackProcess> processes = new ArrayList<>();
        processes.add(broker);
        questDb.ifPresent(processes::add);
        processes.addAll(workers);
        return processes;
    }

    /** Returns addresses of the broker for clients. */
    public String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Returns the broker. */
    public Broker broker() {
        return broker;
    }

    /** Returns topics of the broker. */
    public Topics topics() {
        return broker.topics();
    }

    /** Returns the workers. */
    public List<Worker> workers() {
        return workers;
    }

    /**
     * Returns the worker.
     *
     * @param index number of a worker, from 0
     * @return the worker
     */
    public Worker worker(int index) {
        return workers.get(index);
    }

    /** Returns the REST API of the Connect cluster; asks the first worker that answers. */
    public ConnectClient connect() {
        return new ConnectClient(workers.stream().map(Worker::uri).toList());
    }

    /**
     * Returns QuestDB.
     *
     * @throws StackException when the stack was built without
     */
    public QuestDb questDb() {
        return questDb.orElseThrow(() -> new StackException("This stack was built without QuestDB."));
    }

    /** Returns the folder of the log files, one per process. */
    public Path logs() {
        return data.logs();
    }

    /** Returns the folder in which the processes keep their data. */
    public Path data() {
        return data.root();
    }

    /** Lets the log files stay when the stack is closed, even where its data is removed. */
    public void keepLogs() {
        data.keepLogs();
    }

    /**
     * Checks that all processes run.
     *
     * @throws io.tributary.stack.process.ProcessDied when one does not; quotes its log
     */
    public void requireAlive() {
        processes().forEach(StackProcess::requireAlive);
    }

    /** Stops all processes, first those that use the others, and gives back ports and data folder. */
    @Override
    public void close() {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        removeShutdownHook();
        // The workers need the broker to leave in order; QuestDB needs nobody.
        workers.parallelStream().forEach(StackProcess::close);
        Stream.concat(Stream.of(broker), questDb.stream()).parallel().forEach(StackProcess::close);
        ports.close();
        try {
            data.close();
        } catch (RuntimeException e) {
            LOG.warn("The folder {} was not removed: {}", data.root(), e.getMessage());
        }
    }

    private void removeShutdownHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down: the hook is what runs now, or will find nothing to do.
        }
    }
}
