package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Patterns of times that would lose a part of the time, and numbers that Debezium gives another meaning. */
class TimePatternsTest {
    private static Object converted(String pattern, String text) {
        Transformation<SinkRecord> transform = configured(
                new TimestampConvert.Value<>(),
                "fields",
                "t",
                "from.formats",
                pattern,
                "to",
                "string",
                "timezone",
                "UTC");
        return ((Map<?, ?>) transform.apply(Records.value(map("t", text))).value()).get("t");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yyyy-MM-dd hh:mm",
                "yyyy-MM-dd hh:mm:ss XXX",
                "yyyy-MM-dd KK:mm",
                "yyyy-MM-dd mm:ss",
                "yyyy-MM-dd ss",
                "yyyy-MM-DD",
                "yyyy-MM-DD HH:mm",
            })
    void aPatternThatLosesAPartOfTheTimeIsRefused(String pattern) {
        assertThatThrownBy(() -> converted(pattern, ""))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("from.formats")
                .hasMessageContaining(pattern);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd hh:mm a | 2024-05-17 08:30 PM | 2024-05-17T20:30:00Z",
                "yyyy-MM-dd KK:mm a | 2024-05-17 08:30 AM | 2024-05-17T08:30:00Z",
                "yyyy-MM-dd HH | 2024-05-17 08 | 2024-05-17T08:00:00Z",
                "yyyy-DDD | 2024-138 | 2024-05-17T00:00:00Z",
                "yyyy-MM-dd'T'HH:mm:ss'Z' | 2024-05-17T08:30:00Z | 2024-05-17T08:30:00Z",
                "d MMM yyyy HH:mm z | 17 May 2024 08:30 CEST | 2024-05-17T06:30:00Z",
                "yyyy-MM-dd HH:mm VV | 2024-05-17 08:30 Europe/Vienna | 2024-05-17T06:30:00Z",
                "yyyy-MM-dd HH:mm O | 2024-05-17 08:30 GMT+2 | 2024-05-17T06:30:00Z",
                "yyMMddHHmmss | 240517083000 | 2024-05-17T08:30:00Z",
                "E d MMM yyyy G HH:mm:ss.SSS | Fri 17 May 2024 AD 08:30:00.500 | 2024-05-17T08:30:00.5Z",
            })
    void aPatternThatNamesTheWholeTimeIsTaken(String pattern, String text, String expected) {
        assertThat(converted(pattern, text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-dd XXX | 2024-05-17 +02:00 | 2024-05-16T22:00:00Z",
                "iso | 2024-05-17+02:00 | 2024-05-16T22:00:00Z",
                "iso | 2024-05-17 | 2024-05-17T00:00:00Z",
            })
    void aDateBeginsWhereItsOffsetSays(String pattern, String text, String expected) {
        assertThat(converted(pattern, text)).isEqualTo(expected);
    }

    private static Object read(String schemaName, Schema.Type type, Object number, String unit) {
        Schema schema =
                new SchemaBuilder(type).name("io.debezium.time." + schemaName).build();
        Transformation<SinkRecord> transform =
                configured(new TimestampConvert.Value<>(), "to", "string", "from.unit", unit);
        return transform.apply(Records.value(schema, number)).value();
    }

    @Test
    void debeziumsDateIsACountOfDays() {
        assertThat(read("Date", Schema.Type.INT32, 19_860, "auto")).isEqualTo("2024-05-17T00:00:00Z");
        assertThat(read("Date", Schema.Type.INT32, -1, "auto")).isEqualTo("1969-12-31T00:00:00Z");
        assertThat(read("Date", Schema.Type.INT32, 19_860, "s")).isEqualTo("1970-01-01T05:31:00Z");
        assertThatThrownBy(() -> read("Date", Schema.Type.INT64, Long.MAX_VALUE, "auto"))
                .isInstanceOf(DataException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Time", "MicroTime", "NanoTime", "Year", "MicroDuration", "NanoDuration"})
    void debeziumsNumbersThatAreNoPointInTimeAreRefused(String schemaName) {
        assertThatThrownBy(() -> read(schemaName, Schema.Type.INT64, 2024L, "auto"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("io.debezium.time." + schemaName)
                .hasMessageNotContaining("2024");
    }
}
