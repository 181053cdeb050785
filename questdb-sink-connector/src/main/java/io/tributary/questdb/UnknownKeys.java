package io.tributary.questdb;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Warns of keys that nobody reads, because they are probably misspelt. */
final class UnknownKeys {
    private static final Logger LOG = LoggerFactory.getLogger(UnknownKeys.class);

    /** Keys of the official connector that have no effect over HTTP, there as well as here. */
    private static final Set<String> WITHOUT_EFFECT =
            Set.of("host", "username", "token", "tls", "tls.validation.mode", "retry.backoff.ms", "max.retries");

    private static final Set<String> OF_CONNECT = Set.of(
            "name",
            "connector.class",
            "connector.plugin.version",
            "tasks.max",
            "tasks.max.enforce",
            "topics",
            "topics.regex",
            "transforms",
            "predicates",
            "config.action.reload",
            "header.converter",
            "key.converter",
            "value.converter",
            "task.class",
            "header.converter.plugin.version",
            "key.converter.plugin.version",
            "value.converter.plugin.version");

    private static final List<String> PREFIXES_OF_CONNECT = List.of(
            "transforms.",
            "predicates.",
            "errors.",
            "consumer.override.",
            "key.converter.",
            "value.converter.",
            "header.converter.");

    private UnknownKeys() {}

    static void warn(Collection<String> configured, Set<String> known) {
        for (String key : configured) {
            if (WITHOUT_EFFECT.contains(key)) {
                LOG.warn("The key '{}' has no effect over HTTP; what it sets belongs into client.conf.string.", key);
            } else if (!known.contains(key) && !isOfConnect(key)) {
                LOG.warn("The key '{}' is not known to this connector; check its spelling.", key);
            }
        }
    }

    private static boolean isOfConnect(String key) {
        return OF_CONNECT.contains(key) || PREFIXES_OF_CONNECT.stream().anyMatch(key::startsWith);
    }
}
