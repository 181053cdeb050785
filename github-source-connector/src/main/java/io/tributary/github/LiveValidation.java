package io.tributary.github;

import io.tributary.github.api.HttpTransport;
import io.tributary.github.api.Transport;
import io.tributary.github.config.ConfigKeys;
import io.tributary.github.config.SourceConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.Config;
import org.apache.kafka.common.config.ConfigValue;

/** Adds what a {@link LiveCheck} finds to a validated configuration, if the configuration asks for it and is sound otherwise. */
final class LiveValidation {
    private LiveValidation() {}

    static void check(Config validated, Map<String, String> properties) {
        boolean sound = validated.configValues().stream()
                .allMatch(value -> value.errorMessages().isEmpty());
        if (!sound || !Boolean.TRUE.equals(value(validated, ConfigKeys.LIVE).value())) {
            return;
        }
        SourceConfig config = SourceConfig.of(properties, PluginVersion.get());
        Duration limit = Duration.ofMillis(
                (Integer) value(validated, ConfigKeys.LIVE_TIMEOUT).value());
        try (Transport transport = new HttpTransport(config.http())) {
            Map<String, List<String>> problems = new LiveCheck(
                            config, TaskCredentials.all(config), transport, InstantSource.system(), limit)
                    .problems();
            problems.forEach((key, sentences) -> sentences.forEach(value(validated, key)::addErrorMessage));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static ConfigValue value(Config config, String key) {
        return config.configValues().stream()
                .filter(it -> it.name().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
