package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;

/** A struct that is null has the fields that it has when it is none. */
class NullStructTest {
    private static final Schema DEEP = SchemaBuilder.struct()
            .optional()
            .field("x", Schema.FLOAT64_SCHEMA)
            .field("list", SchemaBuilder.array(Schema.INT32_SCHEMA).optional().build())
            .build();
    private static final Schema INNER = SchemaBuilder.struct()
            .optional()
            .field("y", Schema.FLOAT32_SCHEMA)
            .field("deep", DEEP)
            .build();

    @Test
    void flattenGivesNullFieldsWithIndexedArraysToo() {
        Struct output = (Struct) configured(new Flatten.Value<>(), "arrays", "index")
                .apply(Records.value(Records.struct("in", INNER, null)))
                .value();
        assertThat(output.schema().fields()).extracting(Field::name).containsExactly("in.y", "in.deep.x");
        assertThat(output.schema().field("in.y").schema()).isEqualTo(Schema.OPTIONAL_FLOAT32_SCHEMA);
        assertThat(output.get("in.y")).isNull();

        Schema list = SchemaBuilder.array(DEEP).build();
        Struct element = new Struct(DEEP).put("x", 1.5);
        Struct indexed = (Struct) configured(new Flatten.Value<>(), "arrays", "index")
                .apply(Records.value(Records.struct("l", list, Arrays.asList(element, null))))
                .value();
        assertThat(indexed.schema().fields()).extracting(Field::name).containsExactly("l.0.x", "l.1.x");
        assertThat(indexed.get("l.1.x")).isNull();
    }

    @Test
    void theSchemaAfterNaNIsTheSameWhetherAStructIsNullOrNot() {
        Transformation<SinkRecord> transform = configured(new NullPolicy.Value<>(), "nan", "null");
        Struct deep = new Struct(DEEP).put("x", Double.NaN);
        Schema full = transform
                .apply(Records.value(Records.struct(
                        "in", INNER, new Struct(INNER).put("y", 1f).put("deep", deep))))
                .valueSchema();
        for (Struct inner : Arrays.asList(null, new Struct(INNER).put("y", 1f))) {
            SinkRecord output = transform.apply(Records.value(Records.struct("in", INNER, inner)));
            assertThat(output.valueSchema()).isEqualTo(full);
        }
    }
}
