package io.tributary.it.pipeline;

import static io.tributary.it.pipeline.SinkRows.JSON_CONVERTER;
import static io.tributary.it.pipeline.SinkRows.STRING_CONVERTER;
import static io.tributary.it.pipeline.SinkRows.official;
import static io.tributary.it.pipeline.SinkRows.rows;
import static io.tributary.it.pipeline.SinkRows.rowsOf;
import static io.tributary.it.pipeline.SinkRows.texts;
import static io.tributary.it.pipeline.SinkRows.types;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.stack.Home;
import io.tributary.stack.LocalStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Configurations such as the samples and the documentation of the official connector have them, with the messages they
 * are made for, and with another {@code connector.class}.
 */
@ExtendWith(SharedStack.class)
class OfficialConnectorIT {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** What Debezium's snapshot of a table of stock prices sends, and the tombstone of a deleted row. */
    @Test
    void changesOfAPostgresTable(LocalStack stack) {
        String topic = "dbserver1.public.stock";
        Map<String, String> config = new HashMap<>();
        config.put("name", "questdb-connect");
        config.put("topics", topic);
        config.put("table", "stock");
        config.put("connector.class", Connectors.SINK);
        config.put("tasks.max", "1");
        config.put("key.converter", STRING_CONVERTER);
        config.put("value.converter", JSON_CONVERTER);
        config.put("client.conf.string", "http::addr=" + stack.questDb().address() + ";");
        config.put("transforms", "unwrap");
        // Debezium's own class does the same with such an event, but is not on this worker.
        config.put("transforms.unwrap.type", "org.apache.kafka.connect.transforms.ExtractField$Value");
        config.put("transforms.unwrap.field", "after");
        config.put("include.key", "false");
        config.put("symbols", "symbol");
        config.put("timestamp.field.name", "last_update");
        stack.topics().create(topic, 1);
        stack.topics().send(topic, 0, stockChange(8, "NFLX", 1544.3357414199545, 1_666_172_978_269_856L));
        stack.topics().send(topic, 0, null);
        stack.topics().send(topic, 0, stockChange(2, "IBM", 120, 1_666_172_978_269_857L));

        List<Map<String, JsonNode>> rows = rowsOf(stack, topic, "stock", config, 2);

        assertThat(rows).hasSize(2);
        assertThat(texts(rows.get(0)))
                .containsOnly(
                        Map.entry("id", "8"),
                        Map.entry("symbol", "NFLX"),
                        Map.entry("price", "1544.3357414199545"),
                        Map.entry("timestamp", "2022-10-19T09:49:38.269856Z"));
        assertThat(types(stack, "stock"))
                .containsOnly(
                        Map.entry("id", "LONG"),
                        Map.entry("symbol", "SYMBOL"),
                        Map.entry("price", "DOUBLE"),
                        Map.entry("timestamp", "TIMESTAMP"));
    }

    private static String stockChange(int id, String symbol, double price, long updated) {
        String row = "{\"type\":\"struct\",\"optional\":true,\"name\":\"dbserver1.public.stock.Value\",\"fields\":["
                + "{\"type\":\"int32\",\"optional\":false,\"default\":0,\"field\":\"id\"},"
                + "{\"type\":\"string\",\"optional\":true,\"field\":\"symbol\"},"
                + "{\"type\":\"double\",\"optional\":true,\"field\":\"price\"},"
                + "{\"type\":\"int64\",\"optional\":true,\"name\":\"io.debezium.time.MicroTimestamp\",\"version\":1,"
                + "\"field\":\"last_update\"}],\"field\":\"";
        return "{\"schema\":{\"type\":\"struct\",\"optional\":false,\"name\":\"dbserver1.public.stock.Envelope\",\"fields\":["
                + row + "before\"}," + row + "after\"},{\"type\":\"string\",\"optional\":false,\"field\":\"op\"},"
                + "{\"type\":\"int64\",\"optional\":true,\"field\":\"ts_ms\"}]},\"payload\":{\"before\":null,\"after\":{\"id\":"
                + id + ",\"symbol\":\"" + symbol + "\",\"price\":" + price + ",\"last_update\":" + updated
                + "},\"op\":\"u\",\"ts_ms\":1666172978637}}";
    }

