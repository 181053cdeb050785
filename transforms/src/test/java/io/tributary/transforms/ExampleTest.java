package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example of the documentation does what its page says, with and without schema, and changes no input. */
class ExampleTest {
    static Stream<Example> examplesWithSchema() {
        return examples().filter(Example::holdsWithSchema);
    }

    static Stream<Example> examplesWithoutSchema() {
        return examples().filter(Example::holdsWithoutSchema);
    }

    private static Stream<Example> examples() {
        return DocumentationTest.transforms().stream().flatMap(name -> Example.Page.read(name).examples().stream());
    }

    @ParameterizedTest
    @MethodSource("examplesWithSchema")
    void holdsWithSchema(Example example) {
        check(example, true);
    }

    @ParameterizedTest
    @MethodSource("examplesWithoutSchema")
    void holdsWithoutSchema(Example example) {
        check(example, false);
    }

    private static void check(Example example, boolean withSchema) {
        List<JsonNode> actual = new ArrayList<>();
        try (Transformation<SinkRecord> transform = example.transform()) {
            for (int i = 0; i < example.inputs().size(); i++) {
                SinkRecord input = Example.record(example.inputs().get(i), withSchema);
                SinkRecord output = transform.apply(input);
                assertThat(input)
                        .as("the input after the transform")
                        .isEqualTo(Example.record(example.inputs().get(i), withSchema));
                if (output != null && output.value() instanceof org.apache.kafka.connect.data.Struct struct) {
                    struct.validate();
                    assertThat(output.valueSchema()).isEqualTo(struct.schema());
                }
                actual.add(Example.partsOf(output, example.outputs().get(i)));
            }
        }
        assertThat(actual).isEqualTo(example.outputs());
    }
}
