package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No transform changes its input, whatever the input is and whether or not it succeeds. */
class MutationTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "x", "y");

    static Set<String> transforms() {
        return DocumentationTest.transforms();
    }

    @ParameterizedTest
    @MethodSource("transforms")
    void leavesRandomInputsAsTheyWere(String name) {
        long seed = name.hashCode();
        for (Map<String, String> settings : variants(name)) {
            Random generator = new Random(seed);
            Random twin = new Random(seed);
            Transformation<SinkRecord> transform = transform(name, settings);
            for (int i = 0; i < 300; i++) {
                boolean withSchema = i % 2 == 0;
                SinkRecord input = record(generator, withSchema);
                applyOrRefuse(transform, input);
                assertThat(input).as(name + " " + settings).isEqualTo(record(twin, withSchema));
            }
        }
    }

    private static void applyOrRefuse(Transformation<SinkRecord> transform, SinkRecord input) {
        try {
            SinkRecord output = transform.apply(input);
            if (output != null && output.value() instanceof Struct struct) {
                struct.validate();
            }
        } catch (DataException refused) {
            assertThat(refused).hasMessageContaining("topic events, partition 3, offset 42");
        }
    }

    /** Settings that touch as much of the input as possible. */
    private static List<Map<String, String>> variants(String transform) {
        return switch (transform) {
            case "TimestampConvert" ->
                List.of(Map.of("fields", "a,b.x,c.a.b", "rename", "x:z", "on.error", "null"), Map.of("fields", "a"));
            case "Fields" ->
                List.of(
                        Map.of("include", "a,b.c,x", "rename", "a:y", "exclude", "b.x"),
                        Map.of("case", "upper", "nested", "true"));
            case "Flatten" ->
                List.of(
                        Map.of("arrays", "json"),
                        Map.of("arrays", "index", "collision", "last"),
                        Map.of("max.depth", "2"));
            case "Cast" ->
                List.of(Map.of("spec", "a:string,b.x:int32,c:float64", "on.error", "null", "on.missing", "null"));
            case "Compute" -> List.of(Map.of("columns", "a:string = b.x + '!'; z:float64 = coalesce(a, 1) * 2"));
            case "Filter" -> List.of(Map.of("condition", "a > 3 or b.x == 'x'"));
            case "Protect" ->
                List.of(
                        Map.of("fields", "a,b.x,c", "method", "sha256", "on.error", "tag"),
                        Map.of("fields", "a,b", "method", "mask"),
                        Map.of("fields", "x,y", "method", "null"));
            case "Geohash" -> List.of(Map.of("latitude.field", "a", "longitude.field", "b", "on.error", "null"));
            case "Deduplicate" -> List.of(Map.of("fields", "a,b"), Map.of());
            case "Sample" -> List.of(Map.of("share", "0.5"), Map.of("interval.ms", "10", "key.fields", "a"));
            case "InsertMetadata" -> List.of(Map.of("topic.field", "z", "timestamp.field", "t", "offset.field", "a"));
            case "RouteTopic" -> List.of(Map.of("topic", "t-{a}-{b.c}"));
            case "ParseJson" ->
                List.of(
                        Map.of("field", "a", "on.error", "null"),
                        Map.of("field", "a", "output", "merge", "schema", "q:string"));
            case "ArrayPivot" ->
                List.of(Map.of("field", "a", "element.fields", "x,y:string", "on.ragged", "null", "on.error", "null"));
            case "NullPolicy" ->
                List.of(
                        Map.of("nulls", "drop.field", "nan", "null"),
                        Map.of("nulls", "default", "defaults", "a:5,b.x:6"));
            default -> throw new IllegalArgumentException("say how to test " + transform);
        };
    }

    @SuppressWarnings("unchecked")
    private static Transformation<SinkRecord> transform(String name, Map<String, String> settings) {
        try {
            Class<?> type = Class.forName("io.tributary.transforms." + name + "$Value");
            Transformation<SinkRecord> transform =
                    (Transformation<SinkRecord>) type.getDeclaredConstructor().newInstance();
            transform.configure(settings);
            return transform;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SinkRecord record(Random random, boolean withSchema) {
        Map<String, Object> map = map(random, 3);
        if (!withSchema) {
            return Records.value(map);
        }
        Schema schema = schemaOf(map, false);
        return Records.value(schema, typed(map, schema));
    }

    private static Object value(Random random, int depth) {
        return switch (random.nextInt(depth > 0 ? 10 : 7)) {
            case 0 -> random.nextInt(100) - 50;
            case 1 -> random.nextLong();
            case 2 -> random.nextInt(4) == 0 ? Double.NaN : random.nextDouble() * 200 - 100;
            case 3 -> List.of("x", "2024-05-17T08:30:00Z", "{\"q\":1}", "12.5").get(random.nextInt(4));
            case 4 -> random.nextBoolean();
            case 5 -> null;
            case 6 -> ByteBuffer.wrap(new byte[] {(byte) random.nextInt(), 2});
            case 7 -> list(random, depth - 1);
            default -> map(random, depth - 1);
        };
    }

    private static List<Object> list(Random random, int depth) {
        List<Object> list = new ArrayList<>();
        Map<String, Object> element = map(random, depth);
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(new LinkedHashMap<>(element));
        }
        return list;
    }

    private static Map<String, Object> map(Random random, int depth) {
        Map<String, Object> map = random.nextBoolean() ? new HashMap<>() : new LinkedHashMap<>();
        for (String name : NAMES) {
            if (random.nextInt(4) > 0) {
                map.put(name, value(random, depth));
            }
        }
        return map;
    }

    private static Schema schemaOf(Object value, boolean optional) {
        if (value instanceof Map<?, ?> map) {
            SchemaBuilder struct = SchemaBuilder.struct();
            map.forEach((name, each) -> struct.field((String) name, schemaOf(each, true)));
            return optional ? struct.optional().build() : struct.build();
        }
        if (value instanceof List<?> list) {
            Schema element = list.isEmpty() ? Schema.OPTIONAL_STRING_SCHEMA : schemaOf(list.get(0), true);
            return SchemaBuilder.array(element).optional().build();
        }
        if (value instanceof Integer) {
            return Schema.OPTIONAL_INT32_SCHEMA;
        }
        if (value instanceof Long) {
            return Schema.OPTIONAL_INT64_SCHEMA;
        }
        if (value instanceof Double) {
            return Schema.OPTIONAL_FLOAT64_SCHEMA;
        }
        if (value instanceof Boolean) {
            return Schema.OPTIONAL_BOOLEAN_SCHEMA;
        }
        return value instanceof ByteBuffer ? Schema.OPTIONAL_BYTES_SCHEMA : Schema.OPTIONAL_STRING_SCHEMA;
    }

    private static Object typed(Object value, Schema schema) {
        if (value instanceof Map<?, ?> map) {
            Struct struct = new Struct(schema);
            schema.fields().forEach(field -> struct.put(field, typed(map.get(field.name()), field.schema())));
            return struct;
        }
        if (value instanceof List<?> list) {
            List<Object> typed = new ArrayList<>();
            list.forEach(it -> typed.add(typed(it, schema.valueSchema())));
            return typed;
        }
        return value;
    }
}
