package io.tributary.it.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.stack.LocalStack;
import io.tributary.stack.questdb.QueryResult;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sends messages through a sink and reads back the rows and the types of their columns. */
final class SinkRows {
    static final Duration LIMIT = Duration.ofMinutes(2);
    static final String BYTES = "org.apache.kafka.connect.converters.ByteArrayConverter";
    static final String JSON_CONVERTER = "org.apache.kafka.connect.json.JsonConverter";
    static final String STRING_CONVERTER = "org.apache.kafka.connect.storage.StringConverter";

    private SinkRows() {}

    /** A sink of a topic without the key and without a value converter. */
    static Map<String, String> base(LocalStack stack, String topic) {
        Map<String, String> config = new HashMap<>();
        config.put("connector.class", Connectors.SINK);
        config.put("client.conf.string", "http::addr=" + stack.questDb().address() + ";");
        config.put("topics", topic);
        config.put("key.converter", STRING_CONVERTER);
        config.put("include.key", "false");
        return config;
    }

    /** A sink of JSON without schema, as the official connector's page configures it. */
    static Map<String, String> official(LocalStack stack, String topic) {
        Map<String, String> config = base(stack, topic);
        config.put("value.converter", JSON_CONVERTER);
        config.put("value.converter.schemas.enable", "false");
        return config;
    }

    /** A sink that reads JSON itself, with the timestamp in {@code ts}. */
    static Map<String, String> json(LocalStack stack, String topic) {
        Map<String, String> config = base(stack, topic);
        config.put("value.converter", BYTES);
        config.put("value.format", "json");
        config.put("timestamp.field.name", "ts");
        return config;
    }

    /** Sends the messages, runs a sink over them and returns as many rows, in the order of their time. */
    static List<Map<String, JsonNode>> rows(
            LocalStack stack, String topic, String table, Map<String, String> config, String... messages) {
        stack.topics().create(topic, 1);
        stack.topics().sendAll(topic, 0, List.of(messages));
        return rowsOf(stack, topic, table, config, messages.length);
    }

    /** Runs a sink over a topic that has its messages, and returns the rows in the order of their time. */
    static List<Map<String, JsonNode>> rowsOf(
            LocalStack stack, String topic, String table, Map<String, String> config, long wanted) {
        String connector = config.getOrDefault("name", "rows-" + topic);
        Connectors.run(stack, connector, config);
        try {
            stack.questDb().sql().awaitCount(table, LIMIT, rows -> rows >= wanted);
            return stack.questDb().sql().query("SELECT * FROM '" + table + "'").maps();
        } finally {
            stack.connect().delete(connector);
        }
    }

    /** The types of a table's columns, by name. */
    static Map<String, String> types(LocalStack stack, String table) {
        QueryResult columns =
                stack.questDb().sql().query("SELECT \"column\", type FROM table_columns('" + table + "')");
        Map<String, String> types = new HashMap<>();
        columns.rows().forEach(row -> types.put(row.get(0).asText(), row.get(1).asText()));
        return types;
    }

    /** The values of a row as QuestDB's JSON has them, as text. */
    static Map<String, String> texts(Map<String, JsonNode> row) {
        Map<String, String> texts = new HashMap<>();
        row.forEach((column, value) -> texts.put(column, value.isTextual() ? value.asText() : value.toString()));
        return texts;
    }
}
