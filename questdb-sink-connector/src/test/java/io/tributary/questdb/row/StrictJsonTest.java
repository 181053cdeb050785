package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is not JSON is refused, with its place and without its content. */
class StrictJsonTest {
    private static final String SECRET = "pass" + "word";

    private final Mapping mapping = new Mapping().with("value.format", "json").with("nested.mode", "flatten");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":1",
                "{\"a\":1,}",
                "{\"a\":1,,\"b\":2}",
                "{,}",
                "{a:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\":1} x",
                "{\"a\":1}{\"a\":1}",
                "{\"a\":01}",
                "{\"a\":-}",
                "{\"a\":1.}",
                "{\"a\":.5}",
                "{\"a\":1e}",
                "{\"a\":+1}",
                "{\"a\":0x1}",
                "{\"a\":NaN}",
                "{\"a\":Infinity}",
                "{\"a\":tru}",
                "{\"a\":nul}",
                "{\"a\":\"x}",
                "{\"a\":\"\\x\"}",
                "{\"a\":\"\\u12g4\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"a\":\"\\ude80\\ud83d\"}",
                "{\"a\":\"x\ny\"}",
                "{\"a\":[1,2}",
                "{\"a\":[1,,2]}",
                "{\"a\":[1 2]}",
                "{\"a\":[1,]}",
                "[1,2"
            })
    void refusesWhatIsNotJson(String text) {
        assertThat(mapping.encode(json(text))).startsWith("rejected : malformed JSON: ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":2.5,\"c\":\"x\",}",
                "{\"a\":1,\"b\":2.5 \"c\":\"x\"}",
                "{\"a\":1,,\"b\":2.5}",
                "{\"a\":1,\"b\":2.5",
                "{\"a\":1,\"b\":",
                "{\"a\":1,\"b\"",
                "{\"a\":1,\"b\":2.}",
                "{\"a\":1,\"b\":.5}",
                "{\"a\":1,\"b\":2.5.5}",
                "{\"a\":1,\"b\":2e}",
                "{\"a\":1,\"b\":-}",
                "{\"a\":01,\"b\":2.5}",
                "{\"a\":-01.5,\"b\":2.5}",
                "{\"a\":1x,\"b\":2.5}",
                "{\"a\":1,\"b\":2.5,\"c\":\"x}",
                "{\"a\":1,\"b\":2.5,\"c\":\"\\x\"}",
                "{\"a\":1]",
                "{\"a\":1}}"
            })
    void refusesItBehindMessagesOfTheSameShapeToo(String text) {
        for (int i = 0; i < 2; i++) {
            assertThat(mapping.encode(json("{\"a\":1,\"b\":2.5,\"c\":\"x\"}")))
                    .isEqualTo("t a=long:1 b=double:2.5 c=string:x");
        }
        assertThat(mapping.encode(json(text))).startsWith("rejected : malformed JSON: ");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x80,
                0xBF,
                0xC0AF,
                0xC180,
                0xE08080,
                0xEDA080,
                0xF0808080,
                0xF4908080,
                0xF5808080,
                0xFF,
                0xC3,
                0xE282,
                0xF09F98
            })
    void refusesBytesThatAreNotUtf8(int sequence) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("{\"a\":\"".getBytes(StandardCharsets.UTF_8));
        for (int shift = 24; shift >= 0; shift -= 8) {
            if (sequence >>> shift != 0) {
                message.write(sequence >>> shift);
            }
        }
        message.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
        assertThat(mapping.encode(record(message.toByteArray())))
                .startsWith("rejected : malformed JSON: it is not UTF-8");
    }

    @Test
    void refusesAFieldThatAnObjectHasTwice() {
        assertThat(mapping.encode(json("{\"a\":null,\"a\":1}")))
                .isEqualTo("rejected a: a field that the same object has twice");
        assertThat(mapping.encode(json("{\"b\":1,\"\\u0062\":null}")))
                .isEqualTo("rejected b: a field that the same object has twice");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":2,\"a\":3}",
                "{\"b\":1,\"a\":2,\"b\":3}",
                "{\"a\":1,\"a\":1,\"b\":1}",
                "{\"a\":1,\"b\":1,\"\\u0061\":1}"
            })
    void refusesItBehindMessagesThatHaveEachOnceToo(String text) {
        for (int i = 0; i < 2; i++) {
            assertThat(mapping.encode(json("{\"a\":1,\"b\":2}"))).isEqualTo("t a=long:1 b=long:2");
        }
        assertThat(mapping.encode(json(text))).endsWith(": a field that the same object has twice");
    }

    @Test
    void takesTheSameNameInDifferentObjects() {
        assertThat(mapping.encode(json("{\"a\":{\"x\":1},\"b\":{\"x\":2},\"x\":3}")))
                .isEqualTo("t a_x=long:1 b_x=long:2 x=long:3");
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String deep = "{\"a\":".repeat(200) + "1" + "}".repeat(200);
        assertThat(mapping.encode(json(deep))).startsWith("rejected : malformed JSON: it is nested more than 128");
        String deepArray = "{\"a\":" + "[".repeat(100_000) + "1" + "]".repeat(100_000) + "}";
        assertThat(mapping.encode(json(deepArray))).startsWith("rejected : malformed JSON: it is nested more than 128");
    }

    @Test
    void refusesNumbersWithoutEnd() {
        assertThat(mapping.encode(json("{\"a\":" + "9".repeat(2_000) + "}")))
                .startsWith("rejected : malformed JSON: it has a number of more than 1000");
        assertThat(mapping.encode(json("{\"a\":9223372036854775808}")))
                .isEqualTo("rejected a: an integer beyond 64 bits");
        assertThat(mapping.encode(json("{\"a\":1e400}"))).isEqualTo("rejected a: an infinite number");
    }

    @Test
    void takesIntegersBeyond64BitsWhereTheColumnHasRoom() {
        mapping.table("t", java.util.Map.of("a", "DECIMAL(30,0)", "b", "VARCHAR"));
        assertThat(mapping.encode(json("{\"a\":9223372036854775808,\"b\":-9223372036854775809}")))
                .isEqualTo("t a=decimal:9223372036854775808 b=string:-9223372036854775809");
    }

    @Test
    void takesAnyWhitespaceAndAByteOrderMark() {
        assertThat(mapping.encode(json("\uFEFF \t\r\n{ \"a\" :\t1 ,\n\"b\" : [ 1 , 2 ] , \"c\" : { } } \n")))
                .isEqualTo("t a=long:1 b=array:[2][1.0, 2.0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1,\"b\":2.5,\"c\":\"x\"}",
                "{ \"a\": 1, \"b\": 2.5, \"c\": \"x\" }",
                "{\n  \"a\" : 1,\n  \"b\" : 2.5,\n  \"c\" : \"x\"\n}",
                "{\"a\":1\t,\"b\":2.5\r\n,\"c\":\"x\" }",
                "{\"c\":\"x\",\"b\":2.5,\"a\":1}",
                "{\"a\":1,\"b\":2.50,\"d\":null,\"c\":\"\\u0078\"}",
                "{\"a\":1,\"b\":25e-1,\"c\":\"x\"}"
            })
    void writesTheSameRowHoweverItsMessageIsWritten(String text) {
        for (int i = 0; i < 2; i++) {
            assertThat(mapping.encode(json("{\"a\":1,\"b\":2.5,\"c\":\"x\"}")))
                    .isEqualTo("t a=long:1 b=double:2.5 c=string:x");
        }
        assertThat(mapping.encode(json(text))).isEqualTo("t a=long:1 b=double:2.5 c=string:x");
    }

    @Test
    void takesTextFromStringConverter() {
        assertThat(mapping.encode(record("{\"a\":\"\uD83D\uDE80\"}"))).isEqualTo("t a=string:\uD83D\uDE80");
        assertThat(mapping.encode(record("{\"a\":\"\uD83D\"}")))
                .isEqualTo("rejected : text with half of a surrogate pair");
    }

    @Test
    void saysWhichConverterItNeeds() {
        assertThat(mapping.encode(record(java.util.Map.of("a", 1)))).startsWith("rejected : a value of the class ");
    }

    @Test
    void neverShowsContent() {
        for (String text : new String[] {
            "{\"a\":\"" + SECRET,
            "{\"a\":" + SECRET + "}",
            "{\"a\":\"" + SECRET + "\\x\"}",
            "{\"ts\":\"" + SECRET + "\"}"
        }) {
            Encoding encoding = new Mapping()
                    .with("value.format", "json")
                    .with("timestamp.field.name", "ts")
                    .encoder()
                    .encode(json(text), new io.tributary.questdb.ilp.LineBuffer(10));
            assertThat(encoding).isInstanceOf(Encoding.Rejected.class);
            assertThat(encoding.toString()).doesNotContain(SECRET);
        }
    }

    private static SinkRecord json(String text) {
        return record(text.getBytes(StandardCharsets.UTF_8));
    }

    private static SinkRecord record(Object value) {
        return new SinkRecord("t", 0, null, null, null, value, 0);
    }
}
