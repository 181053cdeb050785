package io.tributary.synthetic;

import java.util.HashMap;
import java.util.Map;

/** Connector configurations for tests. */
final class Settings {
    private Settings() {}

    /** The given keys and values, one after the other. */
    static Map<String, String> of(String... keysAndValues) {
        Map<String, String> settings = new HashMap<>();
        settings.put("name", "test");
        settings.put("connector.class", SyntheticSourceConnector.class.getName());
        for (int i = 0; i < keysAndValues.length; i += 2) {
            settings.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return settings;
    }
}
