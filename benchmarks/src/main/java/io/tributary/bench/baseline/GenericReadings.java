package io.tributary.bench.baseline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;

/** Records like those of the data set {@code iot_data}, drawn by the rules that stand beside each field, then made into Structs. */
final class GenericReadings {
    private static final List<String> DEVICES = List.of("blue", "red", "green", "yellow");

    /** The ranges of numbers; text has none. */
    private static final Map<String, double[]> RULES = Map.of(
            "duration_ms", new double[] {0, 4000},
            "lat", new double[] {19.50139, 64.85694},
            "lon", new double[] {-161.75583, -68.01197},
            "measure1", new double[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
            "measure2", new double[] {Integer.MIN_VALUE, Integer.MAX_VALUE},
            "speed", new double[] {0, 100});

    static final Schema SCHEMA = SchemaBuilder.struct()
            .name("iot_data")
            .field("device_type", Schema.STRING_SCHEMA)
            .field("duration_ms", Schema.INT32_SCHEMA)
            .field("lat", Schema.FLOAT64_SCHEMA)
            .field("lon", Schema.FLOAT64_SCHEMA)
            .field("measure1", Schema.INT32_SCHEMA)
            .field("measure2", Schema.INT32_SCHEMA)
            .field("speed", Schema.INT32_SCHEMA)
            .field("timestamp", Schema.INT64_SCHEMA)
            .build();

    private final Random random;

    GenericReadings(Random random) {
        this.random = random;
    }

    /** Draws a record, its values as objects by name. */
    Map<String, Object> next() {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Field field : SCHEMA.fields()) {
            values.put(field.name(), draw(field));
        }
        return values;
    }

    private Object draw(Field field) {
        double[] range = RULES.get(field.name());
        return switch (field.schema().type()) {
            case STRING -> DEVICES.get(random.nextInt(DEVICES.size()));
            case INT32 -> (int) (range[0] + (long) (random.nextDouble() * (range[1] - range[0] + 1)));
            // Five decimals, as the data set has: a longer text would be a slower one.
            case FLOAT64 -> Math.round((range[0] + random.nextDouble() * (range[1] - range[0])) * 1e5) / 1e5;
            default -> System.currentTimeMillis() * 1000;
        };
    }

    /** Converts a record by the schema. */
    Struct toStruct(Map<String, Object> values) {
        Struct struct = new Struct(SCHEMA);
        for (Field field : SCHEMA.fields()) {
            struct.put(field.name(), values.get(field.name()));
        }
        struct.validate();
        return struct;
    }
}
