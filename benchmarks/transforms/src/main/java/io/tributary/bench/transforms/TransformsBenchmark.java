package io.tributary.bench.transforms;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The same work by our transforms and by Kafka's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TransformsBenchmark {
    /** What is done. */
    public enum Work {
        /** A text to a Connect Timestamp. */
        TIMESTAMP_FROM_TEXT,
        /** Milliseconds to a Connect Timestamp. */
        TIMESTAMP_FROM_NUMBER,
        /** Two fields excluded, one renamed. */
        FIELDS,
        /** One level of nesting removed. */
        FLATTEN,
        /** Two numbers to other types. */
        CAST;

        private Setting kafka() {
            return switch (this) {
                case TIMESTAMP_FROM_TEXT ->
                    new Setting(
                            "TimestampConverter",
                            Map.of(
                                    "field",
                                    "created",
                                    "target.type",
                                    "Timestamp",
                                    "format",
                                    "yyyy-MM-dd'T'HH:mm:ss.SSS'Z'"));
                case TIMESTAMP_FROM_NUMBER ->
                    new Setting("TimestampConverter", Map.of("field", "millis", "target.type", "Timestamp"));
                case FIELDS -> new Setting("ReplaceField", Map.of("exclude", "f1,f2", "renames", "f3:g3"));
                case FLATTEN -> new Setting("Flatten", Map.of("delimiter", "_"));
                case CAST -> new Setting("Cast", Map.of("spec", "f1:float64,f2:string"));
            };
        }

        private Setting tributary() {
            return switch (this) {
                case TIMESTAMP_FROM_TEXT ->
                    new Setting("TimestampConvert", Map.of("fields", "created", "to", "timestamp"));
                case TIMESTAMP_FROM_NUMBER ->
                    new Setting("TimestampConvert", Map.of("fields", "millis", "to", "timestamp", "from.unit", "ms"));
                case FIELDS -> new Setting("Fields", Map.of("exclude", "f1,f2", "rename", "f3:g3"));
                case FLATTEN -> new Setting("Flatten", Map.of("delimiter", "_"));
                case CAST -> new Setting("Cast", Map.of("spec", "f1:float64,f2:string"));
            };
        }
    }

    /** A transform and its settings. */
    private record Setting(String transform, Map<String, String> settings) {}

    @Param
    private Work work;

    @Param({"struct", "map"})
    private String data;

    private Transformation<SinkRecord> kafka;
    private Transformation<SinkRecord> ours;
    private SinkRecord record;

    /** Makes the transforms and one record of eleven or twelve fields, and makes sure that both do the same to it. */
    @Setup
    public void setUp() throws ReflectiveOperationException {
        kafka = transform("org.apache.kafka.connect.transforms.", work.kafka());
        ours = transform("io.tributary.transforms.", work.tributary());
        Map<String, Object> map = new HashMap<>();
        map.put("created", "2024-05-17T08:30:00.123Z");
        map.put("millis", 1_715_934_600_123L);
        for (int i = 0; i < 9; i++) {
            map.put("f" + i, (long) i);
        }
        Map<String, Object> inner = Map.of("x", 1L, "y", 2L);
        if (work == Work.FLATTEN) {
            map.put("inner", inner);
        }
        record = data.equals("map") ? sinkRecord(null, map) : structRecord(map);
        Object theirs = plain(kafka.apply(record).value());
        Object own = plain(ours.apply(record).value());
        if (!theirs.equals(own) || theirs.equals(plain(record.value()))) {
            throw new IllegalStateException("not the same work: Kafka's makes " + theirs + ", ours " + own);
        }
    }

    /** A struct as a map, so that results can be compared whose schemas differ in what is optional. */
    private static Object plain(Object value) {
        if (!(value instanceof Struct struct)) {
            return value;
        }
        Map<String, Object> map = new HashMap<>();
        struct.schema().fields().forEach(field -> map.put(field.name(), plain(struct.get(field))));
        return map;
    }

    @SuppressWarnings("unchecked")
    private static Transformation<SinkRecord> transform(String packageName, Setting setting)
            throws ReflectiveOperationException {
        Class<?> type = Class.forName(packageName + setting.transform() + "$Value");
        Transformation<SinkRecord> transform =
                (Transformation<SinkRecord>) type.getDeclaredConstructor().newInstance();
        transform.configure(setting.settings());
        return transform;
    }

    private static SinkRecord structRecord(Map<String, Object> map) {
        Schema innerSchema = SchemaBuilder.struct()
                .field("x", Schema.INT64_SCHEMA)
                .field("y", Schema.INT64_SCHEMA)
                .build();
        SchemaBuilder schema = SchemaBuilder.struct();
        map.forEach((name, value) -> schema.field(
                name,
                value instanceof Map
                        ? innerSchema
                        : value instanceof String ? Schema.STRING_SCHEMA : Schema.INT64_SCHEMA));
        Schema built = schema.build();
        Struct struct = new Struct(built);
        map.forEach((name, value) -> struct.put(
                name,
                value instanceof Map ? new Struct(innerSchema).put("x", 1L).put("y", 2L) : value));
        return sinkRecord(built, struct);
    }

    private static SinkRecord sinkRecord(Schema schema, Object value) {
        return new SinkRecord("topic", 0, null, null, schema, value, 0);
    }

    /** Kafka's transform. */
    @Benchmark
    public Object kafka() {
        return kafka.apply(record);
    }

    /** Ours. */
    @Benchmark
    public Object tributary() {
        return ours.apply(record);
    }
}
