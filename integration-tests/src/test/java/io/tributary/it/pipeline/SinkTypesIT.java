package io.tributary.it.pipeline;

import static io.tributary.it.pipeline.SinkRows.JSON_CONVERTER;
import static io.tributary.it.pipeline.SinkRows.LIMIT;
import static io.tributary.it.pipeline.SinkRows.base;
import static io.tributary.it.pipeline.SinkRows.json;
import static io.tributary.it.pipeline.SinkRows.rows;
import static io.tributary.it.pipeline.SinkRows.texts;
import static io.tributary.it.pipeline.SinkRows.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tributary.stack.Await;
import io.tributary.stack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The types of columns, however they come to be, and what happens to values that do not fit. */
@ExtendWith(SharedStack.class)
class SinkTypesIT {
    private static final String EVERY_TYPE =
            "bo BOOLEAN, by BYTE, sh SHORT, i INT, l LONG, f FLOAT, d DOUBLE, s SYMBOL,"
                    + " st STRING, v VARCHAR, c CHAR, u UUID, ip IPv4, g GEOHASH(5c), gb GEOHASH(12b), l256 LONG256, dt DATE,"
                    + " t TIMESTAMP, tn TIMESTAMP_NS, p DECIMAL(18,4), p2 DECIMAL(76,10), a1 DOUBLE[], a2 DOUBLE[][],"
                    + " a3 DOUBLE[][][]";

    private static final String EVERY_VALUE =
            "\"bo\":true,\"by\":-128,\"sh\":32767,\"i\":2147483647,\"l\":9223372036854775807,\"f\":0.5,\"d\":42,\"s\":\"x y\","
                    + "\"st\":\"text\",\"v\":\"\uD83D\uDE80\",\"c\":\"z\",\"u\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\","
                    + "\"ip\":\"10.1.2.3\",\"g\":\"u33d8\",\"gb\":\"u33d8\",\"l256\":\"0xff00000000000000000000000000000001\","
                    + "\"dt\":\"2024-11-20T10:53:20.123Z\",\"t\":\"2024-11-20T10:53:20.123456Z\","
                    + "\"tn\":\"2024-11-20T10:53:20.123456789Z\",\"p\":-12.34,"
                    + "\"p2\":\"123456789012345678901234567890.0123456789\",\"a1\":[1,2.5],\"a2\":[[1,2],[3,4]],"
                    + "\"a3\":[[[1],[2]]]";

