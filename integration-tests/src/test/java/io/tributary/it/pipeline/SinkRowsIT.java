package io.tributary.it.pipeline;

import static io.tributary.it.pipeline.SinkRows.BYTES;
import static io.tributary.it.pipeline.SinkRows.JSON_CONVERTER;
import static io.tributary.it.pipeline.SinkRows.base;
import static io.tributary.it.pipeline.SinkRows.json;
import static io.tributary.it.pipeline.SinkRows.official;
import static io.tributary.it.pipeline.SinkRows.rows;
import static io.tributary.it.pipeline.SinkRows.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tributary.stack.LocalStack;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as QuestDB has them in the end: values and the types of their columns. */
@ExtendWith(SharedStack.class)
class SinkRowsIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The quick start of the official connector's page, with another connector.class. */
    @Test
    void theQuickStartOfTheOfficialConnector(LocalStack stack) {
        Map<String, String> config = official(stack, "example-topic");
        config.put("table", "example_table");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "example-topic",
                "example_table",
                config,
                "{\"symbol\": \"AAPL\", \"price\": 192.34, \"volume\": 1200}");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("symbol").asText()).isEqualTo("AAPL");
            assertThat(row.get("price").asDouble()).isEqualTo(192.34);
            assertThat(row.get("volume").asLong()).isEqualTo(1200);
            assertThat(row.get("timestamp").asText()).startsWith("20");
        });
        assertThat(types(stack, "example_table"))
                .containsEntry("symbol", "VARCHAR")
                .containsEntry("price", "DOUBLE")
                .containsEntry("volume", "LONG")
                .containsEntry("timestamp", "TIMESTAMP");
    }

    @Test
    void nestedValuesAsTheOfficialConnectorFlattensThem(LocalStack stack) {
        Map<String, String> config = official(stack, "official-nested");
        config.put("symbols", "address_city");
        config.put("table", "kafka_${topic}_${partition}");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "official-nested",
                "kafka_official-nested_0",
                config,
                "{\"firstname\":\"John\",\"lastname\":\"Doe\",\"age\":30,"
                        + "\"address\":{\"street\":\"Main Street\",\"city\":\"New York\"}}");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("age").asLong()).isEqualTo(30);
            assertThat(row.get("address_street").asText()).isEqualTo("Main Street");
            assertThat(row.get("address_city").asText()).isEqualTo("New York");
        });
        assertThat(types(stack, "kafka_official-nested_0")).containsEntry("address_city", "SYMBOL");
    }

    @Test
    void composedTimestampsAsTheOfficialConnectorReadsThem(LocalStack stack) {
        Map<String, String> config = official(stack, "official-composed");
        config.put("timestamp.field.name", "date,time");
        config.put("timestamp.string.format", "yyyyMMddHHmmssSSS");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "official-composed",
                "official-composed",
                config,
                "{\"symbol\":\"BTC-USD\",\"date\":\"20260202\",\"time\":\"135010207\"}");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row).containsOnlyKeys("symbol", "timestamp");
            assertThat(row.get("timestamp").asText()).isEqualTo("2026-02-02T13:50:10.207000Z");
        });
    }

    @Test
    void aDebeziumEventWithDecimalsAndMicroseconds(LocalStack stack) {
        Map<String, String> config = base(stack, "debezium");
        config.put("value.converter", BYTES);
        config.put("value.format", "json_envelope");
        config.put("table.create", "ddl");
        config.put("table.columns", "after_price DECIMAL(18,4)");
        config.put("timestamp.field.name", "after.updated_at");
        config.put("timestamp.column.name", "updated_at");
        String type = "{\"type\":\"struct\",\"fields\":[{\"field\":\"id\",\"type\":\"int32\"},"
                + "{\"field\":\"price\",\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\","
                + "\"parameters\":{\"scale\":\"4\"}},{\"field\":\"born\",\"type\":\"int32\",\"name\":\"io.debezium.time.Date\"},"
                + "{\"field\":\"seen\",\"type\":\"int64\",\"name\":\"io.debezium.time.MicroTimestamp\",\"optional\":true},"
                + "{\"field\":\"updated_at\",\"type\":\"int64\",\"name\":\"io.debezium.time.MicroTimestamp\"}],"
                + "\"optional\":true,\"field\":\"after\"}";
        String price = Base64.getEncoder()
                .encodeToString(new BigDecimal("-12345.6789").unscaledValue().toByteArray());
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "debezium",
                "debezium",
                config,
                "{\"schema\":{\"type\":\"struct\",\"fields\":[" + type + ",{\"field\":\"op\",\"type\":\"string\"}]},"
                        + "\"payload\":{\"after\":{\"id\":7,\"price\":\"" + price
                        + "\",\"born\":20047,\"seen\":1732100000123456,\"updated_at\":1732100000654321},\"op\":\"c\"}}");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("after_price").asText()).isEqualTo("-12345.6789");
            assertThat(row.get("after_born").asText()).isEqualTo("2024-11-20T00:00:00.000000Z");
            assertThat(row.get("after_seen").asText()).isEqualTo("2024-11-20T10:53:20.123456Z");
            assertThat(row.get("updated_at").asText()).isEqualTo("2024-11-20T10:53:20.654321Z");
        });
        assertThat(types(stack, "debezium"))
                .containsEntry("after_price", "DECIMAL(18,4)")
                .containsEntry("after_seen", "TIMESTAMP")
                .containsEntry("after_id", "LONG")
                .containsEntry("op", "VARCHAR");
    }

    @Test
    void aStructWithArrays(LocalStack stack) {
        Map<String, String> config = base(stack, "arrays");
        config.put("value.converter", JSON_CONVERTER);
        config.put("timestamp.field.name", "at");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "arrays",
                "arrays",
                config,
                "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"field\":\"at\",\"type\":\"int64\","
                        + "\"name\":\"org.apache.kafka.connect.data.Timestamp\"},{\"field\":\"bids\",\"type\":\"array\",\"items\":"
                        + "{\"type\":\"array\",\"items\":{\"type\":\"double\"}}},{\"field\":\"levels\",\"type\":\"array\","
                        + "\"items\":{\"type\":\"float\"}}]},\"payload\":{\"at\":1732100000123,"
                        + "\"bids\":[[1.5,2.5,3.5],[10,20,30]],\"levels\":[0.5]}}");

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("bids").toString()).isEqualTo("[[1.5,2.5,3.5],[10.0,20.0,30.0]]");
            assertThat(row.get("timestamp").asText()).isEqualTo("2024-11-20T10:53:20.123000Z");
        });
        assertThat(types(stack, "arrays")).containsEntry("bids", "DOUBLE[][]").containsEntry("levels", "DOUBLE[]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "connect"})
    void aThousandRowsInOneMessage(String format, LocalStack stack) {
        String topic = "thousand_" + format;
        Map<String, String> config = json(stack, topic);
        config.put("value.format", format);
        if (format.equals("connect")) {
            config.put("value.converter", JSON_CONVERTER);
            config.put("value.converter.schemas.enable", "false");
        }
        config.put("message.rows", "array");
        config.put("symbols", "s");
        config.put("timestamp.string.fields", "at");
        StringBuilder message = new StringBuilder("[");
        for (int i = 0; i < 1_000; i++) {
            message.append(i == 0 ? "" : ",")
                    .append("{\"i\":")
                    .append(i)
                    .append(",\"s\":\"s")
                    .append(i % 7)
                    .append(
                            "\",\"v\":\"\uD83D\uDE80\",\"b\":true,\"d\":0.5,\"a\":[1,2],\"at\":\"2024-11-20T10:53:20Z\",\"ts\":")
                    .append(1_732_100_000_000L + i)
                    .append('}');
        }
        stack.topics().create(topic, 1);
        stack.topics().send(topic, 0, message.append(']').toString());
        List<Map<String, JsonNode>> rows = SinkRows.rowsOf(stack, topic, topic, config, 1_000);

        assertThat(rows).hasSize(1_000);
        assertThat(rows)
                .extracting(row -> row.get("i").asInt())
                .isEqualTo(IntStream.range(0, 1_000).boxed().toList());
        assertThat(rows).allMatch(row -> row.get("v").asText().equals("\uD83D\uDE80"));
        assertThat(types(stack, topic))
                .containsOnly(
                        Map.entry("i", "LONG"),
                        Map.entry("s", "SYMBOL"),
                        Map.entry("v", "VARCHAR"),
                        Map.entry("b", "BOOLEAN"),
                        Map.entry("d", "DOUBLE"),
                        Map.entry("a", "DOUBLE[]"),
                        Map.entry("at", "TIMESTAMP"),
                        Map.entry("timestamp", "TIMESTAMP"));
        assertThat(rows.get(999).get("i").asLong()).isEqualTo(999);
        assertThat(rows.get(999).get("timestamp").asText()).isEqualTo("2024-11-20T10:53:20.999000Z");
    }

    @Test
    void columnsThatExistAreFilledInTheirTypes(LocalStack stack) {
        stack.questDb()
                .sql()
                .query("CREATE TABLE typed (ts TIMESTAMP, d DOUBLE, u UUID, ip IPv4, g GEOHASH(5c), l LONG256, c CHAR,"
                        + " dt DATE, tn TIMESTAMP_NS, p DECIMAL(18,4), s SYMBOL, v VARCHAR, i INT)"
                        + " TIMESTAMP(ts) PARTITION BY DAY WAL");
        Map<String, String> config = json(stack, "typed");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "typed",
                "typed",
                config,
                "{\"ts\":1732100000000,\"d\":42,\"u\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\",\"ip\":\"10.1.2.3\","
                        + "\"g\":\"u33d8\",\"l\":\"0x1f\",\"c\":\"x\",\"dt\":\"2024-11-20T10:53:20.123Z\","
                        + "\"tn\":\"2024-11-20T10:53:20.123456789Z\",\"p\":\"12.34\",\"s\":\"sym bol\",\"v\":7,\"i\":\"8\"}");

        assertThat(rows).singleElement().satisfies(row -> {
            Map<String, String> text = new LinkedHashMap<>();
            row.forEach((column, value) -> text.put(column, value.asText()));
            assertThat(text)
                    .containsEntry("ts", "2024-11-20T10:53:20.000000Z")
                    .containsEntry("d", "42.0")
                    .containsEntry("u", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
                    .containsEntry("ip", "10.1.2.3")
                    .containsEntry("g", "u33d8")
                    .containsEntry("l", "0x1f")
                    .containsEntry("c", "x")
                    .containsEntry("dt", "2024-11-20T10:53:20.123Z")
                    .containsEntry("tn", "2024-11-20T10:53:20.123456789Z")
                    .containsEntry("p", "12.3400")
                    .containsEntry("s", "sym bol")
                    .containsEntry("v", "7")
                    .containsEntry("i", "8");
        });
    }

    /** Text of all planes, the extremes of numbers, and quotes, blanks and line ends come back as they were sent. */
    @ParameterizedTest
    @ValueSource(strings = {"json", "connect"})
    void whatIsSentIsWhatIsRead(String format, LocalStack stack) throws Exception {
        String topic = "fuzz_" + format;
        Map<String, String> config = json(stack, topic);
        config.put("value.format", format);
        config.put("symbols", "s");
        if (format.equals("connect")) {
            config.put("value.converter", JSON_CONVERTER);
            config.put("value.converter.schemas.enable", "false");
        }
        Random random = new Random(5);
        List<ObjectNode> sent = new ArrayList<>();
        List<String> messages = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            ObjectNode message = JSON.createObjectNode();
            message.put("v", text(random)).put("s", text(random)).put("l", random.nextLong() >> random.nextInt(64));
            message.put("d", Double.longBitsToDouble(random.nextLong() & 0xBFEFFFFFFFFFFFFFL));
            message.put("b", random.nextBoolean());
            message.put("ts", 1_732_100_000_000L + i);
            sent.add(message);
            messages.add(JSON.writeValueAsString(message));
        }
        List<Map<String, JsonNode>> rows = rows(stack, topic, topic, config, messages.toArray(String[]::new));

        assertThat(rows).hasSameSizeAs(sent);
        for (int i = 0; i < rows.size(); i++) {
            Map<String, JsonNode> row = rows.get(i);
            ObjectNode message = sent.get(i);
            assertThat(row.get("v").asText())
                    .as("text " + i)
                    .isEqualTo(message.get("v").asText());
            assertThat(row.get("s").asText())
                    .as("symbol " + i)
                    .isEqualTo(message.get("s").asText());
            assertThat(row.get("l").asLong())
                    .as("long " + i)
                    .isEqualTo(message.get("l").asLong());
            assertThat(row.get("d").asDouble())
                    .as("double " + i)
                    .isEqualTo(message.get("d").asDouble());
            assertThat(row.get("b").asBoolean())
                    .as("boolean " + i)
                    .isEqualTo(message.get("b").asBoolean());
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder("x");
        for (int i = random.nextInt(12); i > 0; i--) {
            int codePoint = random.nextInt(3) == 0
                    ? " \"\\\n\r\t,=/'{}\u0001\b\f\u001b\u007f".charAt(random.nextInt(17))
                    : (random.nextInt(17) << 16) | random.nextInt(0x10000);
            // Half of a surrogate pair is no character, and U+0000 cannot be in a symbol.
            boolean isHalf = codePoint >= 0xD800 && codePoint < 0xE000;
            text.appendCodePoint(codePoint == 0 || isHalf ? 'x' : codePoint);
        }
        return text.toString();
    }
}
