package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.table.SqlUnavailableException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.record.TimestampType;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.header.ConnectHeaders;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;

/** Which table a row goes to, what is known of that table, and who makes it. */
class TablesTest {
    private final Mapping mapping = new Mapping().with("include.key", "false");

    @Test
    void takesTheTopicForTheTable() {
        assertThat(mapping.encode(record("my.topic", null, Map.of("a", 1L)))).isEqualTo("my.topic a=long:1");
    }

    @Test
    void fillsTheTemplateFromTopicPartitionAndKey() {
        mapping.with("table", "k_${topic}_${partition}_${key}");
        assertThat(mapping.encode(record("t", "x", Map.of("a", 1L)))).isEqualTo("k_t_3_x a=long:1");
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("k_t_3_null a=long:1");
    }

    @Test
    void fillsTheTemplateFromHeadersAndFields() {
        mapping.with("table", "${header.tenant}_${field.meta.kind}");
        SinkRecord record = record("t", null, Map.of("meta", Map.of("kind", "x"), "a", 1L));
        record.headers().addString("tenant", "acme");
        assertThat(mapping.encode(record)).isEqualTo("acme_x a=long:1 meta_kind=string:x");
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("rejected : no header tenant");
    }

    @Test
    void fillsTheTemplateFromFieldsOfJson() {
        mapping.with("table", "t_${field.meta.kind}").with("value.format", "json");
        assertThat(mapping.encode(json("{\"a\":1,\"meta\":{\"kind\":\"x\"}}")))
                .isEqualTo("t_x a=long:1 meta_kind=string:x");
        assertThat(mapping.encode(json("{\"a\":1,\"meta.kind\":7}"))).isEqualTo("t_7 a=long:1 meta_kind=long:7");
        assertThat(mapping.encode(json("{\"a\":1}"))).isEqualTo("rejected meta.kind: nothing");
        assertThat(mapping.encode(json("{\"a\":"))).startsWith("rejected : malformed JSON");
    }

    @Test
    void findsATableWhateverTheCaseOfItsName() {
        mapping.table("orders", Map.of("a", "DOUBLE")).table("stra\u00DFe \u00C4", Map.of("a", "DOUBLE"));
        assertThat(mapping.encode(record("Orders", null, Map.of("a", 1L)))).isEqualTo("Orders a=double:1.0");
        assertThat(mapping.encode(record("Stra\u00DFe \u00E4", null, Map.of("a", 1L))))
                .isEqualTo("Stra\u00DFe \u00E4 a=double:1.0");
    }

    @Test
    void letsATopicHaveATableOfItsOwn() {
        mapping.with("table", "all").with("topic.table.map", "t:mine, u:yours");
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("mine a=long:1");
        assertThat(mapping.encode(record("v", null, Map.of("a", 1L)))).isEqualTo("all a=long:1");
    }

    @Test
    void refusesATableNameThatCouldBeMoreThanAName() {
        mapping.with("table", "t_${key}");
        for (String key : List.of("a\"; drop table x", "../x", "a'b", "a\nb", "x".repeat(200))) {
            assertThat(mapping.encode(record("t", key, Map.of("a", 1L)))).startsWith("rejected : a table name of ");
        }
    }

    @Test
    void refusesHalvesOfSurrogatePairsInNamesAndText() {
        assertThat(mapping.encode(record("t", null, Map.of("a\uD83D", 1L))))
                .startsWith("rejected : a field name of 2 characters");
        assertThat(mapping.encode(record("t\uDE80", null, Map.of("a", 1L))))
                .startsWith("rejected : a table name of 2 characters");
        assertThat(mapping.encode(record("t", null, Map.of("a", "\uD83D"))))
                .isEqualTo("rejected a: text with half of a surrogate pair");
    }

    @Test
    void refusesDecimalsThatWouldFillTheMemory() {
        mapping.with("decimal.mode", "string");
        assertThat(mapping.encode(record("t", null, Map.of("a", new BigDecimal("1E+1000000000")))))
                .isEqualTo("rejected a: a decimal of more than 1000 digits");
    }

    @Test
    void refusesAValueThatCannotBeRead() {
        Number broken = new Number() {
            @Override
            public double doubleValue() {
                throw new ArithmeticException("secret");
            }

            @Override
            public float floatValue() {
                return (float) doubleValue();
            }

            @Override
            public long longValue() {
                return (long) doubleValue();
            }

            @Override
            public int intValue() {
                return (int) doubleValue();
            }
        };
        assertThat(mapping.encode(record("t", null, Map.of("a", broken))))
                .isEqualTo("rejected : a value that cannot be read (ArithmeticException)");
    }

