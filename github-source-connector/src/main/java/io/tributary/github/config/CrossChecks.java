package io.tributary.github.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;

/** Checks between keys: what a validator of one key cannot see. Adds its sentences to the key that has to be changed. */
public final class CrossChecks {
    private static final List<String> APP =
            List.of(ConfigKeys.APP_ID, ConfigKeys.APP_INSTALLATION_ID, ConfigKeys.APP_PRIVATE_KEY);

    private final Map<String, ConfigValue> values = new HashMap<>();

    private CrossChecks(Config config) {
        config.configValues().forEach(value -> values.put(value.name(), value));
    }

    /** Adds errors to a validated configuration. */
    public static void check(Config config) {
        CrossChecks checks = new CrossChecks(config);
        checks.credentials();
        checks.intervals();
        checks.filters();
        checks.trustStore();
    }

    private void credentials() {
        List<String> missing = APP.stream().filter(key -> !isSet(key)).toList();
        if (missing.isEmpty() && isSet(ConfigKeys.TOKEN)) {
            error(
                    ConfigKeys.TOKEN,
                    "A token and a GitHub App are both configured: remove github.token, or the github.app keys.");
        } else if (!missing.isEmpty() && missing.size() < APP.size()) {
            missing.forEach(key ->
                    error(key, "A GitHub App needs all of " + String.join(", ", APP) + "; this one is missing."));
        }
    }

    private void intervals() {
        boolean explicit = isSet(ConfigKeys.INTERVAL_MIN);
        if (Boolean.TRUE.equals(value(ConfigKeys.INTERVAL_ADAPTIVE)) && !explicit) {
            error(
                    ConfigKeys.INTERVAL_ADAPTIVE,
                    "An adaptive interval moves between poll.interval.min.ms and GitHub's: set poll.interval.min.ms too.");
        }
        if (value(ConfigKeys.INTERVAL_MIN) instanceof Long min
                && value(ConfigKeys.INTERVAL_MAX) instanceof Long max
                && max < min) {
            error(
                    ConfigKeys.INTERVAL_MAX,
                    "This is less than poll.interval.min.ms (" + min + "): make it at least that.");
        }
    }

    private void filters() {
        if (value(ConfigKeys.TYPES_INCLUDE) instanceof List<?> include
                && value(ConfigKeys.TYPES_EXCLUDE) instanceof List<?> exclude) {
            List<Object> both = new ArrayList<>(exclude);
            both.retainAll(include);
            if (!both.isEmpty()) {
                error(
                        ConfigKeys.TYPES_EXCLUDE,
                        both
                                + " would be kept and dropped: take it out of filter.types.include or filter.types.exclude.");
            }
        }
    }

    private void trustStore() {
        if (isSet(ConfigKeys.TRUSTSTORE) && value(ConfigKeys.TRUSTSTORE_TYPE) instanceof String type) {
            Optional<String> password = value(ConfigKeys.TRUSTSTORE_PASSWORD) instanceof Password secret
                    ? Optional.of(secret.value())
                    : Optional.empty();
            try {
                SSLContext unused =
                        new TrustStore(value(ConfigKeys.TRUSTSTORE).toString().strip(), type, password).context();
            } catch (ConfigException e) {
                error(ConfigKeys.TRUSTSTORE, e.getMessage());
            }
        }
    }

    private boolean isSet(String key) {
        Object value = value(key);
        if (value instanceof Password secret) {
            return !secret.value().isBlank();
        }
        return value != null && !value.toString().isBlank();
    }

    /** The parsed value; null when it is unset, or already known to be wrong. */
    private Object value(String key) {
        ConfigValue value = values.get(key);
        return value == null || !value.errorMessages().isEmpty() ? null : value.value();
    }

    private void error(String key, String sentence) {
        values.get(key).addErrorMessage(sentence);
    }
}
