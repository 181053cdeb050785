package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Time;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every type of Connect's schemas, once as a struct and once as JsonConverter's envelope. */
class TypedMappingTest {
    private static final JsonConverter CONVERTER = new JsonConverter();
    private static final java.util.Date INSTANT = java.util.Date.from(Instant.parse("2024-11-20T10:53:20.123Z"));
    private static final java.util.Date DAY = java.util.Date.from(Instant.parse("2024-11-20T00:00:00Z"));

    private static final Schema STRUCT =
            SchemaBuilder.struct().field("x", Schema.INT32_SCHEMA).build();
    private static final String OUT_OF_RANGE = "rejected f: a point in time out of range";
    private static final String INFINITE = "rejected f: an infinite number";
    private static final String NOTHING = "rejected : a message without a value for any column";

    static {
        CONVERTER.configure(Map.of("schemas.enable", "true"), false);
    }

    /**
     * A rule for a type.
     *
     * @param schema the schema of the field {@code f}
     * @param column the type of the column {@code f}; null if there is no such table
     */
    record Rule(String name, Schema schema, Object value, Map<String, String> config, String column, String expected) {
        Rule with(String key, String setting) {
            return new Rule(name, schema, value, Map.of(key, setting), column, expected);
        }

        Rule column(String type) {
            return new Rule(name, schema, value, config, type, expected);
        }

        Schema structSchema() {
            return SchemaBuilder.struct().field("f", schema).build();
        }

        Struct struct() {
            return new Struct(structSchema()).put("f", value);
        }

        Mapping mapping() {
            Mapping mapping = new Mapping().with(config);
            return column == null ? mapping : mapping.table("t", Map.of("f", column));
        }

