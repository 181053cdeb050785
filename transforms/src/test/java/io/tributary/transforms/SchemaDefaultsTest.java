package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Fields that are not set although they are required, and defaults that do not fit the field's new type. */
class SchemaDefaultsTest {
    private static final Schema REQUIRED =
            SchemaBuilder.string().defaultValue("by default").build();
    private static final Schema ELEMENT =
            SchemaBuilder.struct().field("x", Schema.FLOAT64_SCHEMA).build();
    private static final Schema DEEP =
            SchemaBuilder.struct().optional().field("unset", REQUIRED).build();
    private static final Schema POINT = withDefault("y", Schema.INT32_SCHEMA, 4);

    /** A struct with a default, made as converters make it: the default's own schema is the builder. */
    private static Schema withDefault(String field, Schema type, Object value) {
        SchemaBuilder builder = SchemaBuilder.struct().field(field, type);
        return builder.defaultValue(new Struct(builder).put(field, value)).build();
    }

    static Set<String> transforms() {
        return DocumentationTest.transforms();
    }

    private static Struct unset() {
        Schema schema = SchemaBuilder.struct()
                .field("a", Schema.INT64_SCHEMA)
                .field("b", Schema.FLOAT64_SCHEMA)
                .field("text", Schema.STRING_SCHEMA)
                .field("list", SchemaBuilder.array(ELEMENT).build())
                .field("unset", REQUIRED)
                .field("deep", DEEP)
                .field("point", POINT)
                .build();
        Struct struct = new Struct(schema)
                .put("a", 5L)
                .put("b", 2.5)
                .put("text", "{\"z\":1}")
                .put("list", List.of(new Struct(ELEMENT).put("x", 1.5)))
                .put("deep", new Struct(DEEP));
        struct.validate();
        return struct;
    }

    private static Struct apply(Transformation<SinkRecord> transform, Struct input) {
        Struct output = (Struct) transform.apply(Records.value(input)).value();
        output.validate();
        return output;
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void aRequiredFieldThatIsNotSetHasItsDefault(String name) {
        Struct output = apply(EveryTransformTest.transform(name, "Value", EveryTransformTest.settings(name)), unset());

        assertThat(output.get("unset")).isEqualTo("by default");
        boolean isFlat = output.schema().field("deep") == null;
        assertThat(isFlat ? output.get("deep_unset") : output.getStruct("deep").get("unset"))
                .isEqualTo("by default");
        assertThat(isFlat ? output.get("point_y") : ((Struct) output.get("point")).get("y"))
                .isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource(
            value = {"NullPolicy|nulls|drop.record", "NullPolicy|nulls|drop.field"},
            delimiter = '|')
    void aRequiredFieldWithADefaultIsNoNull(String name, String key, String value) {
        Struct output = apply(EveryTransformTest.transform(name, "Value", java.util.Map.of(key, value)), unset());
        assertThat(output.get("unset")).isEqualTo("by default");
    }

    @Test
    void flattenKeepsDefaultsWithEveryWayOfArraysAndDepth() {
        Struct indexed = apply(configured(new Flatten.Value<>(), "arrays", "index"), unset());
        assertThat(indexed.get("deep.unset")).isEqualTo("by default");
        assertThat(indexed.get("list.0.x")).isEqualTo(1.5);

        Schema outer = SchemaBuilder.struct().optional().field("deep", DEEP).build();
        Struct nested = Records.struct("outer", outer, new Struct(outer).put("deep", new Struct(DEEP)));
        Struct shallow = apply(configured(new Flatten.Value<>(), "max.depth", "2"), nested);
        assertThat(shallow.getStruct("outer.deep").get("unset")).isEqualTo("by default");
    }

    @Test
    void aConvertedFieldThatIsNotSetIsItsDefaultConverted() {
        Schema five = SchemaBuilder.string().defaultValue("5").build();
        Struct output = apply(
                configured(new Cast.Value<>(), "spec", "n:int32"),
                new Struct(SchemaBuilder.struct().field("n", five).build()));
        assertThat(output.get("n")).isEqualTo(5);
        assertThat(output.schema().field("n").schema().defaultValue()).isEqualTo(5);
    }

    @Test
    void aDefaultThatIsNoTimeOrNumberIsLeftOut() {
        Schema empty = SchemaBuilder.string().defaultValue("").build();
        Schema schema =
                SchemaBuilder.struct().field("t", empty).field("n", empty).build();
        Struct good = new Struct(schema).put("t", "2024-05-17T08:30:00Z").put("n", "7");

        Struct timed = apply(configured(new TimestampConvert.Value<>(), "fields", "t", "to", "int64"), good);
        assertThat(timed.get("t")).isEqualTo(1_715_934_600_000_000L);
        assertThat(timed.schema().field("t").schema()).isEqualTo(Schema.INT64_SCHEMA);
        Transformation<SinkRecord> cast = configured(new Cast.Value<>(), "spec", "n:int32");
        assertThat(apply(cast, good).get("n")).isEqualTo(7);

        SinkRecord notSet = Records.value(new Struct(schema).put("t", "2024-05-17T08:30:00Z"));
        assertThatThrownBy(() -> cast.apply(notSet))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Field 'n'");
    }

    @Test
    void aDefaultOfAStructThatCannotBeConvertedIsLeftOut() {
        Schema inner = withDefault("n", Schema.STRING_SCHEMA, "");
        Struct value = Records.struct("in", inner, new Struct(inner).put("n", "7"));
        Struct output = apply(configured(new Cast.Value<>(), "spec", "in.n:int32"), value);
        assertThat(output.getStruct("in").get("n")).isEqualTo(7);
    }

    @Test
    void parsedJsonHasNoDefaultFromItsText() {
        Schema text = SchemaBuilder.string().defaultValue("{}").build();
        Struct output = apply(
                configured(new ParseJson.Value<>(), "field", "j", "schema", "size:int32"),
                Records.struct("j", text, "{\"size\":5}"));
        assertThat(output.getStruct("j").get("size")).isEqualTo(5);
    }
}
