package io.tributary.it.examples;

import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The metrics that dashboards, alert rules and documentation speak of. */
final class MetricNames {
    private static final Pattern NAME = Pattern.compile("\\b(kafka_(?:connect|consumer)_\\w+|questdb_\\w+)\\b");

    /** Words of that form that are no metrics: the tables that Telegraf writes. */
    private static final Set<String> TABLES = Set.of("questdb_metrics");

    private MetricNames() {}

    /** All of them that start with a word. */
    static Set<String> startingWith(String prefix) {
        Set<String> names = new TreeSet<>();
        Stream.concat(
                        Dashboard.all().stream().flatMap(dashboard -> dashboard.expressions().stream()),
                        Stream.of(
                                        "docs/observability.md",
                                        "config-examples/observability/prometheus/alerts.yml",
                                        "config-examples/observability/prometheus/alerts.test.yml")
                                .map(MetricNames::text))
                .forEach(text -> addNames(text, names));
        names.removeIf(name -> !name.startsWith(prefix) || TABLES.contains(name));
        return names;
    }

    private static void addNames(String text, Set<String> names) {
        Matcher name = NAME.matcher(text);
        while (name.find()) {
            names.add(name.group(1));
        }
    }

    /** The metrics of a plugin, as its reference page lists them, by the names that the exporter gives them. */
    static List<String> ofReference(String page) {
        return text("docs/reference/" + page)
                .lines()
                .dropWhile(line -> !line.equals("## Metrics"))
                .filter(line -> line.startsWith("| `") && !line.contains("KIND"))
                .map(line -> line.substring(3, line.indexOf('`', 3)))
                .map(name -> "kafka_connect_plugin_" + name.replace('-', '_'))
                .toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(PluginFolder.home().resolve(Path.of(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