        String row() {
            return expected.startsWith("rejected") ? expected : "t " + expected;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** Points in time that a column other than the designated timestamp cannot hold, or would show as another one. */
    static Stream<Rule> instantsOutOfRange() {
        Schema micros = named(Schema.Type.INT64, "io.debezium.time.MicroTimestamp");
        Schema millis = named(Schema.Type.INT64, "io.debezium.time.Timestamp");
        Schema nanos = named(Schema.Type.INT64, "io.debezium.time.NanoTimestamp");
        Schema zoned = named(Schema.Type.STRING, "io.debezium.time.ZonedTimestamp");
        long beyondNanos = Long.MAX_VALUE / 1_000 + 1;
        return Stream.of(
                rule("least micros", micros, Long.MIN_VALUE, OUT_OF_RANGE),
                rule("least micros for TIMESTAMP", micros, Long.MIN_VALUE, OUT_OF_RANGE)
                        .column("TIMESTAMP"),
                rule("least micros for TIMESTAMP_NS", micros, Long.MIN_VALUE, OUT_OF_RANGE)
                        .column("TIMESTAMP_NS"),
                rule("least micros for LONG", micros, Long.MIN_VALUE, "rejected f: the smallest 64-bit integer")
                        .column("LONG"),
                rule("least micros for VARCHAR", micros, Long.MIN_VALUE, OUT_OF_RANGE)
                        .column("VARCHAR"),
                rule("least micros left out", micros, Long.MIN_VALUE, NOTHING).with("on.unrepresentable.value", "null"),
                rule("least millis", millis, Long.MIN_VALUE, OUT_OF_RANGE),
                rule("most millis", millis, Long.MAX_VALUE, OUT_OF_RANGE),
                rule("most millis for DATE", millis, Long.MAX_VALUE, OUT_OF_RANGE)
                        .column("DATE"),
                rule("most millis for SYMBOL", millis, Long.MAX_VALUE, OUT_OF_RANGE)
                        .with("symbols", "f"),
                rule("most millis for LONG", millis, Long.MAX_VALUE, "f=long:9223372036854775807")
                        .column("LONG"),
                rule("micros beyond nanos for TIMESTAMP", micros, beyondNanos, "f=micros:9223372036854776")
                        .column("TIMESTAMP"),
                rule("micros beyond nanos for TIMESTAMP_NS", micros, beyondNanos, OUT_OF_RANGE)
                        .column("TIMESTAMP_NS"),
                rule("micros before nanos for TIMESTAMP_NS", micros, -beyondNanos, OUT_OF_RANGE)
                        .column("TIMESTAMP_NS"),
                rule("micros within nanos", micros, beyondNanos - 2, "f=nanos:9223372036854774000")
                        .column("TIMESTAMP_NS"),
                rule("least nanos for TIMESTAMP_NS", nanos, Long.MIN_VALUE, OUT_OF_RANGE)
                        .column("TIMESTAMP_NS"),
                rule("last year of all", zoned, "+999999999-12-31T23:59:59.9Z", OUT_OF_RANGE),
                rule("first year of all", zoned, "-999999999-01-01T00:00:00.9Z", OUT_OF_RANGE),
                rule("last second of all", zoned, "+294247-01-10T04:00:54.9Z", OUT_OF_RANGE));
    }

    static Stream<Rule> rules() {
        return Stream.concat(types(), instantsOutOfRange());
    }

    private static Stream<Rule> types() {
        return Stream.of(
                rule("int8", Schema.INT8_SCHEMA, (byte) -5, "f=long:-5"),
                rule("int16", Schema.INT16_SCHEMA, (short) -500, "f=long:-500"),
                rule("int32", Schema.INT32_SCHEMA, 70_000, "f=long:70000"),
                rule("int64", Schema.INT64_SCHEMA, 1L << 40, "f=long:1099511627776"),
                rule("float32", Schema.FLOAT32_SCHEMA, 1.5f, "f=double:1.5"),
                rule("float64", Schema.FLOAT64_SCHEMA, 0.1, "f=double:0.1"),
                rule("float64 that is whole", Schema.FLOAT64_SCHEMA, 42.0, "f=double:42.0"),
                rule(
                        "NaN is left out",
                        Schema.FLOAT64_SCHEMA,
                        Double.NaN,
                        "rejected : a message without a value for any column"),
                rule(
                        "infinity is refused",
                        Schema.FLOAT64_SCHEMA,
                        Double.NEGATIVE_INFINITY,
                        "rejected f: an infinite number"),
                rule("boolean", Schema.BOOLEAN_SCHEMA, true, "f=boolean:true"),
                rule("string", Schema.STRING_SCHEMA, "a \uD83D\uDE80 \"b\"", "f=string:a \uD83D\uDE80 \"b\""),
                rule("bytes are refused", Schema.BYTES_SCHEMA, new byte[] {1, 2}, "rejected f: bytes"),
                rule("bytes as base64", Schema.BYTES_SCHEMA, new byte[] {1, 2}, "f=string:AQI=")
                        .with("bytes.mode", "base64"),
                rule("bytes as hex", Schema.BYTES_SCHEMA, new byte[] {1, (byte) 0xAB}, "f=string:01ab")
                        .with("bytes.mode", "hex"),
                rule("bytes as text", Schema.BYTES_SCHEMA, "\u00E9".getBytes(StandardCharsets.UTF_8), "f=string:\u00E9")
                        .with("bytes.mode", "utf8"),
                rule(
                                "bytes that are no text",
                                Schema.BYTES_SCHEMA,
                                new byte[] {(byte) 0xFF},
                                "rejected f: bytes that are not UTF-8")
                        .with("bytes.mode", "utf8"),
                rule("Timestamp", Timestamp.SCHEMA, INSTANT, "f=micros:1732100000123000"),
                rule("Date", Date.SCHEMA, DAY, "f=micros:1732060800000000"),
                rule(
                        "Time is milliseconds",
                        Time.SCHEMA,
                        java.util.Date.from(Instant.ofEpochSecond(3_600)),
                        "f=long:3600000"),
                rule("Decimal without a column", Decimal.schema(2), new BigDecimal("-12.34"), "rejected f: a decimal"),
                rule("Decimal as double", Decimal.schema(2), new BigDecimal("-12.34"), "f=double:-12.34")
                        .with("decimal.mode", "double"),
                rule("Decimal as text", Decimal.schema(2), new BigDecimal("-12.30"), "f=string:-12.30")
                        .with("decimal.mode", "string"),
                rule("Decimal for a DECIMAL column", Decimal.schema(2), new BigDecimal("-12.34"), "f=decimal:-12.3400")
                        .column("DECIMAL(18,4)"),
                rule("Decimal for a DOUBLE column", Decimal.schema(2), new BigDecimal("-12.34"), "f=double:-12.34")
                        .column("DOUBLE"),
                rule("Decimal for a LONG column", Decimal.schema(2), new BigDecimal("12.00"), "f=long:12")
                        .column("LONG"),
                rule(
                        "Debezium Date",
                        named(Schema.Type.INT32, "io.debezium.time.Date"),
                        20_047,
                        "f=micros:1732060800000000"),
                rule(
                        "Debezium Timestamp",
                        named(Schema.Type.INT64, "io.debezium.time.Timestamp"),
                        1_732_100_000_123L,
                        "f=micros:1732100000123000"),
                rule(
                        "Debezium MicroTimestamp",
                        named(Schema.Type.INT64, "io.debezium.time.MicroTimestamp"),
                        1_732_100_000_123_456L,
                        "f=micros:1732100000123456"),
                rule(
                        "Debezium NanoTimestamp",
                        named(Schema.Type.INT64, "io.debezium.time.NanoTimestamp"),
                        1_732_100_000_123_456_789L,
                        "f=nanos:1732100000123456789"),
                rule(
                        "Debezium ZonedTimestamp",
                        named(Schema.Type.STRING, "io.debezium.time.ZonedTimestamp"),
                        "2024-11-20T11:53:20.123456+01:00",
                        "f=micros:1732100000123456"),
                rule(
                        "Debezium MicroTime is a number",
                        named(Schema.Type.INT64, "io.debezium.time.MicroTime"),
                        3_600_000_000L,
                        "f=long:3600000000"),
                rule(
                        "Debezium Uuid is text",
                        named(Schema.Type.STRING, "io.debezium.data.Uuid"),
                        "a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11",
                        "f=string:a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                rule(
                        "a time before 1970",
                        named(Schema.Type.INT64, "io.debezium.time.MicroTimestamp"),
                        -5L,
                        "f=micros:-5"),
                rule("a time as SYMBOL", Timestamp.SCHEMA, INSTANT, "f=symbol:2024-11-20T10:53:20.123Z")
                        .with("symbols", "f"),
                rule("a time for a VARCHAR column", Timestamp.SCHEMA, INSTANT, "f=string:2024-11-20T10:53:20.123Z")
                        .column("VARCHAR"),
                rule(
                                "a time for a LONG column stays the number it was",
                                named(Schema.Type.INT64, "io.debezium.time.Timestamp"),
                                1_732_100_000_123L,
                                "f=long:1732100000123")
                        .column("LONG"),
                rule("a time for a DATE column", Timestamp.SCHEMA, INSTANT, "f=long:1732100000123")
                        .column("DATE"),
                rule(
                        "array of doubles",
                        SchemaBuilder.array(Schema.FLOAT64_SCHEMA).build(),
                        List.of(1.5, 2.0),
                        "f=array:[2][1.5, 2.0]"),
                rule(
                        "array of integers",
                        SchemaBuilder.array(Schema.INT32_SCHEMA).build(),
                        List.of(1, 2),
                        "f=array:[2][1.0, 2.0]"),
                rule(
                        "array of arrays",
                        SchemaBuilder.array(SchemaBuilder.array(Schema.FLOAT32_SCHEMA)
                                        .build())
                                .build(),
                        List.of(List.of(1f), List.of(2f)),
                        "f=array:[2, 1][1.0, 2.0]"),
                rule(
                        "array of text",
                        SchemaBuilder.array(Schema.STRING_SCHEMA).build(),
                        List.of("x"),
                        "rejected f: an array of something other than numbers"),
                rule(
                        "map",
                        SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.INT32_SCHEMA)
                                .build(),
                        Map.of("k", 1),
                        "f_k=long:1"),
                rule(
                        "map with other keys",
                        SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.INT32_SCHEMA)
                                .build(),
                        Map.of(1, 1),
                        "rejected f: a map whose keys are no strings"),
                rule(
                        "optional without a value",
                        Schema.OPTIONAL_STRING_SCHEMA,
                        null,
                        "rejected : a message without a value for any column"),
                rule(
                        "a default in place of nothing",
                        SchemaBuilder.int32().optional().defaultValue(7).build(),
                        null,
                        "f=long:7"),
                rule("float32 that is no short double", Schema.FLOAT32_SCHEMA, 0.1f, "f=double:0.10000000149011612"),
                rule("infinity as float32", Schema.FLOAT32_SCHEMA, Float.POSITIVE_INFINITY, INFINITE),
                rule("Date for a LONG column is milliseconds", Date.SCHEMA, DAY, "f=long:1732060800000")
                        .column("LONG"),
                rule(
                                "Debezium Date for a LONG column is days",
                                named(Schema.Type.INT32, "io.debezium.time.Date"),
                                20_047,
                                "f=long:20047")
                        .column("LONG"),
                rule(
                        "array of float32",
                        SchemaBuilder.array(Schema.FLOAT32_SCHEMA).build(),
                        List.of(0.1f, 2f),
                        "f=array:[2][0.10000000149011612, 2.0]"),
                rule(
                        "array of doubles that are no numbers of JSON",
                        SchemaBuilder.array(Schema.FLOAT64_SCHEMA).build(),
                        List.of(Double.NaN, 1.5),
                        "f=array:[2][NaN, 1.5]"),
                rule(
                        "array of Decimal",
                        SchemaBuilder.array(Decimal.schema(1)).build(),
                        List.of(new BigDecimal("1.5"), new BigDecimal("-2.0")),
                        "f=array:[2][1.5, -2.0]"),
                rule(
                        "array of arrays of Decimal",
                        SchemaBuilder.array(
                                        SchemaBuilder.array(Decimal.schema(1)).build())
                                .build(),
                        List.of(List.of(new BigDecimal("1.5"))),
                        "f=array:[1, 1][1.5]"),
                rule(
                        "array with nothing in place of a Decimal",
                        SchemaBuilder.array(Decimal.builder(1).optional().build())
                                .build(),
                        Arrays.asList(new BigDecimal("1.5"), null),
                        "rejected f: an array with a null in it"),
                rule(
                        "array of Timestamp",
                        SchemaBuilder.array(Timestamp.SCHEMA).build(),
                        List.of(INSTANT),
                        "rejected f: an array of something other than numbers"),
                rule(
                        "array of Date",
                        SchemaBuilder.array(Date.SCHEMA).build(),
                        List.of(DAY),
                        "rejected f: an array of something other than numbers"),
                rule(
                        "array of Time",
                        SchemaBuilder.array(Time.SCHEMA).build(),
                        List.of(java.util.Date.from(Instant.ofEpochSecond(3_600))),
                        "rejected f: an array of something other than numbers"),
                rule(
                        "array of Debezium Timestamp",
                        SchemaBuilder.array(named(Schema.Type.INT64, "io.debezium.time.Timestamp"))
                                .build(),
                        List.of(1_732_100_000_123L),
                        "f=array:[1][1.732100000123E12]"),
                rule(
                        "array of structs",
                        SchemaBuilder.array(STRUCT).build(),
                        List.of(new Struct(STRUCT).put("x", 1)),
                        "rejected f: an array of something other than numbers"),
                rule(
                        "array of arrays of which one is shorter",
                        SchemaBuilder.array(
                                        SchemaBuilder.array(Schema.INT32_SCHEMA).build())
                                .build(),
                        List.of(List.of(1, 2), List.of(3)),
                        "rejected f: an array whose rows differ in length"),
                rule(
                                "array of text as JSON",
                                SchemaBuilder.array(Schema.STRING_SCHEMA).build(),
                                List.of("x"),
                                "f=string:[\"x\"]")
                        .with("array.mode", "double_or_json"),
                rule("double kept though whole, for a new column", Schema.INT64_SCHEMA, 5L, "f=double:5.0")
                        .with("doubles", "f"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void struct(Rule rule) {
        assertThat(rule.mapping().encode(record(rule.structSchema(), rule.struct())))
                .isEqualTo(rule.row());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void envelope(Rule rule) {
        byte[] json = CONVERTER.fromConnectData("t", rule.structSchema(), rule.struct());
        Mapping mapping = rule.mapping().with("value.format", "json_envelope");
        for (int i = 1; i <= 3; i++) {
            assertThat(mapping.encode(record(null, json))).as("record " + i).isEqualTo(rule.row());
        }
    }

    @Test
    void refusesADecimalWithoutDigits() {
        Schema scaled = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .field("scale", Schema.INT32_SCHEMA)
                .field("value", Schema.BYTES_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct().field("f", scaled).build();
        Struct value = new Struct(scaled).put("scale", 2).put("value", new byte[0]);
        assertThat(new Mapping().encode(record(schema, new Struct(schema).put("f", value))))
                .isEqualTo("rejected f: a decimal without digits");
        assertThat(envelope("{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\"}", "\"\""))
                .isEqualTo("rejected f: a decimal without digits");
    }

    @Test
    void refusesADecimalThatLacksItsScale() {
        Schema scaled = SchemaBuilder.struct()
                .name("io.debezium.data.VariableScaleDecimal")
                .field("scale", Schema.OPTIONAL_INT32_SCHEMA)
                .field("value", Schema.OPTIONAL_BYTES_SCHEMA)
                .build();
        Schema schema = SchemaBuilder.struct().field("f", scaled).build();
        for (Struct value :
                List.of(new Struct(scaled).put("value", new byte[] {1}), new Struct(scaled).put("scale", 2))) {
            assertThat(new Mapping().encode(record(schema, new Struct(schema).put("f", value))))
                    .isEqualTo("rejected f: a decimal that lacks scale or value");
        }
    }

    /** They are dates for Connect, but cannot be asked for their instant. */
    @Test
    @SuppressWarnings("JavaUtilDate") // it is what Connect has
    void takesTheDatesAndTimesOfJdbc() {
        Schema schema = SchemaBuilder.struct()
                .field("d", org.apache.kafka.connect.data.Date.SCHEMA)
                .field("t", org.apache.kafka.connect.data.Time.SCHEMA)
                .build();
        Struct ofJdbc =
                new Struct(schema).put("d", new java.sql.Date(86_400_000)).put("t", new java.sql.Time(1_000));
        Struct usual =
                new Struct(schema).put("d", new java.util.Date(86_400_000)).put("t", new java.util.Date(1_000));

        assertThat(new Mapping().encode(record(schema, ofJdbc)))
                .isEqualTo(new Mapping().encode(record(schema, usual)))
                .isEqualTo("t d=micros:86400000000 t=long:1000");
        Mapping asJson = new Mapping().with("json.fields", "d");
        assertThat(asJson.encode(record(schema, ofJdbc))).isEqualTo(asJson.encode(record(schema, usual)));
    }

    @Test
    void refusesADecimalWithAnExponentWithoutEnd() {
        assertThat(envelope("{\"type\":\"bytes\",\"name\":\"org.apache.kafka.connect.data.Decimal\"}", "1e99999999999"))
                .isEqualTo("rejected f: a decimal with an exponent out of range");
    }

    /** The row of an envelope whose field {@code f} has a type and a value, both given as JSON. */
    private static String envelope(String type, String value) {
        String json = "{\"schema\":{\"type\":\"struct\",\"fields\":[{\"field\":\"f\"," + type.substring(1)
                + "]},\"payload\":{\"f\":" + value + "}}";
        return new Mapping()
                .with("value.format", "json_envelope")
                .encode(record(null, json.getBytes(StandardCharsets.UTF_8)));
    }

    private static Rule rule(String name, Schema schema, Object value, String expected) {
        return new Rule(name, schema, value, Map.of(), null, expected);
    }

    private static Schema named(Schema.Type type, String name) {
        return new SchemaBuilder(type).name(name).build();
    }

    private static SinkRecord record(Schema schema, Object value) {
        return new SinkRecord("t", 0, null, null, schema, value, 0);
    }
}
