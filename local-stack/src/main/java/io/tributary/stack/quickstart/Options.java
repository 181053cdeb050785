package io.tributary.stack.quickstart;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param duration how long to run; absent: until Ctrl-C
 * @param offline whether to use the simulator even when GitHub can be reached
 * @param rate IoT events per second
 * @param data folder to keep the data in; absent: a temporary one
 * @param recordings folder of recorded events for the simulator; absent: it makes events up
 * @param json whether to print the result as JSON
 */
record Options(
        Optional<Duration> duration,
        boolean offline,
        int rate,
        Optional<Path> data,
        Optional<Path> recordings,
        boolean json) {
    /** A tenth of the rate of the talk that this pipeline comes from: easy on a laptop that has other work. */
    static final int DEFAULT_RATE = 15_000;

    private static final int MAX_RATE = 10_000_000;
    private static final int MAX_SECONDS = 365 * 24 * 3600;

    /**
     * Reads the command line.
     *
     * @param arguments the arguments
     * @return what they ask for
     * @throws UsageException when they are wrong
     */
    static Options parse(List<String> arguments) {
        Options options = new Options(Optional.empty(), false, DEFAULT_RATE, Optional.empty(), Optional.empty(), false);
        Iterator<String> rest = arguments.iterator();
        while (rest.hasNext()) {
            options = options.with(rest.next(), rest);
        }
        return options;
    }

    private Options with(String option, Iterator<String> rest) {
        return switch (option) {
            case "--for" ->
                new Options(
                        Optional.of(Duration.ofSeconds(number(option, rest, MAX_SECONDS))),
                        offline,
                        rate,
                        data,
                        recordings,
                        json);
            case "--offline" -> new Options(duration, true, rate, data, recordings, json);
            case "--rate" -> new Options(duration, offline, number(option, rest, MAX_RATE), data, recordings, json);
            case "--data" -> new Options(duration, offline, rate, Optional.of(path(option, rest)), recordings, json);
            case "--recordings" -> new Options(duration, true, rate, data, Optional.of(folder(option, rest)), json);
            case "--json" -> new Options(duration, offline, rate, data, recordings, true);
            default -> throw new UsageException("Unknown option " + option + ".");
        };
    }

    private static String value(String option, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new UsageException("Option " + option + " needs a value.");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest, int max) {
        String value = value(option, rest);
        int number;
        try {
            number = Integer.parseInt(value);
        } catch (NumberFormatException e) {
            number = 0;
        }
        if (number < 1 || number > max) {
            throw new UsageException(
                    "Option " + option + " needs a whole number from 1 to " + max + ", not \"" + value + "\".");
        }
        return number;
    }

    private static Path path(String option, Iterator<String> rest) {
        String value = value(option, rest);
        if (value.isBlank()) {
            throw new UsageException("Option " + option + " needs the name of a folder.");
        }
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UsageException("Option " + option + " needs the name of a folder, not \"" + value + "\".");
        }
    }

    private static Path folder(String option, Iterator<String> rest) {
        Path path = path(option, rest);
        if (!Files.isDirectory(path)) {
            throw new UsageException("Option " + option + " needs a folder that exists, not \"" + path + "\".");
        }
        return path;
    }
}
