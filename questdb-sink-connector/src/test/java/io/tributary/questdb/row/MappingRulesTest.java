package io.tributary.questdb.row;

import static io.tributary.questdb.row.MappingCase.rule;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule of the mapping, once through the converter path and once through the JSON path. */
class MappingRulesTest {
    private static final JsonConverter CONVERTER = new JsonConverter();

    static {
        CONVERTER.configure(Map.of("schemas.enable", "false"), false);
    }

    static Stream<MappingCase> rules() {
        return Stream.of(
                rule("integers become LONG", "{\"a\":42,\"b\":-1,\"c\":0}", "t a=long:42 b=long:-1 c=long:0"),
                rule("the largest integer is kept", "{\"a\":9223372036854775807}", "t a=long:9223372036854775807"),
                rule(
                        "numbers with a fraction become DOUBLE",
                        "{\"a\":42.5,\"b\":1e3}",
                        "t a=double:42.5 b=double:1000.0"),
                rule("booleans stay booleans", "{\"a\":true,\"b\":false}", "t a=boolean:true b=boolean:false"),
                rule("text becomes VARCHAR", "{\"a\":\"b c\"}", "t a=string:b c"),
                rule("empty text is text", "{\"a\":\"\"}", "t a=string:"),
                rule(
                        "quotes, backslashes and line ends are kept",
                        "{\"a\":\"q\\\"b\\\\n\\nr\\rt\\t/\\/\"}",
                        "t a=string:q\"b\\n\nr\rt\t//"),
                rule(
                        "emoji arrive as they came",
                        "{\"a\":\"\uD83D\uDE80 \u00E9\u4E2D\"}",
                        "t a=string:\uD83D\uDE80 \u00E9\u4E2D"),
                rule("escaped emoji arrive too", "{\"a\":\"\\ud83d\\ude80\\u00e9\"}", "t a=string:\uD83D\uDE80\u00E9"),
                rule("the character U+0000 is text", "{\"a\":\"x\\u0000y\"}", "t a=string:x\u0000y"),
                rule(
                                "the character U+0000 cannot be in a SYMBOL",
                                "{\"a\":\"x\\u0000y\"}",
                                "rejected a: text with the character U+0000")
                        .with("symbols", "a"),
                rule("names may hold any letter", "{\"\u00E4 \uD83D\uDE80\":1}", "t \u00E4 \uD83D\uDE80=long:1"),
                rule("null makes no column", "{\"a\":null,\"b\":1}", "t b=long:1"),
                rule("a row needs a column", "{\"a\":null}", "rejected : a message without a value for any column"),
                rule("nested objects flatten with _", "{\"a\":{\"b\":{\"c\":1},\"d\":2}}", "t a_b_c=long:1 a_d=long:2"),
                rule("a dot in a name becomes _", "{\"a.b\":1}", "t a_b=long:1"),
                rule(
                        "a collision of flattened names is refused",
                        "{\"a\":{\"b\":2},\"a_b\":1}",
                        "rejected a_b: a second value for the column a_b"),
                rule(
                        "names that differ in case collide",
                        "{\"Price\":1,\"price\":2}",
                        "rejected price: a second value for the column Price"),
                rule("a collision may keep the first", "{\"Price\":1,\"price\":2}", "t Price=long:1")
                        .with("on.name.collision", "first"),
                rule(
                        "a name QuestDB forbids is refused",
                        "{\"a-b\":1}",
                        "rejected : a field name of 3 characters that QuestDB does not allow for a column"),
                rule("a forbidden name may be replaced", "{\"a-b?\":1}", "t a_b_=long:1")
                        .with("on.invalid.name", "replace"),
                rule("symbols", "{\"s\":\"a b,c=d\",\"v\":1}", "t s=symbol:a b,c=d v=long:1")
                        .with("symbols", "s"),
                rule(
                                "nested symbols by column or path",
                                "{\"n\":{\"s\":\"x\",\"t\":\"y\"}}",
                                "t n_s=symbol:x n_t=symbol:y")
                        .with("symbols", "n_s,n.t"),
                rule(
                                "numbers and booleans as symbols",
                                "{\"a\":7,\"b\":true,\"c\":1.5}",
                                "t a=symbol:7 b=symbol:true c=symbol:1.5")
                        .with("symbols", "a,b,c"),
                rule("doubles make integers DOUBLE", "{\"a\":42,\"b\":43}", "t a=double:42.0 b=long:43")
                        .with("doubles", "a"),
                rule("all integers DOUBLE", "{\"a\":42}", "t a=double:42.0").with("doubles", "*"),
                rule("value.prefix", "{\"a\":42,\"b\":{\"c\":1}}", "t from_value_a=long:42 from_value_b_c=long:1")
                        .with("value.prefix", "from_value"),
                rule("a primitive value is the column value", "42", "t value=long:42"),
                rule("a primitive value takes the prefix", "\"x\"", "t v=string:x")
                        .with("value.prefix", "v"),
                // Timestamps
                rule("seconds are recognised", "{\"ts\":1732100000,\"a\":1}", "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "ts"),
                rule("milliseconds are recognised", "{\"ts\":1732100000123,\"a\":1}", "t a=long:1 @1732100000123000t")
                        .with("timestamp.field.name", "ts"),
                rule(
                                "microseconds are recognised",
                                "{\"ts\":1732100000123456,\"a\":1}",
                                "t a=long:1 @1732100000123456t")
                        .with("timestamp.field.name", "ts"),
                rule(
                                "nanoseconds are recognised",
                                "{\"ts\":1732100000123456789,\"a\":1}",
                                "t a=long:1 @1732100000123456789n")
                        .with("timestamp.field.name", "ts"),
                rule("configured units", "{\"ts\":1732100000,\"a\":1}", "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.units", "seconds"),
                rule(
                                "a wrong unit is caught early",
                                "{\"ts\":1732100000,\"a\":1}",
                                "rejected ts: a timestamp before timestamp.min")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.units", "millis"),
                rule(
                                "a wrong unit is caught late",
                                "{\"ts\":1732100000123456,\"a\":1}",
                                "rejected ts: a timestamp after timestamp.max")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.units", "millis"),
                rule(
                                "an absurd number is caught",
                                "{\"ts\":9223372036854775807,\"a\":1}",
                                "rejected ts: a timestamp after timestamp.max")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.units", "seconds"),
                rule(
                                "text says its unit, so January 1970 is taken",
                                "{\"ts\":\"1970-01-12T10:25:12.052Z\",\"a\":1}",
                                "t a=long:1 @987912052000t")
                        .with("timestamp.field.name", "ts"),
                rule(
                                "text before the first day QuestDB takes",
                                "{\"ts\":\"1969-12-31T23:59:59Z\",\"a\":1}",
                                "rejected ts: a timestamp before timestamp.min")
                        .with("timestamp.field.name", "ts"),
                rule(
                                "timestamp.min holds for text too",
                                "{\"ts\":\"1999-12-31T23:59:59Z\",\"a\":1}",
                                "rejected ts: a timestamp before timestamp.min")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.min", "2000-01-01T00:00:00Z"),
                rule(
                                "numbers of 1970 where timestamp.min allows them",
                                "{\"ts\":987912,\"a\":1}",
                                "t a=long:1 @987912000000t")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.min", "1970-01-01T00:00:00Z"),
                rule(
                                "a nested timestamp by path",
                                "{\"m\":{\"at\":1732100000},\"a\":1}",
                                "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "m.at"),
                rule(
                                "a nested timestamp by column",
                                "{\"m\":{\"at\":1732100000},\"a\":1}",
                                "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "m_at"),
                rule("ISO 8601 text", "{\"ts\":\"2024-11-20T10:53:20Z\",\"a\":1}", "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "ts"),
                rule(
                                "ISO 8601 text with nanoseconds",
                                "{\"ts\":\"2024-11-20T11:53:20.123456789+01:00\",\"a\":1}",
                                "t a=long:1 @1732100000123456789n")
                        .with("timestamp.field.name", "ts"),
                rule("text in a pattern", "{\"ts\":\"20/11/2024 10:53:20\",\"a\":1}", "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.string.format", "dd/MM/yyyy HH:mm:ss"),
                rule(
                                "text in one of several patterns",
                                "{\"ts\":\"20.11.2024 10:53\",\"a\":1}",
                                "t a=long:1 @1732099980000000t")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.string.formats", "yyyy/MM/dd||dd.MM.yyyy HH:mm"),
                rule("text in a time zone", "{\"ts\":\"2024-11-20 11:53:20\",\"a\":1}", "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.timezone", "Europe/Berlin"),
                rule(
                                "text that is no timestamp",
                                "{\"ts\":\"soon\",\"a\":1}",
                                "rejected ts: a string that is no timestamp in the configured formats")
                        .with("timestamp.field.name", "ts"),
                rule(
                                "composed from several fields",
                                "{\"symbol\":\"BTC\",\"date\":\"20260202\",\"time\":\"135010207\"}",
                                "t symbol=string:BTC @1770040210207000t")
                        .with("timestamp.field.name", "date, time")
                        .with("timestamp.string.format", "yyyyMMddHHmmssSSS"),
                rule(
                                "composed from numbers",
                                "{\"symbol\":\"BTC\",\"date\":20260202,\"time\":135010207}",
                                "t symbol=string:BTC @1770040210207000t")
                        .with("timestamp.field.name", "date,time")
                        .with("timestamp.string.format", "yyyyMMddHHmmssSSS"),
                rule(
                                "a part of the composed timestamp is missing",
                                "{\"date\":\"20260202\",\"a\":1}",
                                "rejected date,time: nothing")
                        .with("timestamp.field.name", "date,time"),
                rule("a missing timestamp is refused", "{\"a\":1}", "rejected ts: nothing")
                        .with("timestamp.field.name", "ts"),
                rule("a null timestamp is refused", "{\"ts\":null,\"a\":1}", "rejected ts: null")
                        .with("timestamp.field.name", "ts"),
                rule("a missing timestamp may be now", "{\"a\":1}", "t a=long:1")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.missing", "now"),
                rule("a fraction is no timestamp", "{\"ts\":1.5,\"a\":1}", "rejected ts: a floating-point number")
                        .with("timestamp.field.name", "ts"),
                rule("a boolean is no timestamp", "{\"ts\":true,\"a\":1}", "rejected ts: a boolean")
                        .with("timestamp.field.name", "ts"),
                rule("the Kafka timestamp", "{\"a\":1}", "t a=long:1 @1700000000000000t")
                        .with("timestamp.kafka.native", "true"),
                rule("precision nanos", "{\"ts\":1732100000,\"a\":1}", "t a=long:1 @1732100000000000000n")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.precision", "nanos"),
                rule("precision micros", "{\"ts\":1732100000123456789,\"a\":1}", "t a=long:1 @1732100000123456t")
                        .with("timestamp.field.name", "ts")
                        .with("timestamp.precision", "micros"),
                rule(
                                "text timestamps in other columns",
                                "{\"at\":\"2024-11-20T10:53:20.5Z\",\"a\":1}",
                                "t a=long:1 at=micros:1732100000500000")
                        .with("timestamp.string.fields", "at"),
                rule(
                        "a field named as the designated timestamp",
                        "{\"timestamp\":1,\"a\":1}",
                        "rejected timestamp: a field named like the designated timestamp timestamp"),
                rule(
                                "the field timestamp as the timestamp",
                                "{\"timestamp\":1732100000,\"a\":1}",
                                "t a=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "timestamp"),
                // Arrays
                rule("an array of numbers", "{\"a\":[1,2.5]}", "t a=array:[2][1.0, 2.5]"),
                rule(
                        "an array of two dimensions",
                        "{\"a\":[[1,2],[3,4],[5,6]]}",
                        "t a=array:[3, 2][1.0, 2.0, 3.0, 4.0, 5.0, 6.0]"),
                rule("an array of three dimensions", "{\"a\":[[[1],[2]]]}", "t a=array:[1, 2, 1][1.0, 2.0]"),
                rule(
                        "an array of four dimensions",
                        "{\"a\":[[[[1]]]]}",
                        "rejected a: an array of more than 3 dimensions"),
                rule("a jagged array", "{\"a\":[[1,2],[3]]}", "rejected a: an array whose rows differ in length"),
                rule("an array with a null", "{\"a\":[1,null]}", "rejected a: an array with a null in it"),
                rule("an array of text", "{\"a\":[\"x\"]}", "rejected a: an array of something other than numbers"),
                rule("an empty array makes no column", "{\"a\":[],\"b\":1}", "t b=long:1"),
                rule("an array of empty arrays makes no column", "{\"a\":[[],[]],\"b\":1}", "t b=long:1"),
                rule(
                        "an empty array beside others",
                        "{\"a\":[[],[1]]}",
                        "rejected a: an array whose rows differ in length"),
                rule(
                        "a number beside an empty array",
                        "{\"a\":[[],1],\"b\":1234}",
                        "rejected a: an array of numbers and arrays"),
                rule(
                        "an array of a number beside an empty array of another depth",
                        "{\"a\":[[[]],[1]]}",
                        "rejected a: an array of numbers and arrays"),
                rule(
                        "an array of numbers beside one of empty arrays",
                        "{\"a\":[[[],[]],[1,2]]}",
                        "rejected a: an array of numbers and arrays"),
                rule("unsupported types may be skipped", "{\"a\":[\"x\"],\"b\":1}", "t b=long:1")
                        .with("skip.unsupported.types", "true"),
                rule(
                                "other arrays as JSON",
                                "{\"a\":[\"x\",{\"y\":null}],\"b\":[1]}",
                                "t a=string:[\"x\",{\"y\":null}] b=array:[1][1.0]")
                        .with("array.mode", "double_or_json"),
                rule("all arrays as JSON", "{\"b\":[1,2]}", "t b=string:[1,2]").with("array.mode", "json"),
                rule(
                                "a field kept as JSON",
                                "{\"p\":{\"x\":[1,\"\uD83D\uDE80\"]},\"b\":1}",
                                "t b=long:1 p=string:{\"x\":[1,\"\uD83D\uDE80\"]}")
                        .with("json.fields", "p"),
                rule(
                                "nested objects kept as JSON",
                                "{\"p\":{\"x\":{\"y\":1}},\"b\":1}",
                                "t b=long:1 p=string:{\"x\":{\"y\":1}}")
                        .with("nested.mode", "json"),
                // Existing columns
                rule("an integer for a DOUBLE column", "{\"a\":42}", "t a=double:42.0")
                        .column("a", "DOUBLE"),
                rule(
                                "an integer a double cannot hold",
                                "{\"a\":9007199254740993}",
                                "rejected a: an integer that a double cannot hold exactly")
                        .column("a", "DOUBLE"),
                rule("a whole number for a LONG column", "{\"a\":42.0}", "t a=long:42")
                        .column("a", "LONG"),
                rule("a fraction for a LONG column", "{\"a\":42.5}", "rejected a: a number with a fraction")
                        .column("a", "LONG"),
                rule(
                                "an integer beyond SHORT",
                                "{\"a\":40000}",
                                "rejected a: an integer beyond the range of the column")
                        .column("a", "SHORT"),
                rule("an integer within BYTE", "{\"a\":-128}", "t a=long:-128").column("a", "BYTE"),
                rule("numeric text for a LONG column", "{\"a\":\"42\"}", "t a=long:42")
                        .column("a", "LONG"),
                rule("numeric text for a DOUBLE column", "{\"a\":\"42.5\"}", "t a=double:42.5")
                        .column("a", "DOUBLE"),
                rule("other text for a DOUBLE column", "{\"a\":\"x\"}", "rejected a: a string that is no number")
                        .column("a", "DOUBLE"),
                rule("text for a TIMESTAMP column", "{\"a\":\"2024-11-20T10:53:20Z\"}", "t a=micros:1732100000000000")
                        .column("a", "TIMESTAMP"),
                rule(
                                "text for a TIMESTAMP_NS column",
                                "{\"a\":\"2024-11-20T10:53:20.123456789Z\"}",
                                "t a=nanos:1732100000123456789")
                        .column("a", "TIMESTAMP_NS"),
                rule("text for a DATE column", "{\"a\":\"2024-11-20T10:53:20.123Z\"}", "t a=long:1732100000123")
                        .column("a", "DATE"),
                rule("text for a SYMBOL column", "{\"a\":\"x\"}", "t a=symbol:x")
                        .column("a", "SYMBOL"),
                rule("a number for a VARCHAR column", "{\"a\":42,\"b\":true}", "t a=string:42 b=string:true")
                        .column("a", "VARCHAR")
                        .column("b", "STRING"),
                rule(
                                "text for a UUID column",
                                "{\"a\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"}",
                                "t a=string:a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11")
                        .column("a", "UUID"),
                rule("other text for a UUID column", "{\"a\":\"x\"}", "rejected a: a string that is no UUID")
                        .column("a", "UUID"),
                rule("text for an IPv4 column", "{\"a\":\"10.1.2.3\"}", "t a=string:10.1.2.3")
                        .column("a", "IPv4"),
                rule(
                                "other text for an IPv4 column",
                                "{\"a\":\"10.1.2.300\"}",
                                "rejected a: a string that is no IPv4 address")
                        .column("a", "IPv4"),
                rule(
                                "the IPv4 address that is NULL",
                                "{\"a\":\"0.0.0.0\"}",
                                "rejected a: the IPv4 address that QuestDB stores as NULL")
                        .column("a", "IPv4"),
                rule("text for a GEOHASH column", "{\"a\":\"u33d8\"}", "t a=string:u33d8")
                        .column("a", "GEOHASH(5c)"),
                rule(
                                "a geohash that is too short",
                                "{\"a\":\"u33\"}",
                                "rejected a: a string that is no geohash of the column's precision")
                        .column("a", "GEOHASH(5c)"),
                rule("text for a LONG256 column", "{\"a\":\"0x1f\"}", "t a=long256:0x1f")
                        .column("a", "LONG256"),
                rule("text for a BOOLEAN column", "{\"a\":\"true\"}", "t a=boolean:true")
                        .column("a", "BOOLEAN"),
                rule("text for a CHAR column", "{\"a\":\"x\",\"b\":1}", "t a=string:x b=long:1")
                        .column("a", "CHAR"),
                rule(
                                "longer text for a CHAR column",
                                "{\"a\":\"xy\"}",
                                "rejected a: a string that is not one character")
                        .column("a", "CHAR"),
                rule("a number for a DECIMAL column", "{\"a\":12.34,\"b\":7}", "t a=decimal:12.340 b=long:7")
                        .column("a", "DECIMAL(10,3)")
                        .column("b", "DECIMAL(10,3)"),
                rule("text for a DECIMAL column", "{\"a\":\"12.34\"}", "t a=decimal:12.34")
                        .column("a", "DECIMAL(10,2)"),
                rule(
                                "too many fraction digits for a DECIMAL column",
                                "{\"a\":\"12.345\"}",
                                "rejected a: a decimal with more fraction digits")
                        .column("a", "DECIMAL(10,2)"),
                rule("an array of other dimensions", "{\"a\":[1]}", "rejected a: an array of 1 dimensions")
                        .column("a", "DOUBLE[][]"),
                rule("column names ignore case", "{\"A\":42}", "t A=double:42.0")
                        .column("a", "DOUBLE"),
                rule("a boolean for a LONG column", "{\"a\":true}", "rejected a: a boolean")
                        .column("a", "LONG"),
                // Names in settings
                rule("symbols name what replaces an invalid name", "{\"a-b\":\"x\"}", "t a_b=symbol:x")
                        .with("on.invalid.name", "replace")
                        .with("symbols", "a_b"),
                rule("symbols name a path of invalid names", "{\"a-b\":{\"c\":\"x\"}}", "t a_b_c=symbol:x")
                        .with("on.invalid.name", "replace")
                        .with("symbols", "a-b.c"),
                rule("doubles name what replaces an invalid name", "{\"a-b\":1}", "t a_b=double:1.0")
                        .with("on.invalid.name", "replace")
                        .with("doubles", "a_b"),
                rule("fields kept as JSON named by what replaces an invalid name", "{\"a-b\":1}", "t a_b=string:1")
                        .with("on.invalid.name", "replace")
                        .with("json.fields", "a_b"),
                rule(
                                "text for timestamps named by what replaces an invalid name",
                                "{\"a-b\":\"2024-11-20T10:53:20Z\"}",
                                "t a_b=micros:1732100000000000")
                        .with("on.invalid.name", "replace")
                        .with("timestamp.string.fields", "a_b"),
                rule(
                                "the timestamp named by what replaces an invalid name",
                                "{\"a-b\":1732100000,\"c\":1}",
                                "t c=long:1 @1732100000000000t")
                        .with("on.invalid.name", "replace")
                        .with("timestamp.field.name", "a_b"),
                rule(
                                "the timestamp named by its column instead of the dots in its name",
                                "{\"a.b\":1732100000,\"c\":1}",
                                "t c=long:1 @1732100000000000t")
                        .with("timestamp.field.name", "a_b"),
                rule(
                                "parts of the timestamp named by what replaces invalid names",
                                "{\"a-b\":\"2024-11-20\",\"a.c\":\"T10:53:20Z\",\"d\":1}",
                                "t d=long:1 @1732100000000000t")
                        .with("on.invalid.name", "replace")
                        .with("timestamp.field.name", "a_b,a_c"),
                rule(
                                "an invalid name that nothing replaces",
                                "{\"a-b\":\"x\"}",
                                "rejected : a field name of 3 characters that QuestDB does not allow for a column")
                        .with("symbols", "a_b"),
                // What QuestDB stores as NULL
                rule(
                                "a date that nanoseconds do not reach, for a TIMESTAMP_NS column",
                                "{\"a\":\"9999-12-31\"}",
                                "rejected a: a point in time out of range")
                        .column("a", "TIMESTAMP_NS"),
                rule(
                        "the smallest integer is refused",
                        "{\"a\":-9223372036854775808}",
                        "rejected a: the smallest 64-bit integer"),
                rule("the smallest integer may be left out", "{\"a\":-9223372036854775808,\"b\":1}", "t b=long:1")
                        .with("on.unrepresentable.value", "null"));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void converterPath(MappingCase rule) {
        SchemaAndValue converted = CONVERTER.toConnectData("t", rule.json().getBytes(StandardCharsets.UTF_8));
        assertThatTheSameComesOfEach(record(converted.value()), mapping(rule), rule);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void jsonPath(MappingCase rule) {
        Mapping mapping = mapping(rule).with("value.format", "json");
        assertThatTheSameComesOfEach(record(rule.json().getBytes(StandardCharsets.UTF_8)), mapping, rule);
    }

    /** What is known of fields from the records before makes the next ones faster, but nothing else of them. */
    private static void assertThatTheSameComesOfEach(SinkRecord record, Mapping mapping, MappingCase rule) {
        for (int i = 1; i <= 3; i++) {
            assertThat(mapping.encode(record)).as("record " + i).isEqualTo(rule.expected());
        }
    }

    private static Mapping mapping(MappingCase rule) {
        Mapping mapping = new Mapping().with(rule.config());
        if (!rule.columns().isEmpty()) {
            mapping.table("t", rule.columns());
        }
        return mapping;
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord(
                "t",
                0,
                null,
                null,
                null,
                value,
                7,
                1_700_000_000_000L,
                org.apache.kafka.common.record.TimestampType.CREATE_TIME);
    }
}
