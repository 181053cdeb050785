package io.tributary.stack.github;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Runs a {@link GitHubSimulator} from a shell until it is ended. */
public final class GitHubSimulatorMain {
    private static final int USAGE = 2;
    private static final int CANNOT_START = 1;

    private GitHubSimulatorMain() {}

    /**
     * The command line.
     *
     * @param port port to listen on; 0 for a free one
     * @param recordings folder to play; the generator serves events when it is empty
     * @param eventsPerMinute pace of new events
     * @param backlog events already there at the start
     * @param pollIntervalSeconds value of {@code X-Poll-Interval}
     * @param seed of the generator
     * @param limits whether the rate limits of api.github.com hold
     */
    record Options(
            int port,
            Optional<Path> recordings,
            double eventsPerMinute,
            int backlog,
            int pollIntervalSeconds,
            long seed,
            boolean limits) {
        private static final Set<String> WITH_VALUE =
                Set.of("--port", "--recordings", "--events-per-minute", "--backlog", "--poll-interval", "--seed");

        static final String HELP = String.join(
                System.lineSeparator(),
                "Usage: GitHubSimulatorMain [--port N] [--recordings DIR] [--events-per-minute N] [--backlog N]",
                "                           [--poll-interval SECONDS] [--seed N] [--no-limits]",
                "Serves a GitHub events API on 127.0.0.1. What has been served: GET /_simulator/served");

        /** Reads the options; throws IllegalArgumentException with a sentence for the user. */
        static Options parse(List<String> arguments) {
            Map<String, String> given = new HashMap<>();
            for (Iterator<String> each = arguments.iterator(); each.hasNext(); ) {
                String option = each.next();
                if (!option.equals("--no-limits") && !WITH_VALUE.contains(option)) {
                    throw new IllegalArgumentException("Unknown option " + option + ".");
                }
                given.put(option, option.equals("--no-limits") ? "" : value(option, each));
            }
            return new Options(
                    whole(given, "--port", 0, 65_535),
                    Optional.ofNullable(given.get("--recordings")).map(Options::folder),
                    whole(given, "--events-per-minute", 300, 1_000_000),
                    whole(given, "--backlog", 30, Timeline.WINDOW),
                    whole(given, "--poll-interval", 60, 3600),
                    whole(given, "--seed", 1, Integer.MAX_VALUE),
                    !given.containsKey("--no-limits"));
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new IllegalArgumentException("Option " + option + " needs a value.");
            }
            return rest.next();
        }

        private static int whole(Map<String, String> given, String option, int otherwise, int max) {
            String value = given.getOrDefault(option, Integer.toString(otherwise));
            if (!value.matches("[0-9]{1,10}") || Long.parseLong(value) > max) {
                throw new IllegalArgumentException(
                        "Option " + option + " needs a whole number from 0 to " + max + ", not \"" + value + "\".");
            }
            return Integer.parseInt(value);
        }

        private static Path folder(String value) {
            Path folder = Path.of(value);
            if (!Files.isDirectory(folder)) {
                throw new IllegalArgumentException("The recordings folder " + value + " does not exist.");
            }
            return folder;
        }
    }

    /**
     * Starts the simulator and waits.
     *
     * @param arguments see {@code --help}
     * @throws InterruptedException if the wait is interrupted
     */
    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.println(Options.HELP);
            return;
        }
        int status = run(List.of(arguments), System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
        Thread.currentThread().join();
    }

    static int run(List<String> arguments, PrintStream out, PrintStream err) {
        try {
            GitHubSimulator simulator = start(Options.parse(arguments));
            out.println("GitHub simulator at " + simulator.uri() + " (served so far: " + simulator.uri()
                    + "/_simulator/status). Ctrl-C ends it.");
            return 0;
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(Options.HELP);
            return USAGE;
        } catch (IOException e) {
            err.println("The simulator cannot start: " + e.getMessage());
            return CANNOT_START;
        }
    }

    private static GitHubSimulator start(Options options) throws IOException {
        EventSource source = options.recordings().isPresent()
                ? Recordings.play(options.recordings().get())
                : new EventGenerator(options.seed());
        GitHubSimulatorBuilder builder = GitHubSimulator.builder()
                .port(options.port())
                .events(source, Pace.perMinute(options.eventsPerMinute()))
                .backlog(options.backlog(), Duration.ofMinutes(5))
                .pollInterval(Duration.ofSeconds(options.pollIntervalSeconds()))
                .forgetBodies();
        return options.limits() ? builder.start() : builder.withoutLimits().start();
    }
}
