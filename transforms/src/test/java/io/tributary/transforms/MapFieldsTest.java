package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** Paths into a field whose schema is a map: its entries are fields like those of a struct, but all of one type. */
class MapFieldsTest {
    private static final Schema TEXTS =
            SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA).build();
    private static final Schema OPTIONAL_TEXTS = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.OPTIONAL_STRING_SCHEMA)
            .name("attributes")
            .doc("kept")
            .build();

    private static Struct attrs(Schema type, Object... entries) {
        return Records.struct("attrs", type, map(entries));
    }

    private static Struct apply(Transformation<SinkRecord> transform, Struct input) {
        Struct output = (Struct) transform.apply(Records.value(input)).value();
        output.validate();
        return output;
    }

    private static Map<?, ?> entries(Transformation<SinkRecord> transform, Struct input) {
        return apply(transform, input).getMap("attrs");
    }

    private static void refuses(Transformation<SinkRecord> transform, Struct input, String message) {
        assertThatThrownBy(() -> transform.apply(Records.value(input)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("ada@");
    }

    @Test
    void protectsAnEntry() {
        Struct input = attrs(TEXTS, "email", "ada@example.org", "city", "London");
        Transformation<SinkRecord> protect =
                configured(new Protect.Value<>(), "fields", "attrs.email", "method", "mask");
        assertThat(entries(protect, input)).isEqualTo(map("email", "*", "city", "London"));
        assertThat(input.getMap("attrs")).containsEntry("email", "ada@example.org");
        assertThat(apply(protect, input).schema().field("attrs").schema()).isEqualTo(TEXTS);
    }

    @Test
    void treatsAMissingEntryByPolicy() {
        Struct input = attrs(TEXTS, "city", "London");
        assertThat(entries(configured(new Protect.Value<>(), "fields", "attrs.email", "method", "mask"), input))
                .isEqualTo(map("city", "London"));
        refuses(
                configured(new Protect.Value<>(), "fields", "attrs.email", "method", "mask", "on.missing", "fail"),
                input,
                "Field 'attrs.email'");
        assertThat(entries(
                        configured(
                                new Protect.Value<>(), "fields", "attrs.email", "method", "mask", "on.missing", "null"),
                        input))
                .isEqualTo(map("city", "London", "email", null));
    }

    @Test
    void makesTheValuesOptionalWhereOneMayBecomeNull() {
        Struct output = apply(
                configured(new Protect.Value<>(), "fields", "attrs.email", "method", "null"),
                attrs(TEXTS, "email", "ada@example.org"));
        assertThat(output.getMap("attrs")).isEqualTo(map("email", null));
        assertThat(output.schema().field("attrs").schema().valueSchema()).isEqualTo(Schema.OPTIONAL_STRING_SCHEMA);
    }

    @Test
    void refusesWhatWouldGiveOneEntryAnotherType() {
        refuses(
                configured(new Cast.Value<>(), "spec", "attrs.n:int32"),
                attrs(TEXTS, "n", "5"),
                "Field 'attrs.n': it is in a map, whose values are all of type string");
        Schema numbers =
                SchemaBuilder.map(Schema.INT32_SCHEMA, Schema.STRING_SCHEMA).build();
        refuses(
                configured(new Protect.Value<>(), "fields", "attrs.1", "method", "mask"),
                Records.struct("attrs", numbers, Map.of(1, "ada@example.org")),
                "Field 'attrs.1': it is in a map whose keys are no texts");
        Schema deep = SchemaBuilder.map(Schema.STRING_SCHEMA, TEXTS).build();
        refuses(
                configured(new Protect.Value<>(), "fields", "attrs.a.email", "method", "mask"),
                attrs(deep, "a", map("email", "ada@example.org")),
                "Field 'attrs.a.email': it is in a map in a map");
    }

    @Test
    void protectsTheDefaultOfAMap() {
        Schema withDefault = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                .defaultValue(map("email", "ada@example.org"))
                .build();
        Struct input =
                new Struct(SchemaBuilder.struct().field("attrs", withDefault).build());
        Struct output = apply(configured(new Protect.Value<>(), "fields", "attrs.email", "method", "mask"), input);
        assertThat(output.get("attrs")).isEqualTo(map("email", "*"));
        assertThat(output.schema().field("attrs").schema().defaultValue()).isEqualTo(map("email", "*"));
    }

    @Test
    void leavesOutKeepsAndRenamesEntries() {
        Struct input = attrs(OPTIONAL_TEXTS, "email", "ada@example.org", "city", "London", "n", null);
        Struct without = apply(configured(new Fields.Value<>(), "exclude", "attrs.email", "on.missing", "fail"), input);
        assertThat(without.getMap("attrs")).isEqualTo(map("city", "London", "n", null));
        assertThat(without.schema().field("attrs").schema()).isEqualTo(OPTIONAL_TEXTS);
        assertThat(entries(configured(new Fields.Value<>(), "include", "attrs.city"), input))
                .isEqualTo(map("city", "London"));
        assertThat(entries(configured(new Fields.Value<>(), "rename", "attrs.email:mail"), input))
                .isEqualTo(map("mail", "ada@example.org", "city", "London", "n", null));
        refuses(configured(new Fields.Value<>(), "rename", "attrs.email:city"), input, "both be named 'city'");
    }

    @Test
    void leavesOutEntriesOfTheDefaultToo() {
        Schema withDefault = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.STRING_SCHEMA)
                .defaultValue(map("email", "ada@example.org", "city", "London"))
                .build();
        Struct input =
                new Struct(SchemaBuilder.struct().field("attrs", withDefault).build());
        Struct output = apply(configured(new Fields.Value<>(), "exclude", "attrs.email"), input);
        assertThat(output.get("attrs")).isEqualTo(map("city", "London"));
        assertThat(output.schema().field("attrs").schema().defaultValue()).isEqualTo(map("city", "London"));
    }

    @Test
    void refusesToReshapePartsOfAnEntry() {
        Schema deep = SchemaBuilder.map(Schema.STRING_SCHEMA, TEXTS).build();
        refuses(
                configured(new Fields.Value<>(), "exclude", "attrs.a.email"),
                attrs(deep, "a", map("email", "ada@example.org")),
                "Field 'attrs': the parts of an entry of a map cannot be left out or renamed");
    }

    @Test
    void appliesThePolicyForNullsToEntries() {
        Struct input = attrs(OPTIONAL_TEXTS, "email", null, "city", "London");
        assertThat(configured(new NullPolicy.Value<>(), "nulls", "drop.record").apply(Records.value(input)))
                .isNull();
        assertThat(entries(configured(new NullPolicy.Value<>(), "nulls", "drop.field"), input))
                .isEqualTo(map("city", "London"));
        assertThat(entries(
                        configured(new NullPolicy.Value<>(), "nulls", "default", "defaults", "attrs.email:none"),
                        input))
                .isEqualTo(map("email", "none", "city", "London"));
        assertThat(entries(configured(new NullPolicy.Value<>(), "nulls", "drop.field", "fields", "attrs.city"), input))
                .isEqualTo(map("email", null, "city", "London"));
    }

    @Test
    void makesANaNInAMapANullInEveryRecord() {
        Schema numbers = SchemaBuilder.map(Schema.STRING_SCHEMA, Schema.FLOAT64_SCHEMA)
                .optional()
                .build();
        Transformation<SinkRecord> transform = configured(new NullPolicy.Value<>(), "nan", "null");
        Struct output = apply(transform, attrs(numbers, "x", Double.NaN, "y", 1.5));
        assertThat(output.getMap("attrs")).isEqualTo(map("x", null, "y", 1.5));
        assertThat(apply(transform, Records.struct("attrs", numbers, null)).schema())
                .isEqualTo(output.schema());
    }

    @Test
    void refusesThePolicyForNullsInPartsOfAnEntry() {
        Schema deep = SchemaBuilder.map(Schema.STRING_SCHEMA, OPTIONAL_TEXTS).build();
        refuses(
                configured(new NullPolicy.Value<>(), "nulls", "drop.record", "fields", "attrs.a.email"),
                attrs(deep, "a", map("email", null)),
                "Field 'attrs.a': the policy for nulls does not reach the parts of an entry of a map");
    }
}
