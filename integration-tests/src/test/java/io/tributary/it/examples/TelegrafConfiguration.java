package io.tributary.it.examples;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.it.plugin.PluginFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader of the part of TOML that telegraf.conf uses: tables, arrays of tables, and keys whose values are texts in double quotes,
 * whole numbers, booleans or arrays of these on one line. Such values are written as in JSON. Anything else is an error.
 */
final class TelegrafConfiguration {
    private static final Pattern TABLE = Pattern.compile("\\[([\\w.]+)]|\\[\\[([\\w.]+)]]");
    private static final Pattern SETTING = Pattern.compile("(\\w+) = (.+)");
    private static final ObjectMapper JSON = new ObjectMapper();

    private TelegrafConfiguration() {}

    /** The tables by name, such as {@code inputs.prometheus}; each holds its settings. */
    static Map<String, List<Map<String, JsonNode>>> read() throws IOException {
        Map<String, List<Map<String, JsonNode>>> tables = new HashMap<>();
        Map<String, JsonNode> current = null;
        for (String line :
                Files.readAllLines(PluginFolder.home().resolve("config-examples/observability/telegraf.conf"))) {
            String text = line.strip();
            Matcher table = TABLE.matcher(text);
            Matcher setting = SETTING.matcher(text);
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            if (table.matches()) {
                String name = table.group(1) == null ? table.group(2) : table.group(1);
                current = new HashMap<>();
                tables.computeIfAbsent(name, key -> new ArrayList<>()).add(current);
            } else if (current == null || !setting.matches()) {
                throw new IllegalArgumentException("Neither a table nor a setting of one: " + line);
            } else if (current.put(setting.group(1), value(setting.group(2))) != null) {
                throw new IllegalArgumentException("A key stands twice: " + line);
            }
        }
        return tables;
    }

    private static JsonNode value(String text) throws JsonProcessingException {
        JsonNode value = JSON.readTree(text);
        if (value.isObject() || value.isNull()) {
            throw new IllegalArgumentException("Not a value of TOML: " + text);
        }
        return value;
    }
}
