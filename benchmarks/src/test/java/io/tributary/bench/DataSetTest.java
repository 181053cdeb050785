package io.tributary.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tributary.bench.DataSet.Shape;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({"iot,8", "narrow,3", "wide,50"})
    void rowsHaveTheColumnsPromised(String name, int columns) throws IOException {
        DataSet data = DataSet.named(name);

        assertThat(MAPPER.readTree(data.value(7, Shape.JSON))).hasSize(columns);
        assertThat(data.value(7, Shape.JSON)).isEqualTo(data.value(7, Shape.JSON));
        assertThat(data.value(7, Shape.JSON)).isNotEqualTo(data.value(8, Shape.JSON));
    }

    @Test
    void iotRowsHaveAboutThePromisedSize() {
        long bytes = 0;
        for (int row = 0; row < 1000; row++) {
            bytes += DataSet.named("iot").value(row, Shape.JSON).length;
        }
        assertThat(bytes / 1000).isBetween(150L, 230L);
    }

    @Test
    void structNamesTheTypeOfEveryField() throws IOException {
        JsonNode value = MAPPER.readTree(DataSet.named("iot").value(3, Shape.STRUCT));

        assertThat(value.at("/schema/fields")).hasSize(8);
        assertThat(value.get("payload"))
                .isEqualTo(MAPPER.readTree(DataSet.named("iot").value(3, Shape.JSON)));
    }

    @Test
    void checksumIsThatOfTheRowsWritten() throws IOException {
        DataSet data = DataSet.named("iot");
        double durations = 0;
        double lats = 0;
        double letters = 0;
        for (int row = 0; row < 500; row++) {
            JsonNode json = MAPPER.readTree(data.value(row, Shape.JSON));
            durations += json.get("duration_ms").asDouble();
            lats += json.get("lat").asDouble();
            letters += json.get("device_type").asText().length();
        }

        Checksum expected = Checksum.expected(data, 500);

        assertThat(expected.rows()).isEqualTo(500);
        assertThat(expected.sums()).startsWith(letters, durations, lats).hasSize(8);
        assertThat(Checksum.expected(data, 499)).isNotEqualTo(expected);
    }

    @Test
    void githubRowsAreNested() throws IOException {
        DataSet data = DataSet.named("github");

        JsonNode event = MAPPER.readTree(data.value(3, Shape.JSON));

        assertThat(event.at("/repo/id").isIntegralNumber()).isTrue();
        assertThat(event.at("/payload/title").asText()).contains("\uD83D\uDE80");
        assertThat(event).hasSize(6);
        assertThat(data.symbols()).containsExactly("type", "payload_action");
        assertThatThrownBy(() -> data.value(3, Shape.STRUCT))
                .hasMessageContaining("The data set \"github\" has objects in its records");
    }

    @Test
    void checksumCountsAnEmojiAsOneCharacter() {
        Column column = new Column("title", Column.Kind.SYMBOL, "\uD83D\uDE80", 1);

        assertThat(column.checksum(0, 0)).isEqualTo("x0".length());
    }

    @Test
    void unknownDataSetIsNamed() {
        assertThatThrownBy(() -> DataSet.named("nope"))
                .hasMessage("There is no data set \"nope\"; take one of iot, narrow, wide, github.");
    }
}
