package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Date;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Errors that would show values, or would not go the way that on.error says. */
class ErrorPolicyTest {
    private static final Schema DATE_AND_LIST = SchemaBuilder.struct()
            .field("date", Date.SCHEMA)
            .field("list", SchemaBuilder.array(Schema.INT32_SCHEMA).build())
            .field("days", SchemaBuilder.int32().name("days").build())
            .build();

    private static SinkRecord dateAndList() {
        return Records.value(new Struct(DATE_AND_LIST)
                .put("date", Date.toLogical(Date.SCHEMA, 0))
                .put("list", List.of(1))
                .put("days", 5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"s & 1", "s * 2 > 1 ? 1 : 2", "~s", "s =~ '(' ? 1 : 2", "t =~ s"})
    void noCauseOfAFailedExpressionShowsAValue(String expression) {
        Scope scope = Scope.of(Side.VALUE, Records.value(map("s", "(secret-value", "t", "x")));
        Throwable failure = catchThrowable(() -> Expressions.compile(expression).evaluate(scope));
        assertThat(failure).isInstanceOf(DataException.class);
        for (Throwable each = failure; each != null; each = each.getCause()) {
            assertThat(String.valueOf(each.getMessage())).doesNotContain("secret");
        }
    }

    @Test
    void aTypeThatCannotBeConvertedBecomesNullWithSchemasToo() {
        List<Transformation<SinkRecord>> transforms = List.of(
                configured(new Protect.Value<>(), "fields", "date,list,days", "method", "mask", "on.error", "null"),
                configured(new Cast.Value<>(), "spec", "list:int32", "on.error", "null"));
        for (Transformation<SinkRecord> transform : transforms) {
            Struct output = (Struct) transform.apply(dateAndList()).value();
            output.validate();
            assertThat(output.get("list")).isNull();
        }
        Struct masked = (Struct) transforms.get(0).apply(dateAndList()).value();
        assertThat(masked.get("date")).isNull();
        assertThat(masked.get("days")).isNull();
        assertThatThrownBy(() -> configured(new Protect.Value<>(), "fields", "date", "method", "mask")
                        .apply(dateAndList()))
                .hasMessageContaining("Field 'date'");
    }

    @Test
    void aWholeValueThatCannotBeCastBecomesNullWithSchemasToo() {
        SinkRecord list = Records.value(SchemaBuilder.array(Schema.INT32_SCHEMA).build(), List.of(1));
        SinkRecord output = configured(new Cast.Value<>(), "spec", "int32", "on.error", "null")
                .apply(list);
        assertThat(output.value()).isNull();
        assertThat(output.valueSchema()).isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    }

    @Test
    void aTimeBefore1970AsTheTimestampOfARecordGoesByPolicy() {
        for (Object time : List.of("1969-12-31T23:59:59.999Z", -2L)) {
            SourceRecord record =
                    new SourceRecord(Map.of(), Map.of(), "topic", null, null, null, null, map("t", time), 77L);
            TimestampConvert.Value<SourceRecord> fails = new TimestampConvert.Value<>();
            fails.configure(Map.of("fields", "t", "set.record.timestamp", "true"));
            assertThatThrownBy(() -> fails.apply(record))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Field 't': the time is before 1970");
            TimestampConvert.Value<SourceRecord> keeps = new TimestampConvert.Value<>();
            keeps.configure(Map.of("fields", "t", "set.record.timestamp", "true", "on.error", "null"));
            assertThat(keeps.apply(record).timestamp()).isEqualTo(77L);
        }
    }

    @Test
    void aNullWithADefaultKeepsTheTimestampOfTheRecord() {
        Schema time = SchemaBuilder.int64().optional().defaultValue(5_000L).build();
        Schema inner = SchemaBuilder.struct().field("t", time).build();
        Struct nested = Records.struct("in", inner, new Struct(inner).put("t", null));
        Transformation<SinkRecord> transform = configured(
                new TimestampConvert.Value<>(), "fields", "in.t", "from.unit", "ms", "set.record.timestamp", "true");
        assertThat(transform.apply(Records.value(nested)).timestamp()).isEqualTo(Records.TIMESTAMP);
        nested.getStruct("in").put("t", 6_000L);
        assertThat(transform.apply(Records.value(nested)).timestamp()).isEqualTo(6_000L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,name:string", "a<b:string", "a:struct<x,y:int32>"})
    void aNameWithASignOfTheSyntaxIsNoField(String schema) {
        assertThatThrownBy(() -> configured(new ParseJson.Value<>(), "field", "j", "schema", schema))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("schema");
    }
}
