package io.tributary.stack;

import io.tributary.stack.process.Ports;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a {@link LocalStack} shall consist of. Every setting has a default that suits a test on a small machine. */
public final class LocalStackBuilder {
    private Home home;
    private Path dataFolder;
    private final List<Path> plugins = new ArrayList<>();
    private List<Path> workerJars;
    private int workers = 1;
    private boolean questDb = true;
    private boolean stopsOnSignals = true;
    private final Map<String, String> brokerProperties = new HashMap<>();
    private final Map<String, String> workerProperties = new HashMap<>();
    private final Map<String, String> questDbProperties = new HashMap<>();
    private final Map<String, String> workerEnvironment = new HashMap<>();
    private final List<String> workerOptions = new ArrayList<>();
    private String brokerHeap = "512m";
    private String workerHeap = "512m";
    private String questDbHeap = "512m";

    LocalStackBuilder() {}

    /**
     * Chooses the build to run from.
     *
     * @param root where the build has put the jars; default {@link Home#find()}
     * @return this
     */
    public LocalStackBuilder home(Home root) {
        this.home = root;
        return this;
    }

    /**
     * Chooses where data and logs are kept.
     *
     * @param folder where data and logs are kept; default a fresh temporary folder that is removed at the end
     * @return this
     */
    public LocalStackBuilder dataFolder(Path folder) {
        this.dataFolder = folder;
        return this;
    }

    /**
     * Adds plugins.
     *
     * @param folders entries to add to the workers' {@code plugin.path}
     * @return this
     */
    public LocalStackBuilder plugins(List<Path> folders) {
        plugins.addAll(folders);
        return this;
    }

    /**
     * Chooses the number of workers.
     *
     * @param count number of workers in the Connect cluster, 0 or more; default 1
     * @return this
     */
    public LocalStackBuilder workers(int count) {
        this.workers = count;
        return this;
    }

    /**
     * Chooses the version of Connect.
     *
     * @param jars class path of the workers, to run another version of Connect; default {@link Home#kafkaJars()}
     * @return this
     */
    public LocalStackBuilder workerJars(List<Path> jars) {
        this.workerJars = List.copyOf(jars);
        return this;
    }

    /**
     * Sets a property of the workers.
     *
     * @param key setting of the workers, such as {@code exactly.once.source.support}
     * @param value its value
     * @return this
     */
    public LocalStackBuilder workerProperty(String key, String value) {
        workerProperties.put(key, value);
        return this;
    }

    /**
     * Sets an environment variable of the workers.
     *
     * @param name environment variable of the workers
     * @param value its value
     * @return this
     */
    public LocalStackBuilder workerEnvironment(String name, String value) {
        workerEnvironment.put(name, value);
        return this;
    }

    /**
     * Adds an option of the workers' JVM.
     *
     * @param option option of the workers' JVM
     * @return this
     */
    public LocalStackBuilder workerOption(String option) {
        workerOptions.add(option);
        return this;
    }

    /**
     * Limits the workers' heap.
     *
     * @param size largest heap of each worker, {@code 512m}
     * @return this
     */
    public LocalStackBuilder workerHeap(String size) {
        this.workerHeap = size;
        return this;
    }

    /**
     * Sets a property of the broker.
     *
     * @param key setting of the broker
     * @param value its value
     * @return this
     */
    public LocalStackBuilder brokerProperty(String key, String value) {
        brokerProperties.put(key, value);
        return this;
    }

    /**
     * Limits the broker's heap.
     *
     * @param size largest heap of the broker, {@code 512m}
     * @return this
     */
    public LocalStackBuilder brokerHeap(String size) {
        this.brokerHeap = size;
        return this;
    }

    /** Leaves QuestDB out. */
    public LocalStackBuilder withoutQuestDb() {
        this.questDb = false;
        return this;
    }

    /**
     * Sets a property of QuestDB.
     *
     * @param key setting of QuestDB's {@code server.conf}
     * @param value its value
     * @return this
     */
    public LocalStackBuilder questDbProperty(String key, String value) {
        questDbProperties.put(key, value);
        return this;
    }

    /**
     * Limits QuestDB's heap.
     *
     * @param size largest heap of QuestDB, {@code 512m}
     * @return this
     */
    public LocalStackBuilder questDbHeap(String size) {
        this.questDbHeap = size;
        return this;
    }

    /** Leaves it to the caller to close the stack on SIGINT and SIGTERM. */
    public LocalStackBuilder withoutShutdownHook() {
        this.stopsOnSignals = false;
        return this;
    }

    /**
     * Starts the stack and waits until all processes do their work.
     *
     * @return the running stack
     * @throws StackException when a process does not come up, with the last lines of its log; then nothing is left
     */
    public LocalStack start() {
        LocalStack stack = build();
        stack.start();
        return stack;
    }

    private LocalStack build() {
        Home found = home == null ? Home.find() : home;
        DataFolder data = dataFolder == null ? DataFolder.temporary() : DataFolder.kept(dataFolder);
        Ports ports = new Ports();
        try {
            Blueprint blueprint = new Blueprint(found, data, ports);
            Broker broker = BrokerFactory.create(blueprint, brokerHeap, brokerProperties);
            Optional<QuestDb> database = questDb
                    ? Optional.of(QuestDbFactory.create(blueprint, questDbHeap, questDbProperties))
                    : Optional.empty();
            WorkerFactory factory = new WorkerFactory(
                    workerJars == null ? found.kafkaJars() : workerJars,
                    workerHeap,
                    workerOptions,
                    plugins,
                    workerProperties,
                    workerEnvironment);
            List<Worker> cluster = IntStream.rangeClosed(1, workers)
                    .mapToObj(number -> factory.create(blueprint, number, broker.bootstrapServers()))
                    .toList();
            return new LocalStack(data, ports, broker, cluster, database, stopsOnSignals);
        } catch (RuntimeException | Error e) {
            ports.close();
            data.close();
            throw e;
        }
    }
}