    /** Birthdays from 1970 on, made timestamps by a transform of Kafka, in messages without a key. */
    @Test
    void peopleAndTheirBirthdays(LocalStack stack) {
        Map<String, String> config = official(stack, "People");
        config.remove("include.key");
        config.put("timestamp.field.name", "birthday");
        config.put("transforms", "convert_birthday");
        config.put("transforms.convert_birthday.type", "org.apache.kafka.connect.transforms.TimestampConverter$Value");
        config.put("transforms.convert_birthday.target.type", "Timestamp");
        config.put("transforms.convert_birthday.field", "birthday");
        config.put("transforms.convert_birthday.format", "yyyy-MM-dd'T'HH:mm:ss.SSSX");

        List<Map<String, JsonNode>> rows = rows(
                stack,
                "People",
                "People",
                config,
                "{\"firstname\":\"John\",\"lastname\":\"Doe\",\"birthday\":\"1970-01-12T10:25:12.052Z\"}",
                "{\"firstname\":\"Jane\",\"lastname\":\"Roe\",\"birthday\":\"2020-12-31T23:59:59.999Z\"}");

        assertThat(rows)
                .extracting(SinkRows::texts)
                .containsExactly(
                        Map.of("firstname", "John", "lastname", "Doe", "timestamp", "1970-01-12T10:25:12.052000Z"),
                        Map.of("firstname", "Jane", "lastname", "Roe", "timestamp", "2020-12-31T23:59:59.999000Z"));
    }

    /** The configuration for a web page that manages Kafka, which names the connector inside too. */
    @Test
    void ordersWithTheTimestampOfKafka(LocalStack stack) {
        Map<String, String> config = official(stack, "Orders");
        config.put("name", "questdb");
        config.put("table", "orders_table");
        config.put("timestamp.kafka.native", "true");
        stack.topics().create("Orders", 1);
        long sentAt = Instant.parse("2026-02-03T15:10:00.123Z").toEpochMilli();
        stack.topics()
                .send(new ProducerRecord<>(
                        "Orders",
                        0,
                        sentAt,
                        "Key".getBytes(StandardCharsets.UTF_8),
                        "{\"firstname\": \"Arthur\", \"lastname\": \"Dent\", \"age\": 42}"
                                .getBytes(StandardCharsets.UTF_8)));

        List<Map<String, JsonNode>> rows = rowsOf(stack, "Orders", "orders_table", config, 1);

        assertThat(rows)
                .singleElement()
                .satisfies(row -> assertThat(texts(row))
                        .containsOnly(
                                Map.entry("firstname", "Arthur"),
                                Map.entry("lastname", "Dent"),
                                Map.entry("age", "42"),
                                Map.entry("timestamp", "2026-02-03T15:10:00.123000Z")));
    }

    @Test
    void textTimestampsInTheConfiguredForm(LocalStack stack) {
        Map<String, String> config = official(stack, "official-text-times");
        config.put("timestamp.field.name", "created_at");
        config.put("timestamp.string.fields", "updated_at,deleted_at");
        config.put("timestamp.string.format", "yyyy-MM-dd HH:mm:ss.SSSUUU z");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "official-text-times",
                "official-text-times",
                config,
                "{\"id\":1,\"created_at\":\"2026-02-03 15:10:00.123456 UTC\",\"updated_at\":\"2026-02-03 15:10:00.123457 UTC\"}",
                "{\"id\":2,\"created_at\":\"2026-02-03 15:10:01.000000 UTC\",\"deleted_at\":\"2026-02-03 15:10:02.000001 UTC\"}");

