package io.tributary.questdb;

import io.tributary.questdb.delivery.DeliveryKeys;
import io.tributary.questdb.delivery.Guarantee;
import io.tributary.questdb.wire.ConnectionConfig;
import io.tributary.questdb.wire.ConnectionKeys;
import io.tributary.questdb.wire.HttpTransport;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.ConfigValue;
import org.apache.kafka.common.config.types.Password;

/** Checks what the configuration says about the connection and the guarantee, and marks the key that is wrong. */
final class ConnectionValidation {
    /** By this key the official connector is told to use TCP. */
    private static final String TCP_KEY = "host";

    private static final String TOPICS = "topics";
    private static final String TIMESTAMP_FIELD = "timestamp.field.name";
    private static final String TIMESTAMP_OF_KAFKA = "timestamp.kafka.native";
    private static final String TIMESTAMP_MISSING = "timestamp.missing";

    private final Map<String, String> properties;
    private final Map<String, ConfigValue> values;
    private final UnaryOperator<String> environment;

    ConnectionValidation(
            Map<String, String> properties, Map<String, ConfigValue> values, UnaryOperator<String> environment) {
        this.properties = properties;
        this.values = values;
        this.environment = environment;
    }

    void run() {
        checkGuarantee();
        LiveCheck live = new LiveCheck(values, isEffectivelyOnce());
        connection().filter(any -> wantsCheck()).ifPresent(connection -> live.run(connection, topics()));
    }

    private Optional<ConnectionConfig> connection() {
        ConfigValue conf = values.get(ConnectionKeys.CLIENT_CONF_STRING);
        if (!conf.errorMessages().isEmpty()) {
            return Optional.empty();
        }
        if (conf.value() == null && properties.containsKey(TCP_KEY)) {
            conf.addErrorMessage("The key 'host' of the official connector means ILP over TCP, where QuestDB never says"
                    + " whether it took a row, so rows could be lost without notice. Remove it and set"
                    + " client.conf.string=http::addr=host:9000;");
            return Optional.empty();
        }
        try {
            ConnectionConfig connection = ConnectionKeys.parse((Password) conf.value(), environment);
            new HttpTransport(connection).close(); // Reads the trust store.
            return Optional.of(connection);
        } catch (IllegalArgumentException e) {
            conf.addErrorMessage(e.getMessage());
            return Optional.empty();
        }
    }

    private void checkGuarantee() {
        if (!isEffectivelyOnce()) {
            return;
        }
        boolean ownTimestamp = isSet(TIMESTAMP_FIELD)
                || Boolean.TRUE.equals(values.get(TIMESTAMP_OF_KAFKA).value());
        if (!ownTimestamp) {
            values.get(DeliveryKeys.GUARANTEE)
                    .addErrorMessage(
                            "effectively_once needs a timestamp that is the same when a record is sent again: set"
                                    + " timestamp.field.name, or timestamp.kafka.native=true");
        }
        if ("now".equalsIgnoreCase(String.valueOf(values.get(TIMESTAMP_MISSING).value()))) {
            values.get(TIMESTAMP_MISSING)
                    .addErrorMessage(
                            "effectively_once cannot use the time of arrival, which differs when a record is sent"
                                    + " again: set another value, or delivery.guarantee=at_least_once");
        }
    }

    private boolean isEffectivelyOnce() {
        return values.get(DeliveryKeys.GUARANTEE).value() instanceof String word
                && word.equalsIgnoreCase(Guarantee.EFFECTIVELY_ONCE.name());
    }

    private boolean isSet(String key) {
        return values.get(key).value() != null
                && !values.get(key).value().toString().isBlank();
    }

    /** The topics that are configured by name; empty when they are given by a pattern. */
    private List<String> topics() {
        return Arrays.stream(properties.getOrDefault(TOPICS, "").split(",", -1))
                .map(String::trim)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    private boolean wantsCheck() {
        return Boolean.TRUE.equals(values.get(ConnectionKeys.CONNECTION_CHECK).value());
    }
}