    @Test
    void refusesMoreTablesThanAllowed() {
        mapping.with("table", "${key}").with("tables.max", "2");
        assertThat(mapping.encode(record("t", "a", Map.of("a", 1L)))).isEqualTo("a a=long:1");
        assertThat(mapping.encode(record("t", "b", Map.of("a", 1L)))).isEqualTo("b a=long:1");
        assertThat(mapping.encode(record("t", "c", Map.of("a", 1L))))
                .isEqualTo("rejected : a table beyond the 2 this task may write to");
        assertThat(mapping.encode(record("t", "a", Map.of("a", 1L)))).isEqualTo("a a=long:1");
    }

    @Test
    void asksAgainWhatColumnsATableHasWhenItIsTime() {
        mapping.table("t", Map.of("a", "LONG"));
        assertThat(mapping.encode(record("t", null, Map.of("a", "1")))).isEqualTo("t a=long:1");
        mapping.table("t", Map.of("a", "VARCHAR"));
        assertThat(mapping.encode(record("t", null, Map.of("a", "1")))).isEqualTo("t a=long:1");
        mapping.passes(Duration.ofMinutes(2));
        assertThat(mapping.encode(record("t", null, Map.of("a", "1")))).isEqualTo("t a=string:1");
    }

    @Test
    void asksAgainAfterARejection() {
        mapping.table("t", Map.of("a", "LONG"));
        mapping.encode(record("t", null, Map.of("a", "1")));
        mapping.table("t", Map.of("a", "VARCHAR"));
        mapping.encoder().forgetTables();
        assertThat(mapping.encode(record("t", null, Map.of("a", "1")))).isEqualTo("t a=string:1");
    }

    @Test
    void learnsSoonOfATableThatItsRowsCreated() {
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("t a=long:1");
        mapping.table("t", Map.of("a", "DOUBLE"));
        mapping.passes(Duration.ofSeconds(1));
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("t a=double:1.0");
    }

    @Test
    void doesNotAskForEveryRecord() {
        for (int i = 0; i < 100; i++) {
            mapping.encode(record("t", null, Map.of("a", 1L)));
        }
        assertThat(mapping.questDb.questions()).isEqualTo(1);
    }

    @Test
    void leavesARecordAloneWhenQuestDbCannotBeAsked() {
        mapping.questDb.away(true);
        assertThatThrownBy(() -> mapping.encode(record("t", null, Map.of("a", 1L))))
                .isInstanceOf(SqlUnavailableException.class);
        mapping.questDb.away(false);
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("t a=long:1");
    }

    @Test
    void goesOnWithWhatItKnowsWhenQuestDbCannotBeAskedAgain() {
        mapping.table("t", Map.of("a", "DOUBLE"));
        mapping.encode(record("t", null, Map.of("a", 1L)));
        mapping.questDb.away(true);
        mapping.passes(Duration.ofMinutes(2));
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("t a=double:1.0");
    }

    @Test
    void createsTablesAsConfigured() {
        mapping.with("table.create", "ddl")
                .with("table.columns", "device SYMBOL, price DECIMAL(18,4), spot GEOHASH(5c)")
                .with("table.symbol.capacity", "4096")
                .with("table.partition.by", "hour")
                .with("table.ttl", "30 DAYS")
                .with("table.dedup.keys", "device")
                .with("timestamp.field.name", "at")
                .with("timestamp.column.name", "ts");
        assertThat(mapping.encode(record("my table", null, Map.of("at", 1_732_100_000L, "n", 1.5))))
                .isEqualTo("my table n=double:1.5 @1732100000000000t");
        assertThat(mapping.questDb.changes())
                .containsExactly(
                        "CREATE TABLE IF NOT EXISTS \"my table\" (\"ts\" TIMESTAMP, \"device\" SYMBOL CAPACITY 4096,"
                                + " \"price\" DECIMAL(18,4), \"spot\" GEOHASH(5C)) TIMESTAMP(\"ts\") PARTITION BY HOUR"
                                + " TTL 30 DAYS WAL DEDUP UPSERT KEYS(\"ts\", \"device\")",
                        "ALTER TABLE \"my table\" ADD COLUMN IF NOT EXISTS \"n\" DOUBLE");
    }

