package io.tributary.doctor;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the user asked for.
 *
 * @param file the connector's configuration
 * @param connect address of a Connect worker
 * @param bootstrap addresses of brokers
 * @param records how many records of each topic to look at
 * @param settings settings that replace or add to those of the file
 * @param clientConfig properties for Kafka's clients, for clusters with security
 * @param plugins folders with more plugins: converters and transforms of others
 * @param json whether to print the report as JSON
 */
record Options(
        Path file,
        URI connect,
        String bootstrap,
        int records,
        Map<String, String> settings,
        Optional<Path> clientConfig,
        List<Path> plugins,
        boolean json) {
    static final int MAX_RECORDS = 10_000;

    /**
     * Reads the command line.
     *
     * @param arguments the arguments behind {@code doctor}
     * @return what they ask for
     * @throws UsageException when they are wrong
     */
    static Options parse(List<String> arguments) {
        return new Parser().parse(arguments);
    }

    /** What has been read so far. */
    private static final class Parser {
        private Path file;
        private URI connect = URI.create("http://127.0.0.1:8083");
        private String bootstrap = "127.0.0.1:9092";
        private int records = 100;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private Optional<Path> clientConfig = Optional.empty();
        private final List<Path> plugins = new ArrayList<>();
        private boolean json;

        Options parse(List<String> arguments) {
            Iterator<String> rest = arguments.iterator();
            while (rest.hasNext()) {
                take(rest.next(), rest);
            }
            if (file == null) {
                throw new UsageException("Name the file with the sink's configuration.");
            }
            return new Options(
                    file, connect, bootstrap, records, Map.copyOf(settings), clientConfig, List.copyOf(plugins), json);
        }

        private void take(String argument, Iterator<String> rest) {
            switch (argument) {
                case "--connect" -> connect = address(value(argument, rest));
                case "--bootstrap" -> bootstrap = value(argument, rest);
                case "--records" -> records = number(value(argument, rest));
                case "--set" -> set(value(argument, rest));
                case "--client-config" -> clientConfig = Optional.of(existing(argument, value(argument, rest)));
                case "--plugins" -> plugins.add(existing(argument, value(argument, rest)));
                case "--json" -> json = true;
                default -> takeFile(argument);
            }
        }

        private void takeFile(String argument) {
            if (argument.startsWith("-")) {
                throw new UsageException("Unknown option " + argument + ".");
            }
            if (file != null) {
                throw new UsageException("One file at a time: " + file + " and " + argument + " are two.");
            }
            file = path(argument);
        }

        private void set(String setting) {
            int equals = setting.indexOf('=');
            if (equals < 1) {
                throw new UsageException("Option --set needs KEY=VALUE.");
            }
            settings.put(setting.substring(0, equals), setting.substring(equals + 1));
        }

        private static String value(String option, Iterator<String> rest) {
            if (!rest.hasNext()) {
                throw new UsageException("Option " + option + " needs a value.");
            }
            String value = rest.next();
            if (value.isBlank()) {
                throw new UsageException("Option " + option + " needs a value that is not blank.");
            }
            return value;
        }

        private static URI address(String text) {
            try {
                URI uri = new URI(text);
                if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                    return uri;
                }
            } catch (URISyntaxException e) {
                // Said below.
            }
            throw new UsageException("Option --connect needs an address such as http://127.0.0.1:8083.");
        }

        private static int number(String text) {
            try {
                int number = Integer.parseInt(text);
                if (number >= 1 && number <= MAX_RECORDS) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // Said below.
            }
            throw new UsageException("Option --records needs a whole number from 1 to " + MAX_RECORDS + ".");
        }

        private static Path existing(String option, String text) {
            Path path = path(text);
            if (!Files.exists(path)) {
                throw new UsageException("Option " + option + " names " + path + ", which does not exist.");
            }
            return path;
        }

        private static Path path(String text) {
            try {
                return Path.of(text);
            } catch (InvalidPathException e) {
                throw new UsageException("\"" + text + "\" cannot be the name of a file.", e);
            }
        }
    }
}
