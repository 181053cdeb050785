package io.tributary.it.transforms;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A transform in a source connector that makes 40 records of {@code iot_data}.
 *
 * @param name of the transform
 * @param settings of the chain
 * @param count how many records come out, or a negative number for any
 * @param expected what each record's value must be
 */
record TransformCase(String name, Map<String, String> settings, int count, Predicate<JsonNode> expected) {
    static final int RECORDS = 40;

    private static final String PACKAGE = "io.tributary.transforms.";

    static Stream<TransformCase> all() {
        return Stream.of(
                one(
                        "TimestampConvert",
                        RECORDS,
                        value -> value.path("at").asText().matches("20\\d\\d-.*T.*Z") && !value.has("timestamp"),
                        "rename",
                        "timestamp:at",
                        "to",
                        "string"),
                one(
                        "Fields",
                        RECORDS,
                        value -> value.size() == 2 && value.has("velocity"),
                        "include",
                        "device_type,speed",
                        "rename",
                        "speed:velocity"),
                chain(
                        "Flatten",
                        RECORDS,
                        value -> value.get("doc_in_m").equals(value.get("measure1")),
                        document("'{\"in\":{\"m\":' + measure1 + '}}'"),
                        step("ParseJson", "field", "doc", "schema", "in:struct<m:int64>"),
                        step("Flatten", "delimiter", "_")),
                one("Cast", RECORDS, value -> value.get("measure1").isTextual(), "spec", "measure1:string"),
                one(
                        "Compute",
                        RECORDS,
                        value -> value.get("level").asText().equals(level(value)),
                        "columns",
                        "level:string = speed > 50 ? 'high' : 'low'"),
                one("Filter", -1, value -> value.get("speed").asDouble() > 50, "condition", "speed > 50"),
                one(
                        "Protect",
                        RECORDS,
                        value -> value.get("device_type").asText().matches("v1:[0-9a-f]{64}"),
                        "fields",
                        "device_type",
                        "key",
                        "a-key-for-a-test-only",
                        "key.version",
                        "v1"),
                one("Geohash", RECORDS, value -> value.get("geohash").asText().length() == 6, "precision", "6"),
                one("Deduplicate", 4, value -> true, "fields", "device_type", "timestamp.field", "timestamp"),
                one(
                        "Sample",
                        -1,
                        value -> List.of("blue", "green")
                                .contains(value.get("device_type").asText()),
                        "key.fields",
                        "device_type",
                        "share",
                        "0.5"),
                one(
                        "InsertMetadata",
                        RECORDS,
                        value -> value.get("t").asText().equals("t-InsertMetadata"),
                        "topic.field",
                        "t"),
                one("RouteTopic", RECORDS, value -> true, "topic", "{$topic}", "allowed", "t-RouteTopic"),
                chain(
                        "ParseJson",
                        RECORDS,
                        value -> value.get("doc_m").equals(value.get("measure1")),
                        document("'{\"m\":' + measure1 + '}'"),
                        step("ParseJson", "field", "doc", "schema", "m:int64", "output", "merge", "prefix", "doc_")),
                chain(
                        "ArrayPivot",
                        RECORDS,
                        value -> value.get("p_x").toString().equals("[1.0,3.0]"),
                        document("'{\"p\":[{\"x\":1},{\"x\":3}]}'"),
                        step("ParseJson", "field", "doc", "output", "merge", "schema", "p:array<struct<x:int64>>"),
                        step("ArrayPivot", "field", "p", "element.fields", "x")),
                chain(
                        "NullPolicy",
                        RECORDS,
                        value -> !value.has("nothing"),
                        step("Compute", "columns", "nothing:string = null"),
                        step("NullPolicy", "nulls", "drop.field")),
                chain(
                        "Matches",
                        RECORDS,
                        value -> value.has("t") == (value.get("speed").asDouble() > 50),
                        step("InsertMetadata", "topic.field", "t", "predicate", "fast"),
                        Map.of(
                                "predicates",
                                "fast",
                                "predicates.fast.type",
                                PACKAGE + "Matches",
                                "predicates.fast.condition",
                                "speed > 50")));
    }

    String topic() {
        return "t-" + name;
    }

    private static String level(JsonNode value) {
        return value.get("speed").asDouble() > 50 ? "high" : "low";
    }

    private static TransformCase one(String name, int count, Predicate<JsonNode> expected, String... keysAndValues) {
        return chain(name, count, expected, step(name, keysAndValues));
    }

    private static Map<String, String> document(String expression) {
        return step("Compute", "columns", "doc:string = " + expression);
    }

    private static Map<String, String> step(String name, String... keysAndValues) {
        Map<String, String> step = new LinkedHashMap<>();
        step.put("type", PACKAGE + name + "$Value");
        for (int i = 0; i < keysAndValues.length; i += 2) {
            step.put(keysAndValues[i], keysAndValues[i + 1]);
        }
        return step;
    }

    /** Steps have a type; what has none belongs to the connector as it is. */
    @SafeVarargs
    private static TransformCase chain(
            String name, int count, Predicate<JsonNode> expected, Map<String, String>... parts) {
        Map<String, String> settings = new LinkedHashMap<>();
        StringBuilder steps = new StringBuilder();
        for (Map<String, String> part : parts) {
            if (part.containsKey("type")) {
                String step = "step" + settings.size();
                steps.append(steps.isEmpty() ? "" : ",").append(step);
                part.forEach((key, value) -> settings.put("transforms." + step + "." + key, value));
            } else {
                settings.putAll(part);
            }
        }
        settings.put("transforms", steps.toString());
        return new TransformCase(name, settings, count, expected);
    }

    @Override
    public String toString() {
        return name;
    }
}
