package io.tributary.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;

/** The transforms of the configuration, with their predicates, in order. */
final class TransformChain implements AutoCloseable {
    private final List<Link> links = new ArrayList<>();

    /** One transform and when it applies. */
    private record Link(
            String name, Transformation<SinkRecord> transform, Predicate<SinkRecord> predicate, boolean negate) {
        boolean applies(SinkRecord item) {
            return predicate == null || predicate.test(item) != negate;
        }
    }

    /**
     * Makes and configures them.
     *
     * @throws UnreadableException when a class is not there or refuses its settings
     */
    TransformChain(SinkFile sink, PluginLoader plugins) {
        for (String name : sink.get("transforms", "").split(",", -1)) {
            if (!name.isBlank()) {
                links.add(link(sink, plugins, name.trim()));
            }
        }
    }

    @SuppressWarnings("unchecked") // a transform takes any record, as a worker relies on too
    private static Link link(SinkFile sink, PluginLoader plugins, String name) {
        String prefix = "transforms." + name + ".";
        Transformation<SinkRecord> transform =
                plugins.create(prefix + "type", sink.get(prefix + "type", ""), Transformation.class);
        configure(prefix + "type", () -> transform.configure(settings(sink, prefix)));
        String predicateName = sink.get(prefix + "predicate", "");
        Predicate<SinkRecord> predicate = predicateName.isBlank() ? null : predicate(sink, plugins, predicateName);
        return new Link(name, transform, predicate, Boolean.parseBoolean(sink.get(prefix + "negate", "false")));
    }

    @SuppressWarnings("unchecked") // as for transforms
    private static Predicate<SinkRecord> predicate(SinkFile sink, PluginLoader plugins, String name) {
        String prefix = "predicates." + name + ".";
        Predicate<SinkRecord> predicate =
                plugins.create(prefix + "type", sink.get(prefix + "type", ""), Predicate.class);
        configure(prefix + "type", () -> predicate.configure(settings(sink, prefix)));
        return predicate;
    }

    private static void configure(String key, Runnable configure) {
        try {
            configure.run();
        } catch (ConfigException | ConnectException e) {
            throw new UnreadableException("The class of " + key + " refuses its settings: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> settings(SinkFile sink, String prefix) {
        Map<String, Object> settings = new HashMap<>();
        sink.config().forEach((key, text) -> {
            if (key.startsWith(prefix)) {
                settings.put(key.substring(prefix.length()), text);
            }
        });
        return settings;
    }

    /**
     * Applies them.
     *
     * @return the record as the sink would get it; null when a transform drops it
     * @throws UnreadableException when a transform fails
     */
    SinkRecord apply(SinkRecord item) {
        SinkRecord current = item;
        for (Link link : links) {
            try {
                if (link.applies(current)) {
                    current = link.transform().apply(current);
                }
            } catch (RuntimeException e) {
                // The message of somebody else's transform may quote the record.
                throw new UnreadableException(
                        "the transform " + link.name() + " fails for it ("
                                + e.getClass().getSimpleName() + ")",
                        e);
            }
            if (current == null) {
                return null;
            }
        }
        return current;
    }

    @Override
    public void close() {
        for (Link link : links) {
            link.transform().close();
            if (link.predicate() != null) {
                link.predicate().close();
            }
        }
    }
}