        assertThat(texts(rows.get(0)))
                .containsEntry("timestamp", "2026-02-03T15:10:00.123456Z")
                .containsEntry("updated_at", "2026-02-03T15:10:00.123457Z");
        assertThat(texts(rows.get(1))).containsEntry("deleted_at", "2026-02-03T15:10:02.000001Z");
        assertThat(types(stack, "official-text-times"))
                .containsEntry("updated_at", "TIMESTAMP")
                .containsEntry("deleted_at", "TIMESTAMP")
                .doesNotContainKey("created_at");
    }

    @Test
    void unitsSymbolsDoublesPrefixesAndSmallBatches(LocalStack stack) {
        String topic = "official-options";
        Map<String, String> config = official(stack, topic);
        config.put(
                "client.conf.string",
                "http::addr=" + stack.questDb().address() + ";retry_timeout=60000;auto_flush_rows=1000;");
        config.put("table", "kafka_${topic}_${key}");
        config.put("timestamp.field.name", "from_value_event_time");
        config.put("timestamp.units", "millis");
        config.put("symbols", "from_value_instrument,from_value_exchange");
        config.put("doubles", "from_value_volume,from_value_price");
        config.put("include.key", "true");
        config.put("key.prefix", "from_key");
        config.put("value.prefix", "from_value");
        config.put("allowed.lag", "250");
        config.put("skip.unsupported.types", "true");
        config.put("errors.tolerance", "all");
        config.put("errors.deadletterqueue.topic.name", "dlq-questdb");
        config.put("errors.deadletterqueue.topic.replication.factor", "1");
        stack.topics().create(topic, 1);
        for (String volume : List.of("42", "42.5")) {
            stack.topics()
                    .send(new ProducerRecord<>(
                            topic,
                            0,
                            "eu".getBytes(StandardCharsets.UTF_8),
                            ("{\"event_time\":1770131400123,\"instrument\":\"A\",\"exchange\":\"X\",\"price\":7,\"volume\":"
                                            + volume + ",\"tags\":[\"x\"]}")
                                    .getBytes(StandardCharsets.UTF_8)));
        }

        List<Map<String, JsonNode>> rows = rowsOf(stack, topic, "kafka_official-options_eu", config, 2);

        assertThat(rows)
                .extracting(row -> row.get("from_value_volume").asDouble())
                .containsExactly(42.0, 42.5);
        assertThat(texts(rows.get(0)))
                .containsEntry("timestamp", "2026-02-03T15:10:00.123000Z")
                .containsEntry("from_key", "eu");
        assertThat(types(stack, "kafka_official-options_eu"))
                .containsOnly(
                        Map.entry("from_key", "VARCHAR"),
                        Map.entry("from_value_instrument", "SYMBOL"),
                        Map.entry("from_value_exchange", "SYMBOL"),
                        Map.entry("from_value_price", "DOUBLE"),
                        Map.entry("from_value_volume", "DOUBLE"),
                        Map.entry("timestamp", "TIMESTAMP"));
    }

    /** The transforms that the migration page gives in place of OrderBookToArray. */
    @Test
    void anOrderBookAsArraysOfArrays(LocalStack stack) throws IOException {
        Map<String, String> config = official(stack, "official-book");
        config.putAll(migrationPage("OrderBookToArray"));
        config.put("timestamp.field.name", "ts");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "official-book",
                "official-book",
                config,
                "{\"symbol\":\"BTC-USD\",\"ts\":1770131400001,\"buy_entries\":[{\"price\":100.5,\"size\":10.0},"
                        + "{\"price\":99.8,\"size\":25}],\"sell_entries\":[{\"price\":\"101\",\"size\":5}]}",
                "{\"symbol\":\"BTC-USD\",\"ts\":1770131400002,\"buy_entries\":[]}");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("bids").toString()).isEqualTo("[[100.5,99.8],[10.0,25.0]]");
        assertThat(rows.get(0).get("asks").toString()).isEqualTo("[[101.0],[5.0]]");
        assertThat(rows.get(1).get("bids").isNull()).isTrue();
        assertThat(types(stack, "official-book"))
                .containsOnly(
                        Map.entry("symbol", "VARCHAR"),
                        Map.entry("bids", "DOUBLE[][]"),
                        Map.entry("asks", "DOUBLE[][]"),
                        Map.entry("timestamp", "TIMESTAMP"));
    }

    /** The transforms that the migration page gives in place of StructArrayExplode. */
    @Test
    void anOrderBookAsOneArrayForEachField(LocalStack stack) throws IOException {
        Map<String, String> config = official(stack, "official-explode");
        config.putAll(migrationPage("StructArrayExplode"));
        config.put("timestamp.field.name", "ts");
        List<Map<String, JsonNode>> rows = rows(
                stack,
                "official-explode",
                "official-explode",
                config,
                "{\"symbol\":\"BTC-USD\",\"ts\":1770131400001,\"buy_entries\":[{\"price\":100.5,\"size\":10.0},"
                        + "{\"price\":99.8,\"size\":25}]}",
                "{\"symbol\":\"BTC-USD\",\"ts\":1770131400002}");

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).get("bid_prices").toString()).isEqualTo("[100.5,99.8]");
        assertThat(rows.get(0).get("bid_sizes").toString()).isEqualTo("[10.0,25.0]");
        assertThat(types(stack, "official-explode"))
                .containsOnly(
                        Map.entry("symbol", "VARCHAR"),
                        Map.entry("bid_prices", "DOUBLE[]"),
                        Map.entry("bid_sizes", "DOUBLE[]"),
                        Map.entry("timestamp", "TIMESTAMP"));
    }

    /** The JSON behind a headline of the migration page. */
    private static Map<String, String> migrationPage(String headline) throws IOException {
        Path page = Home.find().root().resolve("docs/migrating-from-the-official-sink.md");
        String text = Files.readString(page);
        int from = text.indexOf("```json", text.indexOf("### " + headline)) + "```json".length();
        return JSON.readValue(text.substring(from, text.indexOf("```", from)), new TypeReference<>() {});
    }
}
