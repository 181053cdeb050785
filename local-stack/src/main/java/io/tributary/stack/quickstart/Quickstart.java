package io.tributary.stack.quickstart;

import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import io.tributary.stack.LocalStackBuilder;
import io.tributary.stack.StackException;
import io.tributary.stack.process.Ports;
import io.tributary.stack.quickstart.page.PageData;
import io.tributary.stack.quickstart.page.PageServer;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The program behind {@code ./quickstart}. */
public final class Quickstart {
    /** System property with the id of the process whose end ends the quickstart. */
    static final String PARENT = "tributary.parent";

    private static final URI GITHUB = URI.create("https://api.github.com");
    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;
    /** Status of a process ended by SIGINT, as shells report it. */
    private static final int INTERRUPTED = 130;

    private final Options options;
    private final Home home;
    private final Console console;
    private final Lifeline lifeline;

    private Quickstart(Options options, Home home, Console console, Lifeline lifeline) {
        this.options = options;
        this.home = home;
        this.console = console;
        this.lifeline = lifeline;
    }

    /**
     * Runs the quickstart and ends the process.
     *
     * @param arguments see {@code --help}
     */
    public static void main(String[] arguments) {
        Console console = new Console(utf8(FileDescriptor.out), utf8(FileDescriptor.err));
        Lifeline lifeline = new Lifeline();
        lifeline.end(run(List.of(arguments), console, lifeline));
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    private static int run(List<String> arguments, Console console, Lifeline lifeline) {
        Options options;
        try {
            options = Options.parse(arguments);
        } catch (UsageException e) {
            console.complain(e.getMessage() + " ./quickstart --help lists the options.");
            return WRONG_USAGE;
        }
        lifeline.listen();
        String parent = System.getProperty(PARENT, "");
        if (!parent.isEmpty()) {
            lifeline.follow(Long.parseLong(parent));
        }
        try {
            return new Quickstart(options, Home.find(), console, lifeline).run();
        } catch (StackException e) {
            console.complain(lifeline.isStopRequested() ? "Stopped before the pipeline ran." : e.getMessage());
            return lifeline.isStopRequested() ? INTERRUPTED : FAILED;
        }
    }

    private int run() {
        Session.Outcome outcome;
        try (GitHubFeed feed = Network.feed(options, System.getenv(), GITHUB);
                LocalStack stack = startStack()) {
            outcome = run(feed, stack);
            lifeline.settle();
            if (!outcome.problems().isEmpty()) {
                stack.keepLogs();
            }
            console.say("Stopping.");
        }
        outcome.problems().forEach(console::complain);
        if (options.json()) {
            console.say(outcome.report().json());
        }
        return outcome.problems().isEmpty() ? OK : FAILED;
    }

    private Session.Outcome run(GitHubFeed feed, LocalStack stack) {
        Pipeline pipeline =
                new Pipeline(stack, home.root().resolve("config-examples/connectors"), feed, options.rate());
        Progress progress = new Progress(stack, List.of(Table.GITHUB, Table.IOT));
        PageData data =
                new PageData(stack.questDb().sql()::query, progress::seen, pipeline::statuses, InstantSource.system());
        try (Ports ports = new Ports();
                PageServer page = PageServer.start(ports.take(Welcome.USUAL_PAGE_PORT), data)) {
            new Welcome(console, options).print(stack, page.uri(), pipeline, feed);
            startPipeline(stack, pipeline);
            return new Session(stack, pipeline, progress, feed, console, lifeline).run(options.duration());
        }
    }

    private LocalStack startStack() {
        Path folder = options.data().orElse(Path.of(System.getProperty("java.io.tmpdir")));
        new DiskSpace(folder).requireEnoughToStart();
        console.say("Starting a Kafka broker, a Connect worker and QuestDB on 127.0.0.1 ...");
        long start = System.nanoTime();
        LocalStackBuilder builder = LocalStack.builder()
                .home(home)
                .plugins(home.pluginFolders())
                .withoutShutdownHook()
                // A run that goes on for days must not fill the disk with what QuestDB already has.
                .brokerProperty("log.segment.bytes", String.valueOf(64 * 1024 * 1024))
                .brokerProperty("log.retention.bytes", String.valueOf(512 * 1024 * 1024))
                .workerProperty("config.providers", "env")
                .workerProperty(
                        "config.providers.env.class", "org.apache.kafka.common.config.provider.EnvVarConfigProvider")
                .workerProperty("config.providers.env.param.allowlist.pattern", Network.TOKEN);
        options.data().ifPresent(builder::dataFolder);
        LocalStack stack = builder.start();
        console.say("Started in %.1f s.", (System.nanoTime() - start) / 1e9);
        return stack;
    }

    private void startPipeline(LocalStack stack, Pipeline pipeline) {
        try {
            pipeline.start();
        } catch (StackException e) {
            stack.keepLogs();
            stack.requireAlive();
            throw new StackException(e.getMessage() + "\n    The logs are in " + stack.logs() + ".", e);
        }
    }
}
