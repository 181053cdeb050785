package io.tributary.synthetic.shape;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.DataSets;
import io.tributary.synthetic.dataset.RecordGenerator;
import io.tributary.synthetic.dataset.Row;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.data.Struct;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordShapeTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<String> dataSets() {
        return DataSets.names();
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void allShapesSayTheSame(String name) throws IOException {
        DataSet dataSet = DataSets.find(name).orElseThrow();
        RecordGenerator generator = dataSet.generator(1, 0, 1);
        Row row = new Row(dataSet.fields());
        JsonShape json = new JsonShape(dataSet.fields());
        MapShape map = new MapShape();
        StructShape struct =
                new StructShape(name, dataSet.fields(), dataSet.fields().size());
        for (int i = 0; i < 2_000; i++) {
            generator.generate(i, i * 1_000L, 1_700_000_000_000_000L + i, row);
            Map<String, Object> asMap = asMap(map.value(row));
            Map<String, Object> parsed = JSON.readValue((byte[]) json.value(row), new TypeReference<>() {});
            assertThat(parsed.keySet()).containsExactlyElementsOf(asMap.keySet());
            assertThat(parsed.toString()).isEqualTo(asMap.toString());
            Struct value = (Struct) struct.value(row);
            value.validate();
            asMap.forEach(
                    (field, expected) -> assertThat(value.get(field)).as(field).isEqualTo(expected));
        }
    }

    private static Map<String, Object> asMap(Object value) {
        Map<String, Object> typed = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, member) -> typed.put((String) key, member));
        return typed;
    }
}