    @Test
    void addsColumnsBeforeTheRowsThatNeedThem() {
        mapping.with("table.create", "ddl")
                .with("symbols", "s")
                .with("value.format", "json")
                .table("t", Map.of("a", "LONG"));
        String row = "{\"a\":1,\"b\":2,\"c\":2.5,\"d\":true,\"e\":\"x\",\"s\":\"y\",\"f\":[[1]],\"b2\":2}";
        String expected =
                "t a=long:1 b=long:2 b2=long:2 c=double:2.5 d=boolean:true e=string:x f=array:[1, 1][1.0] s=symbol:y";
        assertThat(mapping.encode(json(row))).isEqualTo(expected);
        assertThat(mapping.encode(json(row))).isEqualTo(expected);
        assertThat(mapping.questDb.changes())
                .extracting(sql -> sql.substring(sql.indexOf("EXISTS ") + 7))
                .containsExactly(
                        "\"b\" LONG",
                        "\"c\" DOUBLE",
                        "\"d\" BOOLEAN",
                        "\"e\" VARCHAR",
                        "\"s\" SYMBOL CAPACITY 256",
                        "\"f\" DOUBLE[][]",
                        "\"b2\" LONG");
    }

    @Test
    void keepsTheTypeOfAColumnItMade() {
        mapping.with("table.create", "ddl").table("t", Map.of("a", "LONG"));
        mapping.encode(record("t", null, Map.of("b", 1.5)));
        assertThat(mapping.encode(record("t", null, Map.of("b", 2L)))).isEqualTo("t b=double:2.0");
    }

    @Test
    void makesADecimalColumnWithRoomForTheValueItIsMadeFor() {
        mapping.with("table.create", "ddl").table("t", Map.of("n", "LONG"));
        mapping.encode(record("t", null, Map.of("a", new BigDecimal("12.34"))));
        mapping.encode(record("t", null, Map.of("b", new BigDecimal("1E-40"))));
        mapping.encode(record("t", null, Map.of("c", new BigDecimal("9".repeat(41) + ".5"))));
        mapping.encode(record("t", null, Map.of("d", new BigDecimal("1E+50"))));
        mapping.encode(record("t", null, Map.of("e", new BigDecimal("9".repeat(76)))));
        assertThat(mapping.questDb.changes())
                .extracting(sql -> sql.substring(sql.indexOf("EXISTS ") + 7))
                .containsExactly(
                        "\"a\" DECIMAL(38,2)",
                        "\"b\" DECIMAL(40,40)",
                        "\"c\" DECIMAL(42,1)",
                        "\"d\" DECIMAL(51,0)",
                        "\"e\" DECIMAL(76,0)");
    }

    @Test
    void refusesADecimalThatNoColumnHasRoomForBeforeItAsksForOne() {
        mapping.with("table.create", "ddl").with("value.format", "json").table("t", Map.of("n", "LONG"));
        assertThat(mapping.encode(json("{\"a\":" + "9".repeat(80) + "}")))
                .isEqualTo("rejected a: an integer beyond 64 bits");
        assertThat(mapping.questDb.changes()).isEmpty();
        Mapping skipping = new Mapping()
                .with("table.create", "ddl")
                .with("skip.unsupported.types", "true")
                .with("include.key", "false")
                .with("symbols", "s")
                .table("t", Map.of("n", "LONG"));
        BigDecimal large = new BigDecimal("1E-77");
        assertThat(skipping.encode(record("t", null, Map.of("a", large, "n", 1L))))
                .isEqualTo("t n=long:1");
        assertThat(skipping.encode(record("t", null, Map.of("s", large)))).startsWith("t s=symbol:0.000");
        assertThat(skipping.questDb.changes()).hasSize(1);
    }

    @Test
    void stopsWhenItMayNotCreate() {
        mapping.with("table.create", "ddl");
        mapping.questDb.refuseChanges();
        assertThatThrownBy(() -> mapping.encode(record("t", null, Map.of("a", 1L))))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("permission denied")
                .hasMessageContaining("table.create=none");
    }

