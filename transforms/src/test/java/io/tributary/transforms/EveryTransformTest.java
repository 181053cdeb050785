package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every transform: nulls, errors by policy, and what a schema says beside its fields. */
class EveryTransformTest {
    private static final Schema ELEMENT =
            SchemaBuilder.struct().field("x", Schema.FLOAT64_SCHEMA).build();
    private static final Schema KEEP = SchemaBuilder.string()
            .optional()
            .defaultValue("by default")
            .doc("kept")
            .parameter("k", "v")
            .build();
    private static final Schema DEEP = SchemaBuilder.struct()
            .name("deep")
            .doc("a struct")
            .optional()
            .field("keep", KEEP)
            .build();
    private static final Schema SCHEMA = SchemaBuilder.struct()
            .name("named")
            .version(3)
            .doc("documented")
            .parameter("p", "q")
            .field("a", Schema.INT64_SCHEMA)
            .field("b", Schema.FLOAT64_SCHEMA)
            .field("text", Schema.STRING_SCHEMA)
            .field("list", SchemaBuilder.array(ELEMENT).build())
            .field("keep", KEEP)
            .field("deep", DEEP)
            .build();

    static Set<String> transforms() {
        return DocumentationTest.transforms();
    }

    /** Settings by which each transform does something to {@link #SCHEMA}. */
    static Map<String, String> settings(String transform) {
        return switch (transform) {
            case "TimestampConvert" -> Map.of("fields", "a");
            case "Fields" -> Map.of("rename", "a:z", "exclude", "b");
            case "Flatten" -> Map.of("delimiter", "_", "arrays", "json");
            case "Cast" -> Map.of("spec", "a:string");
            case "Compute" -> Map.of("columns", "z:int64 = a + 1");
            case "Filter" -> Map.of("condition", "a > 0");
            case "Protect" -> Map.of("fields", "text", "method", "sha256");
            case "Geohash" -> Map.of("latitude.field", "a", "longitude.field", "b");
            case "Deduplicate", "Sample" -> Map.of();
            case "InsertMetadata" -> Map.of("topic.field", "z", "timestamp.field", "at");
            case "RouteTopic" -> Map.of("topic", "t-{a}");
            case "ParseJson" -> Map.of("field", "text", "output", "merge", "schema", "z:int32");
            case "ArrayPivot" -> Map.of("field", "list", "element.fields", "x");
            case "NullPolicy" -> Map.of("nan", "null");
            default -> throw new IllegalArgumentException("say how to configure " + transform);
        };
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void passesANullKeyOrValueUntouched(String name) {
        SinkRecord nothing = new SinkRecord("events", 3, null, null, SCHEMA, null, 42);
        assertThat(transform(name, "Value", settings(name)).apply(nothing)).isSameAs(nothing);
        assertThat(transform(name, "Key", settings(name)).apply(nothing)).isSameAs(nothing);
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void keepsWhatTheSchemaSays(String name) {
        SinkRecord output = transform(name, "Value", settings(name)).apply(Records.value(value()));

        Schema schema = output.valueSchema();
        assertThat(schema.name()).isEqualTo("named");
        assertThat(schema.version()).isEqualTo(3);
        assertThat(schema.doc()).isEqualTo("documented");
        assertThat(schema.parameters()).containsExactly(Map.entry("p", "q"));
        assertThat(schema.isOptional()).isFalse();
        assertThat(schema.field("keep").schema()).isEqualTo(KEEP);
        assertThat(((Struct) output.value()).getWithoutDefault("keep")).isNull();
        if (schema.field("deep") != null) {
            assertThat(schema.field("deep").schema()).isEqualTo(DEEP);
        } else {
            assertThat(schema.field("deep_keep").schema()).isEqualTo(KEEP);
        }
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void addsOptionalFieldsOnly(String name) {
        SinkRecord output = transform(name, "Value", settings(name)).apply(Records.value(value()));
        List<Field> added = output.valueSchema().fields().stream()
                .filter(it -> SCHEMA.field(it.name()) == null)
                .filter(it -> !name.equals("Fields")) // which has renamed a field, not added one
                .toList();
        assertThat(added).allMatch(it -> it.schema().isOptional());
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void doesTheSameToTheKey(String name) {
        Struct value = value();
        SinkRecord asValue = transform(name, "Value", settings(name)).apply(Records.value(value));
        SinkRecord asKey = transform(name, "Key", settings(name))
                .apply(Records.record(SCHEMA, value, null, "untouched", Records.OFFSET, Records.TIMESTAMP));

        assertThat(asKey.key()).isEqualTo(asValue.value());
        assertThat(asKey.keySchema()).isEqualTo(asValue.valueSchema());
        assertThat(asKey.value()).isEqualTo("untouched");
        assertThat(asKey.topic()).isEqualTo(asValue.topic());
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void sharesNoHeadersWithTheInput(String name) {
        SinkRecord input = Records.value(value());
        SinkRecord output = transform(name, "Value", settings(name)).apply(input);
        if (Set.of("Filter", "Deduplicate", "Sample").contains(name)) {
            assertThat(output).as("a record that passes as it is").isSameAs(input);
        } else {
            output.headers().addString("later", "added by somebody else");
            assertThat(input.headers()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TimestampConvert | fields=bad | {\"bad\":\"secret\"}",
                "Fields | rename=bad:taken | {\"bad\":\"secret\",\"taken\":1}",
                "Flatten | delimiter=_ | {\"bad\":{\"x\":\"secret\"},\"bad_x\":1}",
                "Cast | spec=bad:int32 | {\"bad\":\"secret\"}",
                "Compute | columns=z:int64 = bad * 2 | {\"bad\":\"secret\"}",
                "Filter | condition=bad | {\"bad\":\"secret\"}",
                "Protect | fields=bad;method=sha256 | {\"bad\":{\"x\":\"secret\"}}",
                "Geohash | latitude.field=bad | {\"bad\":\"secret\",\"lon\":5.5}",
                "Deduplicate | timestamp.field=bad | {\"bad\":\"secret\"}",
                "Sample | interval.ms=10;timestamp.field=bad | {\"bad\":\"secret\"}",
                "InsertMetadata | topic.field=bad | {\"bad\":\"secret\"}",
                "RouteTopic | topic=t-{bad} | {\"bad\":\"secret !\"}",
                "ParseJson | field=bad;schema=x:int32 | {\"bad\":\"secret\"}",
                "ArrayPivot | field=bad;element.fields=x | {\"bad\":\"secret\"}",
                "NullPolicy | nulls=drop.field | \"secret\"",
            })
    void treatsErrorsByPolicyWithoutShowingValues(String name, String settings, String json) throws IOException {
        for (boolean withSchema : List.of(true, false)) {
            TypedJson value = TypedJson.of(Example.MAPPER.readTree(json), withSchema);
            SinkRecord input = Records.value(value.schema(), value.value());

            assertThatThrownBy(() -> with(name, settings, "fail").apply(input))
                    .isInstanceOf(DataException.class)
                    .hasMessageStartingWith(name + ": ")
                    .hasMessageContaining("topic events, partition 3, offset 42")
                    .hasMessageNotContaining("secret");
            assertThat(with(name, settings, "drop").apply(input)).isNull();
            SinkRecord tagged = with(name, settings, "tag").apply(input);
            assertThat(tagged.value()).isSameAs(input.value());
            assertThat(tagged.headers()).extracting(Header::key).containsExactly("tributary.transform.error");
            assertThat(input.headers()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "TimestampConvert | fields=gone | gone",
                "TimestampConvert | fields=a;rename=gone:new | new",
                "Cast | spec=gone:int32 | gone",
                "Protect | fields=gone;method=mask | gone",
                "Geohash | latitude.field=gone | geohash",
                "ParseJson | field=gone;schema=x:int32 | gone",
                "ParseJson | field=gone;schema=x:int32;output=merge | x",
                "ArrayPivot | field=gone;element.fields=x | gone_x",
            })
    void treatsMissingFieldsByPolicy(String name, String settings, String added) throws IOException {
        for (boolean withSchema : List.of(true, false)) {
            TypedJson value = TypedJson.of(Example.MAPPER.readTree("{\"a\":null,\"lon\":5.5}"), withSchema);
            SinkRecord input = Records.value(value.schema(), value.value());

            assertThat(TypedJson.toJson(
                            with(name, settings, "fail").apply(input).value()))
                    .isEqualTo(TypedJson.toJson(value.value()));
            JsonNode nulled = TypedJson.toJson(with(name, settings + ";on.missing=null", "fail")
                    .apply(input)
                    .value());
            assertThat(nulled.get(added).isNull()).isTrue();
            assertThatThrownBy(() ->
                            with(name, settings + ";on.missing=fail", "fail").apply(input))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Field 'gone'")
                    .hasMessageContaining("on.missing=fail");
        }
    }

    private static Struct value() {
        return new Struct(SCHEMA)
                .put("a", 5L)
                .put("b", 2.5)
                .put("text", "{\"z\":1}")
                .put("list", List.of(new Struct(ELEMENT).put("x", 1.5)))
                .put("keep", null)
                .put("deep", new Struct(DEEP).put("keep", "there"));
    }

    private static Transformation<SinkRecord> with(String name, String settings, String onError) {
        Map<String, String> all = new HashMap<>(Map.of("on.error", onError));
        for (String each : settings.split(";", 0)) {
            String[] parts = each.split("=", 2);
            all.put(parts[0], parts[1]);
        }
        return transform(name, "Value", all);
    }

    @SuppressWarnings("unchecked")
    static Transformation<SinkRecord> transform(String name, String side, Map<String, String> settings) {
        try {
            Class<?> type = Class.forName("io.tributary.transforms." + name + "$" + side);
            Transformation<SinkRecord> transform =
                    (Transformation<SinkRecord>) type.getDeclaredConstructor().newInstance();
            transform.configure(settings);
            return transform;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
