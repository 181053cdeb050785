package io.tributary.it.reference;

import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.Connector;
import org.apache.kafka.connect.sink.SinkConnector;
import org.apache.kafka.connect.source.SourceConnector;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The reference page of one plugin folder: every class in it, every key, every metric. */
final class ReferencePage {
    private final PluginFolder plugin;

    ReferencePage(PluginFolder plugin) {
        this.plugin = plugin;
    }

    String fileName() {
        return plugin.module() + ".md";
    }

    String render() {
        try (URLClassLoader loader = plugin.open()) {
            StringBuilder page = new StringBuilder();
            page.append("# Reference: ").append(plugin.module()).append("\n\n");
            page.append("Generated from the code by the build; do not edit by hand. Plugin folder: `")
                    .append(plugin.path().getFileName())
                    .append("`.\n");
            classes(loader).forEach((names, config) -> renderClass(page, names, config));
            metricsOf(loader).forEach(page::append);
            return page.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Configuration by the names of the classes that share it: a transform's Key and Value do. */
    private static Map<String, ConfigDef> classes(ClassLoader loader) {
        Map<String, ConfigDef> found = new TreeMap<>();
        for (Class<? extends Connector> kind : List.of(SourceConnector.class, SinkConnector.class)) {
            ServiceLoader.load(kind, loader)
                    .forEach(it -> found.put("`" + it.getClass().getName() + "`", it.config()));
        }
        Map<String, List<Transformation<?>>> byOuterClass = new TreeMap<>();
        for (Transformation<?> it : ServiceLoader.load(Transformation.class, loader)) {
            String outer = it.getClass().getName().replaceFirst("\\$.*", "");
            byOuterClass.computeIfAbsent(outer, name -> new ArrayList<>()).add(it);
        }
        byOuterClass
                .values()
                .forEach(sharing -> found.put(
                        String.join(
                                ", ",
                                sharing.stream()
                                        .map(it -> "`" + it.getClass().getName() + "`")
                                        .sorted()
                                        .toList()),
                        sharing.get(0).config()));
        ServiceLoader.load(Predicate.class, loader)
                .forEach(it -> found.put("`" + it.getClass().getName() + "`", it.config()));
        return found;
    }

    private static void renderClass(StringBuilder page, String names, ConfigDef config) {
        page.append("\n## ").append(names).append("\n");
        Map<String, List<ConfigDef.ConfigKey>> byGroup = new LinkedHashMap<>();
        config.configKeys().values().stream()
                .filter(key -> !key.internalConfig)
                .sorted(Comparator.comparingInt((ConfigDef.ConfigKey key) -> groupRank(config, key))
                        .thenComparingInt(key -> key.orderInGroup)
                        .thenComparing(key -> key.name))
                .forEach(key -> byGroup.computeIfAbsent(String.valueOf(key.group), group -> new ArrayList<>())
                        .add(key));
        byGroup.forEach((group, keys) -> {
            if (!"null".equals(group)) {
                page.append("\n### ").append(group).append("\n");
            }
            keys.forEach(key -> renderKey(page, key));
        });
        if (byGroup.isEmpty()) {
            page.append("\nNo configuration.\n");
        }
    }

    private static int groupRank(ConfigDef config, ConfigDef.ConfigKey key) {
        return config.groups().indexOf(key.group);
    }

    private static void renderKey(StringBuilder page, ConfigDef.ConfigKey key) {
        page.append("\n#### `")
                .append(key.name)
                .append("`\n\n")
                .append(key.documentation.strip())
                .append("\n\n");
        page.append("- type: ").append(key.type.name().toLowerCase(Locale.ROOT)).append("\n");
        page.append("- default: ").append(defaultOf(key)).append("\n");
        describedValidator(key)
                .ifPresent(valid -> page.append("- valid: ").append(valid).append("\n"));
        page.append("- importance: ")
                .append(key.importance.name().toLowerCase(Locale.ROOT))
                .append("\n");
    }

    /** What a validator says of itself. A bare lambda says nothing; the key's text has to give the rule then. */
    private static Optional<String> describedValidator(ConfigDef.ConfigKey key) {
        return Optional.ofNullable(key.validator)
                .map(Object::toString)
                .filter(text -> !text.isBlank() && !text.contains("$$Lambda"));
    }

    private static String defaultOf(ConfigDef.ConfigKey key) {
        if (!key.hasDefault()) {
            return "none, must be set";
        }
        if (key.defaultValue == null) {
            return "none";
        }
        String text = ConfigDef.convertToString(key.defaultValue, key.type);
        return text.isEmpty() ? "empty" : "`" + text + "`";
    }

    /** The metrics a connector declares in an enum next to it; a convention, so that this page never drifts. */
    private static List<String> metricsOf(ClassLoader loader) {
        List<String> tables = new ArrayList<>();
        for (Class<? extends Connector> kind : List.of(SourceConnector.class, SinkConnector.class)) {
            for (Connector connector : ServiceLoader.load(kind, loader)) {
                metricsEnum(connector).ifPresent(metrics -> tables.add(renderMetrics(metrics)));
            }
        }
        return tables;
    }

    private static Optional<Class<?>> metricsEnum(Connector connector) {
        try {
            String name = connector.getClass().getPackageName() + ".ConnectorMetric";
            return Optional.of(Class.forName(name, true, connector.getClass().getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static String renderMetrics(Class<?> metrics) {
        StringBuilder table = new StringBuilder("\n## Metrics\n\n| name | unit | meaning |\n| --- | --- | --- |\n");
        for (Object metric : metrics.getEnumConstants()) {
            table.append("| `")
                    .append(text(metric, "metricName"))
                    .append("` | ")
                    .append(text(metric, "unit"))
                    .append(" | ")
                    .append(text(metric, "description"))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static Object text(Object metric, String method) {
        try {
            return metric.getClass().getMethod(method).invoke(metric);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(metric.getClass().getName() + " needs a public method " + method + "()", e);
        }
    }
}
