package io.tributary.synthetic.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DataSetParserTest {
    @Test
    void readsYaml() {
        DataSet dataSet = DataSetParser.parse("""
                name: pumps
                key: pump
                series: {count: 3}
                fields:
                  - {name: pump, type: string, per: series, id: "P-##"}
                  - {name: pressure, type: double, decimals: 1, walk: {min: 1, max: 9, period: 20}}
                  - {name: open, type: boolean, chance: 0.25}
                  - {name: ts, type: timestamp}
                """);
        assertThat(dataSet.name()).isEqualTo("pumps");
        assertThat(dataSet.key()).contains("pump");
        assertThat(dataSet.fields()).extracting(Field::name).containsExactly("pump", "pressure", "open", "ts");
    }

    @Test
    void readsJson() {
        DataSet dataSet = DataSetParser.parse(
                "{\"name\": \"x\", \"fields\": [{\"name\": \"a\", \"type\": \"int32\", \"values\": [1, 2]}]}");
        assertThat(dataSet.fields()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "type: int32, range: [5, 1]                 | below the minimum",
                "type: int32, range: [0, 3000000000]        | is no int32",
                "type: int32, range: [0, 1.5]               | is no int32",
                "type: int32, range: [0]                    | must be a list of 2",
                "type: int32, range: [0, x]                 | must be a number",
                "type: int32                                | needs exactly one of",
                "type: int32, range: [0, 1], values: [1]    | needs exactly one of",
                "type: int32, rnage: [0, 1]                 | not a known setting",
                "type: int32, id: '@@'                      | cannot make numbers",
                "type: string, range: [0, 1]                | cannot make text",
                "type: float, range: [0, 1]                 | must be one of int32",
                "type: double, decimals: 12, range: [0, 1]  | must be in [0, 9]",
                "type: int32, decimals: 2, range: [0, 1]    | for type double only",
                "type: boolean, values: [1]                 | use chance",
                "type: boolean, chance: 2                   | must be in [0, 1]",
                "type: timestamp, range: [0, 1]             | takes no range",
                "type: double, walk: {min: 0, max: 1}       | period is missing",
                "type: double, speed: {lat: a, lon: b, max: 1} | no walk of this name",
                "type: double, follow: {field: later}       | there is no field later",
                "type: string, table: {of: cities, column: x} | no such table",
                "type: string, state: [a, b, c]             | needs outage",
                "type: string, names: [a]                   | needs series",
                "type: string, values: {a: 0}               | weight above 0",
                "type: string, per: device, values: [a]     | must be record or series",
                "type: string, per: series, id: 'P-###'     | needs series",
                "type: string, values: []                   | at least one",
                "type: int32, values: []                    | at least one",
                "type: double, range: [0, 10f]              | must be a number",
                "type: double, range: [0, ' 5']             | must be a number",
                "type: int32, walk: {min: 0, max: 5e9, period: 10}   | is no int32",
                "type: int32, level: {min: -5e9, max: 0, period: 10} | is no int32",
                "type: int32, range: {min: 0, max: 5e9, distribution: normal}            | is no int32",
                "type: int32, range: {min: 0, max: 5e9, distribution: exponential}       | is no int32",
                "type: double, decimals: 9, walk: {min: 4e10, max: 5e10, period: 10}     | is no double with 9 decimals",
                "type: double, decimals: 9, walk: {min: -5e10, max: 0, period: 10}       | is no double with 9 decimals",
                "type: double, decimals: 9, range: [-9223372036.854775808, 0]            | is no double with 9 decimals",
                "type: double, range: {min: 10, max: 0, distribution: exponential}       | below the minimum",
                "type: double, range: {min: 10, max: 0, distribution: normal}            | below the minimum",
                "type: double, walk: {min: 10, max: 0, period: 10}                       | below the minimum",
                "type: double, level: {min: 10, max: 0, period: 10}                      | below the minimum",
                "type: boolean, chance: 1, when: {field: good, is: q, value: 0}          | must be true or false",
            })
    void namesLineAndFieldOfWhatIsWrong(String field, String complaint) {
        String definition = "name: x\nfields:\n  - {name: good, type: timestamp}\n  - {name: bad, " + field + "}\n";
        assertThatThrownBy(() -> DataSetParser.parse(definition))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining("line 4")
                .hasMessageContaining("field bad")
                .hasMessageContaining(complaint);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                              | empty",
                "name: [                                         | line 1",
                "'{\"name\": \"x\", \"fields\": '                | line 1",
                "name: x                                         | fields is missing",
                "'fields: [{name: a, type: timestamp}]'          | name is missing",
                "'{name: x, fields: []}'                         | 1 to 500",
                "'{name: x, key: b, fields: [{name: a, type: timestamp}]}' | no field b",
                "'{name: x, serie: 3, fields: [{name: a, type: timestamp}]}' | not a known setting",
                "'{name: x, series: {count: 3, frequency: {classes: []}}, fields: [{name: a, type: timestamp}]}' | at least one",
                "'{name: x, series: {count: 0}, fields: [{name: a, type: timestamp}]}' | must be in [1, 1000000]",
                "'{name: x, series: {count: 5, frequency: often}, fields: [{name: a, type: timestamp}]}' | must be uniform",
                "'{name: x, fields: [{name: a, type: timestamp}, {name: a, type: timestamp}]}' | of this name already",
                "just a text                                     | must be a mapping",
            })
    void saysWhatIsWrongWithTheWhole(String definition, String complaint) {
        assertThatThrownBy(() -> DataSetParser.parse(definition))
                .isInstanceOf(DataSetException.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void refusesTooFewIdentifiers() {
        String definition =
                "name: x\nseries: {count: 11}\nfields:\n  - {name: id, type: string, per: series, id: 'a#'}\n";
        assertThatThrownBy(() -> DataSetParser.parse(definition)).hasMessageContaining("too few identifiers");
    }
}
