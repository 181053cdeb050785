package io.tributary.github;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.config.ConfigValue;

/** What the connector says of a configuration before it is made. */
final class Validation {
    private Validation() {}

    /** The errors by key of a small configuration with more settings. */
    static Map<String, List<String>> errors(Map<String, String> extra) {
        Map<String, String> config = new HashMap<>(Map.of("name", "c", "github.feeds", "public", "topic", "events"));
        config.putAll(extra);
        return errors(new GitHubEventsSourceConnector(), config);
    }

    /** The errors by key of a whole configuration. */
    static Map<String, List<String>> errors(GitHubEventsSourceConnector connector, Map<String, String> config) {
        Map<String, List<String>> errors = new TreeMap<>();
        for (ConfigValue value : connector.validate(config).configValues()) {
            if (!value.errorMessages().isEmpty()) {
                errors.put(value.name(), value.errorMessages());
            }
        }
        return errors;
    }
}
