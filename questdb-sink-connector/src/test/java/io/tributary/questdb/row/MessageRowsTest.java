package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.table.SqlUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.json.JsonConverter;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages that hold several rows. */
class MessageRowsTest {
    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void anArrayOfRows(String format) {
        Mapping mapping = mapping(format).with("message.rows", "array").with("timestamp.field.name", "ts");
        assertThat(encode(mapping, format, "[{\"a\":1,\"ts\":1732100000},{\"b\":\"x\",\"ts\":1732100001}]"))
                .isEqualTo("t a=long:1 key=string:k @1732100000000000t\nt b=string:x key=string:k @1732100001000000t");
        assertThat(encode(mapping, format, "[]")).isEqualTo("ignored: no-rows");
        assertThat(encode(mapping, format, "{\"a\":1}")).isEqualTo("rejected : a value that is no array");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void aThousandRows(String format) {
        Mapping mapping = mapping(format).with("message.rows", "array");
        String element = "{\"a\":1,\"n\":{\"b\":2}}";
        String encoded = encode(mapping, format, "[" + (element + ",").repeat(999) + element + "]");
        assertThat(encoded.lines()).hasSize(1_000).containsOnly("t a=long:1 key=string:k n_b=long:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void allRowsOfAMessageOrNone(String format) {
        Mapping mapping = mapping(format).with("message.rows", "array");
        assertThat(encode(mapping, format, "[{\"a\":1},{\"a\":[\"x\"]}]"))
                .isEqualTo("rejected a: an array of something other than numbers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void leavesNoRowBehindWhenQuestDbIsAwayInTheMiddleOfAMessage(String format) {
        Mapping mapping = mapping(format)
                .with("message.rows", "array")
                .with("table.create", "ddl")
                .table("t", Map.of("a", "LONG", "key", "VARCHAR"));
        assertThat(encode(mapping, format, "[{\"a\":1}]")).isEqualTo("t a=long:1 key=string:k");
        SinkRecord needsAColumn = record(format, "[{\"a\":1},{\"b\":2}]");
        LineBuffer out = new LineBuffer(16);
        mapping.questDb.away(true);
        assertThatThrownBy(() -> mapping.encoder().encode(needsAColumn, out))
                .isInstanceOf(SqlUnavailableException.class);
        assertThat(out.size()).isZero();
        mapping.questDb.away(false);
        assertThat(mapping.encode(needsAColumn)).isEqualTo("t a=long:1 key=string:k\nt b=long:2 key=string:k");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void elementsOfAnArrayWithTheirParentsFields(String format) {
        Mapping mapping = mapping(format)
                .with("message.rows.path", "d.readings")
                .with("timestamp.field.name", "d.readings.ts")
                .with("symbols", "device");
        String message =
                "{\"device\":\"x\",\"d\":{\"readings\":[{\"v\":1,\"ts\":1732100000},{\"v\":2,\"ts\":1732100001}],\"z\":true}}";
        assertThat(encode(mapping, format, message))
                .isEqualTo("t d_readings_v=long:1 d_z=boolean:true device=symbol:x key=string:k @1732100000000000t\n"
                        + "t d_readings_v=long:2 d_z=boolean:true device=symbol:x key=string:k @1732100001000000t");
        assertThat(encode(mapping, format, "{\"device\":\"x\",\"d\":{\"readings\":[]}}"))
                .isEqualTo("ignored: no-rows");
        assertThat(encode(mapping, format, "{\"device\":\"x\"}")).isEqualTo("ignored: no-rows");
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void refusesAMessageThatHasSomethingElseWhereTheRowsAreExpected(String format) {
        for (String other : List.of("{\"v\":1}", "1", "\"x\"", "true", "1.5")) {
            Mapping mapping = mapping(format).with("message.rows.path", "readings");
            for (int i = 1; i <= 3; i++) {
                assertThat(encode(mapping, format, "{\"device\":\"x\",\"readings\":" + other + "}"))
                        .as(other + " in record " + i)
                        .isEqualTo("rejected readings: a value that is no array");
            }
            assertThat(encode(mapping, format, "{\"device\":\"x\",\"readings\":[{\"v\":1}]}"))
                    .isEqualTo("t device=string:x key=string:k readings_v=long:1");
            assertThat(encode(mapping, format, "{\"device\":\"x\",\"readings\":null}"))
                    .isEqualTo("ignored: no-rows");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void looksForTheRowsInTheValueOnly(String format) {
        Mapping mapping = mapping(format).with("message.rows.path", "key").with("key.prefix", "id");
        for (int i = 1; i <= 2; i++) {
            assertThat(encode(mapping, format, "{\"key\":[{\"v\":1}]}")).isEqualTo("t id=string:k key_v=long:1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"connect", "json"})
    void theParentsTimestampHoldsForElementsThatHaveNone(String format) {
        Mapping mapping = mapping(format).with("message.rows.path", "r").with("timestamp.field.name", "ts");
        assertThat(encode(mapping, format, "{\"r\":[{\"v\":1},{\"v\":2}],\"ts\":1732100000}"))
                .isEqualTo(
                        "t key=string:k r_v=long:1 @1732100000000000t\nt key=string:k r_v=long:2 @1732100000000000t");
    }

    @Test
    void linesOfJson() {
        Mapping mapping = mapping("json").with("message.rows", "ndjson");
        assertThat(encode(mapping, "json", "{\"a\":1}\n{\"a\":2}\r\n\n {\"a\":3}\n"))
                .isEqualTo("t a=long:1 key=string:k\nt a=long:2 key=string:k\nt a=long:3 key=string:k");
        assertThat(encode(mapping, "json", "{\"a\":1} {\"a\":2}"))
                .startsWith("rejected : malformed JSON: it has two values in one line");
        assertThat(encode(mapping, "json", "\n")).isEqualTo("ignored: no-rows");
    }

    private static Mapping mapping(String format) {
        return new Mapping().with("value.format", format);
    }

    private static String encode(Mapping mapping, String format, String json) {
        return mapping.encode(record(format, json));
    }

    private static SinkRecord record(String format, String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Object value = bytes;
        if (format.equals("connect")) {
            try (JsonConverter converter = new JsonConverter()) {
                converter.configure(Map.of("schemas.enable", "false"), false);
                value = converter.toConnectData("t", bytes).value();
            }
        }
        return new SinkRecord("t", 0, null, "k", null, value, 0);
    }
}
