package io.tributary.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The settings that all producers of a run share.
 *
 * @param compression {@code none}, {@code gzip}, {@code snappy}, {@code lz4} or {@code zstd}
 */
record ProducerSettings(String compression) {
    private Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("acks", "all");
        settings.put("batch.size", String.valueOf(256 * 1024));
        settings.put("linger.ms", "5");
        settings.put("compression.type", compression);
        return settings;
    }

    /** As a connector's configuration takes them. */
    Map<String, String> overrides() {
        Map<String, String> overrides = new LinkedHashMap<>();
        settings().forEach((key, value) -> overrides.put("producer.override." + key, value));
        return overrides;
    }

    /** As command lines of Kafka's tools take them. */
    List<String> properties() {
        return settings().entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList();
    }
}