    @Test
    void refusesWhatIsMissingWhenNobodyMakesIt() {
        mapping.with("table.create", "none").table("t", Map.of("a", "LONG"));
        assertThat(mapping.encode(record("u", null, Map.of("a", 1L))))
                .isEqualTo("rejected : a table that does not exist");
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L)))).isEqualTo("t a=long:1");
        assertThat(mapping.encode(record("t", null, Map.of("b", 1L))))
                .isEqualTo("rejected b: a field without a column");
    }

    @Test
    void leavesOutFieldsWithoutAColumnIfConfigured() {
        mapping.with("table.create", "none")
                .with("skip.unsupported.types", "true")
                .table("t", Map.of("a", "LONG"));
        assertThat(mapping.encode(record("t", null, Map.of("a", 1L, "b", 1L)))).isEqualTo("t a=long:1");
        assertThat(mapping.counters.get(RowCounters.Event.FIELD_SKIPPED)).isEqualTo(1);
    }

    @Test
    void writesKeysAsColumns() {
        Mapping keys = new Mapping();
        assertThat(keys.encode(record("t", "k1", Map.of("a", 1L)))).isEqualTo("t a=long:1 key=string:k1");
        assertThat(keys.encode(record("t", Map.of("id", 7L), Map.of("a", 1L)))).isEqualTo("t a=long:1 key_id=long:7");
        assertThat(new Mapping().with("key.prefix", "").encode(record("t", "k1", Map.of("a", 1L))))
                .isEqualTo("t a=long:1 key=string:k1");
        assertThat(new Mapping()
                        .with("key.prefix", "")
                        .with("timestamp.field.name", "at")
                        .encode(record("t", Map.of("at", 1_732_100_000L), Map.of("a", 1L))))
                .isEqualTo("t a=long:1 @1732100000000000t");
        assertThat(new Mapping()
                        .with("timestamp.field.name", "key")
                        .encode(record("t", 1_732_100_000L, Map.of("a", 1L))))
                .isEqualTo("t a=long:1 @1732100000000000t");
    }

    @Test
    void writesMetadataOfTheMessageAsItIsInKafka() {
        mapping.with("metadata.columns", "topic,partition,offset,timestamp,key").with("metadata.headers", "h,none");
        SinkRecord record = record("t", "k", Map.of("a", 1L));
        record.headers().addString("h", "v").addString("other", "x");
        assertThat(mapping.encode(record))
                .isEqualTo(
                        "t a=long:1 kafka_header_h=string:v kafka_key=string:k kafka_offset=long:7 kafka_partition=long:3"
                                + " kafka_timestamp=micros:1700000000000000 kafka_topic=symbol:t");
        SinkRecord renamed = record.newRecord("routed", 9, null, null, null, Map.of("a", 1L), 5L, new ConnectHeaders());
        assertThat(mapping.encode(renamed))
                .startsWith("routed a=long:1 kafka_offset=long:7 kafka_partition=long:3")
                .endsWith("kafka_topic=symbol:t");
    }

    @Test
    void treatsNullValuesAsConfigured() {
        assertThat(mapping.encode(record("t", "k", null))).isEqualTo("ignored: null-value");
        assertThat(new Mapping().with("on.null.value", "dlq").encode(record("t", "k", null)))
                .isEqualTo("rejected : a message without a value");
        assertThatThrownBy(() -> new Mapping().with("on.null.value", "fail").encode(record("t", "k", null)))
                .hasMessageContaining("t-3 offset 7");
    }

    @Test
    void treatsTheJsonNullAsAMessageWithoutAValue() {
        for (String text : List.of("null", " null\n")) {
            Mapping ignoring = new Mapping().with("value.format", "json").with("table.create", "ddl");
            assertThat(ignoring.encode(withKey(text))).isEqualTo("ignored: null-value");
            assertThat(ignoring.questDb.changes()).isEmpty();
        }
        assertThat(new Mapping()
                        .with("value.format", "json")
                        .with("message.rows", "array")
                        .with("on.null.value", "dlq")
                        .encode(withKey("null")))
                .isEqualTo("rejected : a message without a value");
        assertThat(new Mapping().with("value.format", "json").encode(withKey("null x")))
                .isEqualTo("rejected : malformed JSON: it goes on behind its end, near byte 5");
        assertThat(new Mapping().with("value.format", "json").encode(withKey("nul")))
                .startsWith("rejected : malformed JSON");
    }

    @Test
    void treatsAnEnvelopeWithANullPayloadAsAMessageWithoutAValue() {
        String schema = "{\"type\":\"struct\",\"optional\":true,\"fields\":[]}";
        for (String envelope : List.of(
                "{\"schema\":null,\"payload\":null}",
                "{\"schema\":" + schema + ",\"payload\":null}",
                "{\"payload\": null, \"schema\":" + schema + "}")) {
            assertThat(new Mapping().with("value.format", "json_envelope").encode(withKey(envelope)))
                    .isEqualTo("ignored: null-value");
            assertThat(new Mapping()
                            .with("value.format", "json_envelope")
                            .with("on.null.value", "dlq")
                            .encode(withKey(envelope)))
                    .isEqualTo("rejected : a message without a value");
        }
        assertThat(new Mapping()
                        .with("value.format", "json_envelope")
                        .encode(withKey(
                                "{\"schema\":{\"type\":\"int32\",\"optional\":true,\"default\":7},\"payload\":null}")))
                .isEqualTo("t key=string:k value=long:7");
    }

    private static SinkRecord withKey(String text) {
        return record("t", "k", text.getBytes(StandardCharsets.UTF_8));
    }

    private static SinkRecord json(String text) {
        return record("t", null, text.getBytes(StandardCharsets.UTF_8));
    }

    private static SinkRecord record(String topic, Object key, Object value) {
        return new SinkRecord(topic, 3, null, key, null, value, 7, 1_700_000_000_000L, TimestampType.CREATE_TIME);
    }
}
