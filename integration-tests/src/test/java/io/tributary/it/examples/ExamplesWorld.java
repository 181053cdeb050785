package io.tributary.it.examples;

import io.tributary.it.plugin.PluginFolder;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import io.tributary.stack.LocalStackBuilder;
import io.tributary.stack.github.EventGenerator;
import io.tributary.stack.github.GitHubSimulator;
import io.tributary.stack.github.Pace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/**
 * What the examples run on: two workers set up by the worker.properties of the scenarios, a broker, QuestDB, a GitHub API,
 * and secrets in files and in the environment. A scenario runs once, whatever the number of tests of a class that look at it.
 */
final class ExamplesWorld implements AutoCloseable {
    /** The folder of secrets that the examples name; here it is elsewhere. */
    private static final String SECRETS = "/etc/tributary";

    static final String TOKEN = "a-token-of-the-simulator";
    /** Settings of a worker that are those of a machine. */
    private static final Set<String> OF_THE_MACHINE =
            Set.of("bootstrap.servers", "listeners", "rest.advertised.host.name", "plugin.path");

    private final Path secrets;
    private final GitHubSimulator github;
    private final LocalStack stack;
    private final Map<String, ScenarioRun> runs = new HashMap<>();
    private final Set<String> known = new HashSet<>();

    private ExamplesWorld(Path secrets, GitHubSimulator github, LocalStack stack) {
        this.secrets = secrets;
        this.github = github;
        this.stack = stack;
    }

    static ExamplesWorld start() {
        try {
            Path secrets = Files.createTempDirectory("tributary-secrets");
            GitHubSimulator github = GitHubSimulator.builder()
                    .events(new EventGenerator(3), Pace.perMinute(60))
                    .backlog(Scenarios.GITHUB_EVENTS, Duration.ofMinutes(5))
                    .pollInterval(Duration.ofSeconds(1))
                    .token(TOKEN, Instant.MAX)
                    .start();
            LocalStack stack = stack(secrets);
            ExamplesWorld world = new ExamplesWorld(secrets, github, stack);
            world.writeSecrets();
            return world;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalStack stack(Path secrets) {
        LocalStackBuilder builder = LocalStack.builder()
                .plugins(Home.find().pluginFolders())
                .workers(2)
                .workerEnvironment("GITHUB_TOKEN", TOKEN);
        workerProperties(secrets).forEach(builder::workerProperty);
        return builder.start();
    }

    private static Map<String, String> workerProperties(Path secrets) {
        Properties file = new Properties();
        try (var reader = Files.newBufferedReader(
                PluginFolder.home().resolve("config-examples/scenarios/several-workers/worker.properties"))) {
            file.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> properties = new HashMap<>();
        file.forEach((key, value) -> properties.put((String) key, here((String) value, secrets)));
        properties.keySet().removeAll(OF_THE_MACHINE);
        // One broker, and no time to lose.
        properties.replaceAll((key, value) -> key.endsWith(".replication.factor") ? "1" : value);
        properties.put("offset.flush.interval.ms", "1000");
        return properties;
    }

    private void writeSecrets() throws IOException {
        Files.writeString(
                secrets.resolve("questdb.properties"),
                "client.conf.string=http::addr=" + stack.questDb().address() + ";\n");
        Files.createDirectories(secrets.resolve("keys"));
        Files.writeString(secrets.resolve("keys/pseudonym.key"), "thirty-two bytes for a test only");
    }

    LocalStack stack() {
        return stack;
    }

    GitHubSimulator github() {
        return github;
    }

    /** A value as it stands in an example, with the folder of secrets that is there on this machine. */
    String here(String value) {
        return here(value, secrets);
    }

    private static String here(String value, Path secrets) {
        return value.replace(SECRETS, secrets.toString());
    }

    /** Starts a scenario, if that has not been done, and returns without waiting for rows. */
    synchronized ScenarioRun run(Scenario scenario) {
        return runs.computeIfAbsent(scenario.name(), name -> ScenarioRun.start(this, scenario));
    }

    /** Deletes all connectors. What they wrote stays, and so do their offsets: a scenario that runs again goes on. */
    synchronized void rest() {
        stack.connect().connectors().forEach(stack.connect()::delete);
        runs.clear();
    }

    /** Whether this is the first time that a scenario runs. */
    synchronized boolean isNew(Scenario scenario) {
        return known.add(scenario.name());
    }

    @Override
    public void close() throws IOException {
        stack.close();
        github.close();
        for (String file : new String[] {"keys/pseudonym.key", "keys", "questdb.properties", ""}) {
            Files.deleteIfExists(secrets.resolve(file));
        }
    }
}
