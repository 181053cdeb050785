package io.tributary.transforms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/** One example of a page of the documentation, and at once one test. */
record Example(Page page, JsonNode json) {
    static final ObjectMapper MAPPER = new ObjectMapper();

    /** All that the page of one transform says. */
    record Page(String transform, JsonNode json) {
        static Page read(String transform) {
            try (InputStream in = Page.class.getResourceAsStream("/examples/" + transform + ".json")) {
                return new Page(transform, MAPPER.readTree(in));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        String summary() {
            return json.get("summary").asText();
        }

        List<Example> examples() {
            List<Example> examples = new ArrayList<>();
            json.get("examples").forEach(it -> examples.add(new Example(this, it)));
            return examples;
        }
    }

    String title() {
        return json.get("title").asText();
    }

    Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        json.get("config")
                .properties()
                .forEach(it -> settings.put(it.getKey(), it.getValue().asText()));
        return settings;
    }

    String side() {
        return json.path("side").asText("Value");
    }

    /** Most examples hold with and without schema; some say that they are for one of them only. */
    boolean holdsWithSchema() {
        return !json.path("schema").asText().equals("without");
    }

    boolean holdsWithoutSchema() {
        return !json.path("schema").asText().equals("with");
    }

    List<JsonNode> inputs() {
        return asList(json.get("input"));
    }

    List<JsonNode> outputs() {
        return asList(json.get("output"));
    }

    private static List<JsonNode> asList(JsonNode node) {
        if (!node.isArray()) {
            return List.of(node);
        }
        List<JsonNode> list = new ArrayList<>();
        node.forEach(list::add);
        return list;
    }

    @SuppressWarnings("unchecked")
    Transformation<SinkRecord> transform() {
        try {
            Class<?> type = Class.forName("io.tributary.transforms." + page.transform() + "$" + side());
            Transformation<SinkRecord> transform =
                    (Transformation<SinkRecord>) type.getDeclaredConstructor().newInstance();
            transform.configure(settings());
            return transform;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The input as a record; what it does not say is that of {@link Records}. */
    static SinkRecord record(JsonNode input, boolean withSchema) {
        TypedJson key = TypedJson.of(input.get("key"), withSchema);
        TypedJson value = TypedJson.of(input.get("value"), withSchema);
        SinkRecord record = new SinkRecord(
                input.path("topic").asText(Records.TOPIC),
                input.path("partition").asInt(Records.PARTITION),
                key.schema(),
                key.value(),
                value.schema(),
                value.value(),
                input.path("offset").asLong(Records.OFFSET),
                input.path("timestamp").asLong(Records.TIMESTAMP),
                TimestampType.CREATE_TIME);
        input.path("headers")
                .properties()
                .forEach(it ->
                        record.headers().addString(it.getKey(), it.getValue().asText()));
        return record;
    }

    /** The parts of a record that an expected output names. */
    static JsonNode partsOf(SinkRecord record, JsonNode expected) {
        if (record == null) {
            return MAPPER.nullNode();
        }
        var parts = MAPPER.createObjectNode();
        expected.fieldNames().forEachRemaining(name -> {
            switch (name) {
                case "topic" -> parts.put(name, record.topic());
                case "partition" -> parts.put(name, (int) record.kafkaPartition());
                case "offset" -> parts.put(name, record.kafkaOffset());
                case "timestamp" -> parts.put(name, record.timestamp());
                case "key" -> parts.set(name, TypedJson.toJson(record.key()));
                case "value" -> parts.set(name, TypedJson.toJson(record.value()));
                case "headers" -> {
                    var headers = parts.putObject(name);
                    record.headers().forEach(it -> headers.put(it.key(), String.valueOf(it.value())));
                }
                default -> throw new IllegalArgumentException(name);
            }
        });
        try {
            return MAPPER.readTree(parts.toString()); // numbers as the expected output has them
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return page.transform() + ": " + title();
    }
}
