package io.tributary.questdb.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigValue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong is said at the key that is wrong. */
class RowConfigTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "table ~ a/b",
                "table ~ ${nothing}",
                "table ~ ${topic",
                "table ~ ${}",
                "topic.table.map ~ a",
                "topic.table.map ~ a:b,a:c",
                "topic.table.map ~ a:b/c",
                "tables.max ~ 0",
                "timestamp.units ~ hours",
                "timestamp.string.format ~ yyyy-ww",
                "timestamp.string.format ~ ''",
                "timestamp.string.formats ~ iso8601||yyyy-ww",
                "timestamp.timezone ~ Mars",
                "timestamp.min ~ yesterday",
                "timestamp.max ~ 9999-12-31T00:00:00Z",
                "timestamp.min ~ 1900-01-01T00:00:00Z",
                "timestamp.column.name ~ a-b",
                "value.format ~ xml",
                "message.rows ~ two",
                "metadata.columns ~ topic,color",
                "table.columns ~ a",
                "table.columns ~ a NOTHING",
                "table.columns ~ a LONG, A LONG",
                "table.columns ~ a-b LONG",
                "table.ttl ~ for ever",
                "table.partition.by ~ CENTURY"
            })
    void refusesAWrongValue(String key, String value) {
        assertThat(errors(Map.of(key, value))).containsOnlyKeys(key);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "timestamp.kafka.native ~ timestamp.field.name=a;timestamp.kafka.native=true",
                "timestamp.field.name ~ timestamp.field.name=a,,b",
                "timestamp.field.name ~ timestamp.field.name=a,a",
                "timestamp.column.name ~ timestamp.column.name=ts",
                "table.columns ~ table.columns=a LONG",
                "table.ttl ~ table.ttl=1 DAY",
                "table.dedup.keys ~ table.dedup.keys=a",
                "table.dedup.keys ~ table.create=ddl;table.dedup.keys=a",
                "message.rows ~ message.rows=ndjson",
                "message.rows ~ message.rows=array;value.format=json_envelope",
                "message.rows.path ~ message.rows.path=a;value.format=json_envelope",
                "message.rows.path ~ message.rows.path=a;message.rows=array",
                "message.rows.path ~ message.rows.path=d.readings;nested.mode=json",
                "message.rows.path ~ message.rows.path=d.readings;json.fields=x,d",
                "message.rows.path ~ message.rows.path=d.readings;json.fields=d_readings",
                "message.rows.path ~ message.rows.path=d.readings;json.fields=v_d;value.prefix=v",
                "message.rows.path ~ message.rows.path=d.readings;json.fields=value",
                "table ~ table=${field.a};message.rows=array"
            })
    void refusesKeysThatDoNotFitTogether(String marked, String config) {
        assertThat(errors(parse(config))).containsOnlyKeys(marked);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "table=kafka_${topic}_${partition};symbols=a, b;doubles=c;timestamp.field.name=date,time;timestamp.string.format=yyyyMMddHHmmssSSS",
                "timestamp.kafka.native=true;include.key=false;key.prefix=from_key;value.prefix=from_value;skip.unsupported.types=true",
                "timestamp.field.name=created_at;timestamp.string.fields=updated_at,deleted_at;timestamp.string.format=yyyy-MM-dd HH:mm:ss.SSSUUU z",
                "table.create=ddl;timestamp.column.name=ts;table.columns=a SYMBOL, b DECIMAL(18,4);table.dedup.keys=ts,A;table.ttl=6w",
                "message.rows.path=readings;nested.mode=json;json.fields=d,readings_x",
                "value.format=JSON;message.rows=NDJSON"
            })
    void takesWhatFits(String config) {
        assertThat(errors(parse(config))).isEmpty();
    }

    @Test
    void everyKeyIsExplained() {
        RowConfig.define(new ConfigDef()).configKeys().values().forEach(key -> {
            assertThat(key.documentation).as(key.name).isNotBlank().endsWith(".");
            assertThat(key.displayName).as(key.name).isNotBlank();
            assertThat(key.group).as(key.name).isNotBlank();
        });
    }

    private static Map<String, String> parse(String config) {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : config.split(";", -1)) {
            int equals = entry.indexOf('=');
            map.put(entry.substring(0, equals), entry.substring(equals + 1));
        }
        return map;
    }

    private static Map<String, String> errors(Map<String, String> config) {
        Map<String, ConfigValue> values = RowConfig.define(new ConfigDef()).validateAll(config);
        RowConfig.validate(values);
        Map<String, String> errors = new HashMap<>();
        values.forEach((key, value) -> {
            if (!value.errorMessages().isEmpty()) {
                errors.put(key, String.join(" ", value.errorMessages()));
            }
        });
        return errors;
    }
}
