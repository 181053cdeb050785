package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.storage.SimpleHeaderConverter;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that become texts, and texts that become values. */
class TextFormsTest {
    @Test
    void aDeclaredTypeHoldsForARecordWithoutSchemaToo() {
        Transformation<SinkRecord> replace = configured(
                new ParseJson.Value<>(), "field", "j", "schema", "size:int32, in:struct<x:string>, list:array<int64>");
        String json = "{\"size\":\"5\",\"more\":true,\"in\":{\"x\":1,\"y\":2},\"list\":[\"7\",null]}";
        assertThat(replace.apply(Records.value(map("j", json))).value())
                .isEqualTo(map("j", map("size", 5, "in", map("x", "1"), "list", Arrays.asList(7L, null))));
        assertThatThrownBy(() -> replace.apply(Records.value(map("j", "{\"size\":\"x\"}"))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Field 'j'");

        Transformation<SinkRecord> merge = configured(
                new ParseJson.Value<>(),
                "field",
                "j",
                "output",
                "merge",
                "schema",
                "size:int32, in:struct<x:string>, gone:string");
        assertThat(merge.apply(Records.value(map("a", 1, "j", json))).value())
                .isEqualTo(map("a", 1, "size", 5, "in", map("x", "1"), "gone", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2024-05-17T08:30:00.123Z", "2024-05-17", "[1,2]", "{\"a\":1}", "5", "true", "text"})
    void aHeaderReadByConnectIsWrittenAsItWas(String text) {
        SchemaAndValue read =
                new SimpleHeaderConverter().toConnectHeader("topic", "h", text.getBytes(StandardCharsets.UTF_8));
        SinkRecord record = Records.value(map("a", 1));
        record.headers().add("h", read);
        SinkRecord output =
                configured(new InsertMetadata.Value<>(), "headers", "h:field").apply(record);
        assertThat(((Map<?, ?>) output.value()).get("field")).isEqualTo(text);
    }

    @Test
    void aHeaderThatHasNoTextIsAnErrorThatDoesNotShowIt() {
        SinkRecord record = Records.value(map("a", 1));
        record.headers().add("h", Records.struct("x", Schema.STRING_SCHEMA, "secret"), null);
        Transformation<SinkRecord> transform = configured(new InsertMetadata.Value<>(), "headers", "h:field");
        Throwable failure = catchThrowable(() -> transform.apply(record));
        assertThat(failure).hasMessageContaining("a value of type Struct cannot become a text");
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(each).isInstanceOf(DataException.class).hasMessageNotContaining("secret");
        }
        SinkRecord plain = Records.value(map("a", 1));
        plain.headers().add("h", 5L, null);
        assertThat(transform.apply(plain).value()).isEqualTo(map("a", 1, "field", "5"));
    }

    @Test
    void whatJsonHasNoNumberForIsNull() {
        String json = JsonText.write(Arrays.asList(1.5, Double.NaN, Float.POSITIVE_INFINITY, -0.5f));
        assertThat(json).isEqualTo("[1.5,null,null,-0.5]");
        assertThat(JsonText.read(json)).isEqualTo(Arrays.asList(1.5, null, null, -0.5));
    }

    @Test
    void datesOfADatabaseDriverBecomeTexts() {
        assertThat(JsonText.write(List.of(new java.sql.Date(0), new java.sql.Time(1), new java.sql.Timestamp(2))))
                .isEqualTo("[\"1970-01-01T00:00:00Z\",\"1970-01-01T00:00:00.001Z\",\"1970-01-01T00:00:00.002Z\"]");
    }

    @Test
    void theOrderOfEntriesDoesNotDecideWhetherAKeyIsSampled() {
        Transformation<SinkRecord> sample = configured(new Sample.Value<>(), "key.fields", "k", "share", "0.5");
        for (int i = 0; i < 200; i++) {
            boolean one = sample.apply(Records.value(map("k", map("a", i, "b", map("x", 1, "y", 2))))) != null;
            boolean other = sample.apply(Records.value(map("k", map("b", map("y", 2, "x", 1), "a", i)))) != null;
            assertThat(other).isEqualTo(one);
        }
    }
}
