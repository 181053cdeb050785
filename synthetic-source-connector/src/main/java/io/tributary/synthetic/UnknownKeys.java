package io.tributary.synthetic;

import io.tributary.synthetic.config.SyntheticConfig;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Finds settings that neither this connector nor Connect knows: most likely typing errors, which would do nothing without a word. */
final class UnknownKeys {
    private static final Set<String> OF_CONNECT = Set.of(
            "name",
            "connector.class",
            "connector.plugin.version",
            "tasks.max",
            "tasks.max.enforce",
            "config.action.reload",
            "exactly.once.support",
            "transaction.boundary",
            "transaction.boundary.interval.ms",
            "offsets.storage.topic",
            "transforms",
            "predicates");
    private static final List<String> PREFIXES_OF_CONNECT = List.of(
            "key.converter",
            "value.converter",
            "header.converter",
            "transforms.",
            "predicates.",
            "errors.",
            "topic.creation.",
            "producer.override.",
            "consumer.override.",
            "admin.override.");

    private UnknownKeys() {}

    static Set<String> in(Map<String, String> properties) {
        Set<String> unknown = new TreeSet<>(properties.keySet());
        unknown.removeAll(SyntheticConfig.DEFINITION.names());
        unknown.removeAll(OF_CONNECT);
        unknown.removeIf(key -> PREFIXES_OF_CONNECT.stream().anyMatch(key::startsWith));
        return unknown;
    }
}