    @Test
    void aTableMadeBySqlIsAsConfigured(LocalStack stack) {
        String topic = "ddl_types";
        Map<String, String> config = json(stack, topic);
        config.put("table.create", "ddl");
        config.put("table.columns", EVERY_TYPE);
        config.put("table.symbol.capacity", "4096");
        config.put("table.partition.by", "hour");
        config.put("table.ttl", "52 WEEKS");
        config.put("table.dedup.keys", "s,l");
        config.put("timestamp.column.name", "at");
        config.put("timestamp.string.fields", "new_time");
        config.put("symbols", "new_symbol");
        String first = "{\"ts\":1795000000123456," + EVERY_VALUE + "}";
        String again = "{\"ts\":1795000000123456," + EVERY_VALUE + ",\"new_long\":1}";
        String later =
                "{\"ts\":1795000000123457,\"l\":1,\"s\":\"other\",\"new_long\":2,\"new_double\":2.5,\"new_flag\":false,"
                        + "\"new_text\":\"t\",\"new_symbol\":\"n\",\"new_time\":\"2024-11-20T10:53:20Z\",\"new_array\":[[1],[2]]}";
        stack.topics().create(topic, 1);
        stack.topics().sendAll(topic, 0, List.of(first, again, later));

        List<Map<String, JsonNode>> rows = SinkRows.rowsOf(stack, topic, topic, config, 2);

        assertThat(rows).hasSize(2);
        assertThat(texts(rows.get(0)))
                .containsAllEntriesOf(Map.ofEntries(
                        Map.entry("at", "2026-11-18T11:06:40.123456Z"),
                        Map.entry("bo", "true"),
                        Map.entry("by", "-128"),
                        Map.entry("sh", "32767"),
                        Map.entry("i", "2147483647"),
                        Map.entry("l", "9223372036854775807"),
                        Map.entry("f", "0.5"),
                        Map.entry("d", "42.0"),
                        Map.entry("s", "x y"),
                        Map.entry("st", "text"),
                        Map.entry("v", "\uD83D\uDE80"),
                        Map.entry("c", "z"),
                        Map.entry("u", "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                        Map.entry("ip", "10.1.2.3"),
                        Map.entry("g", "u33d8"),
                        Map.entry("gb", "110100001100"),
                        Map.entry("l256", "0xff00000000000000000000000000000001"),
                        Map.entry("dt", "2024-11-20T10:53:20.123Z"),
                        Map.entry("t", "2024-11-20T10:53:20.123456Z"),
                        Map.entry("tn", "2024-11-20T10:53:20.123456789Z"),
                        Map.entry("p", "-12.3400"),
                        Map.entry("p2", "123456789012345678901234567890.0123456789"),
                        Map.entry("a1", "[1.0,2.5]"),
                        Map.entry("a2", "[[1.0,2.0],[3.0,4.0]]"),
                        Map.entry("a3", "[[[1.0],[2.0]]]"),
                        Map.entry("new_long", "1")));
        assertDesign(stack, topic);
    }

    private static void assertDesign(LocalStack stack, String table) {
        Map<String, String> types = types(stack, table);
        for (String column : EVERY_TYPE.split(",(?![^(]*\\))", -1)) {
            String[] parts = column.trim().split(" ", -1);
            assertThat(types.get(parts[0])).as(parts[0]).isEqualToIgnoringCase(parts[1]);
        }
        assertThat(types)
                .containsEntry("at", "TIMESTAMP")
                .containsEntry("new_long", "LONG")
                .containsEntry("new_double", "DOUBLE")
                .containsEntry("new_flag", "BOOLEAN")
                .containsEntry("new_text", "VARCHAR")
                .containsEntry("new_symbol", "SYMBOL")
                .containsEntry("new_time", "TIMESTAMP")
                .containsEntry("new_array", "DOUBLE[][]");
        assertThat(stack.questDb()
                        .sql()
                        .query("SELECT \"column\" FROM table_columns('" + table + "') WHERE upsertKey")
                        .column("column"))
                .containsExactlyInAnyOrder("at", "s", "l");
        assertThat(stack.questDb()
                        .sql()
                        .query("SELECT symbolCapacity FROM table_columns('" + table + "') WHERE type = 'SYMBOL'")
                        .column("symbolCapacity"))
                .containsOnly("4096");
        Map<String, JsonNode> facts = stack.questDb()
                .sql()
                .query("SELECT * FROM tables() WHERE table_name = '" + table + "'")
                .maps()
                .get(0);
        assertThat(texts(facts))
                .containsEntry("designatedTimestamp", "at")
                .containsEntry("partitionBy", "HOUR")
                .containsEntry("walEnabled", "true")
                .containsEntry("dedup", "true")
                .containsEntry("ttlValue", "52")
                .containsEntry("ttlUnit", "WEEK");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "connect"})
    void aTableMadeBySqlForNanosecondsAndDecimals(String format, LocalStack stack) {
        String topic = "ddl_nanos_" + format;
        Map<String, String> config = base(stack, topic);
        config.put("value.converter", format.equals("json") ? SinkRows.BYTES : JSON_CONVERTER);
        config.put("value.format", format.equals("json") ? "json_envelope" : "connect");
        config.put("table.create", "ddl");
        config.put("timestamp.field.name", "at");
        config.put("timestamp.units", "nanos");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                topic,
                topic,
                config,
                "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"field\":\"at\",\"type\":\"int64\"},{\"field\":\"p\","
                        + "\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\",\"parameters\":{\"scale\":\"2\"}},"
                        + "{\"field\":\"n\",\"type\":\"int64\",\"name\":\"io.debezium.time.NanoTimestamp\"}]},"
                        + "\"payload\":{\"at\":1732100000123456789,\"p\":\"MDk=\",\"n\":1732100000123456789}}");

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(texts(row))
                        .containsEntry("timestamp", "2024-11-20T10:53:20.123456789Z")
                        .containsEntry("n", "2024-11-20T10:53:20.123456789Z")
                        .containsEntry("p", "123.45"));
        assertThat(types(stack, topic))
                .containsEntry("timestamp", "TIMESTAMP_NS")
                .containsEntry("n", "TIMESTAMP_NS")
                .containsEntry("p", "DECIMAL(38,2)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "connect"})
    void theCharacterNulIsKeptInTextAndRefusedInASymbol(String format, LocalStack stack) {
        String topic = "nul_" + format;
        Map<String, String> config = json(stack, topic);
        config.put("value.format", format);
        if (format.equals("connect")) {
            config.put("value.converter", JSON_CONVERTER);
            config.put("value.converter.schemas.enable", "false");
        }
        config.put("symbols", "s");
        config.putAll(deadLetters(topic));
        stack.topics().create(topic, 1);
        stack.topics().send(topic, 0, "{\"ts\":1732100000123456,\"v\":\"a\\u0000b\"}");
        stack.topics().send(topic, 0, "{\"ts\":1732100000123457,\"s\":\"a\\u0000b\"}");
        stack.topics().send(topic, 0, "{\"ts\":1732100000123458,\"v\":\"\\u0000\"}");

        List<Map<String, JsonNode>> rows = SinkRows.rowsOf(stack, topic, topic, config, 2);

        assertThat(rows).extracting(row -> row.get("v").asText()).contains("a\0b", "\0");
        assertThat(deadLetter(stack, topic)).contains("field 's' is text with the character U+0000");
        assertThat(stack.questDb().sql().count(topic)).isEqualTo(2);
    }

    /** The first value makes the column: a later one that would lose something is refused, and said how to help. */
    @Test
    void aFractionAfterAnIntegerIsRefusedUntilTheColumnIsADouble(LocalStack stack) {
        String topic = "first_long";
        Map<String, String> config = json(stack, topic);
        config.putAll(deadLetters(topic));
        config.put("table.refresh.ms", "1000");
        config.put("bad.records.max.share", "1");
        stack.topics().create(topic, 1);
        stack.topics().send(topic, 0, "{\"ts\":1732100000000,\"volume\":42}");
        Connectors.run(stack, "rows-first_long", config);
        try {
            stack.questDb().sql().awaitCount(topic, LIMIT, rows -> rows == 1);
            stack.topics().send(topic, 0, "{\"ts\":1732100000001,\"volume\":42.5}");
            assertThat(deadLetter(stack, topic))
                    .contains("topic first_long, partition 0, offset 1", "volume", "doubles");
            assertThat(types(stack, topic)).containsEntry("volume", "LONG");
            sendUntilARowHas(stack, topic, "43.0");

            stack.questDb().sql().query("ALTER TABLE first_long ALTER COLUMN volume TYPE DOUBLE");
            sendUntilARowHas(stack, topic, "44.5");
        } finally {
            stack.connect().delete("rows-first_long");
        }
    }

    /** The sink learns of a new or altered column when it looks the table up again. */
    private static void sendUntilARowHas(LocalStack stack, String topic, String volume) {
        Await.until(
                "a row with " + volume,
                LIMIT,
                () -> {
                    stack.topics().send(topic, 0, "{\"ts\":1732100000002,\"volume\":" + volume + "}");
                    return stack.questDb()
                            .sql()
                            .query("SELECT count() FROM " + topic + " WHERE volume = " + volume)
                            .value()
                            .asLong();
                },
                count -> count > 0);
    }

    private static Map<String, String> deadLetters(String topic) {
        return Map.of(
                "errors.tolerance",
                "all",
                "errors.deadletterqueue.topic.name",
                "dlq_" + topic,
                "errors.deadletterqueue.topic.replication.factor",
                "1",
                "errors.deadletterqueue.context.headers.enable",
                "true");
    }

    /** Why the first record in the dead letter queue of a topic was refused. */
    private static String deadLetter(LocalStack stack, String topic) {
        Await.until("a dead letter of " + topic, LIMIT, () -> stack.topics().size("dlq_" + topic), size -> size > 0);
        ConsumerRecord<byte[], byte[]> record =
                TopicContent.read(stack, "dlq_" + topic).get(0);
        return new String(
                record.headers()
                        .lastHeader("__connect.errors.exception.message")
                        .value(),
                StandardCharsets.UTF_8);
    }
}
