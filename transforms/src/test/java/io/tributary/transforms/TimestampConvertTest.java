package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Date;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Decimal;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampConvertTest {
    private static final Instant TIME = Instant.parse("2024-05-17T08:30:00.123456789Z");

    private static Object convert(Object value, String... settings) {
        String[] all = new String[settings.length + 2];
        all[0] = "fields";
        all[1] = "t";
        System.arraycopy(settings, 0, all, 2, settings.length);
        SinkRecord output = configured(new TimestampConvert.Value<>(), all).apply(Records.value(map("t", value)));
        return ((Map<?, ?>) output.value()).get("t");
    }

    @ParameterizedTest
    @CsvSource({
        "1715934600, 1715934600000000",
        "1715934600123, 1715934600123000",
        "1715934600123456, 1715934600123456",
        "1715934600123456789, 1715934600123456",
        "0, 0",
        "-1, -1000000",
        "-1715934600123456, -1715934600123456",
    })
    void tellsTheUnitOfANumberByItsSize(long number, long micros) {
        assertThat(convert(number, "to", "int64")).isEqualTo(micros);
    }

    @ParameterizedTest
    @CsvSource({
        "s, 5, ns, 5000000000",
        "ms, 5, us, 5000",
        "us, 1999, ms, 1",
        "us, -1, ms, -1",
        "ns, 1715934600123456789, ns, 1715934600123456789",
        "millis, 1500, seconds, 1",
    })
    void convertsBetweenUnits(String from, long number, String to, long expected) {
        assertThat(convert(number, "from.unit", from, "to", "int64", "to.unit", to))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "s, 1715934600.123456, 1715934600123456",
        "ms, 1715934600123.456, 1715934600123456",
        "auto, 1715934600.5, 1715934600500000",
        "s, -0.5, -500000",
    })
    void readsNumbersWithAFraction(String unit, double number, long micros) {
        assertThat(convert(number, "from.unit", unit, "to", "int64")).isEqualTo(micros);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -1e300})
    void refusesNumbersThatAreNoTime(double number) {
        assertThatThrownBy(() -> convert(number))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no time");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1_715_934_600_123L, Long.MIN_VALUE, Long.MAX_VALUE})
    void millisecondsAreThoseOfTheTimestamp(long millis) {
        assertThat(convert(millis, "from.unit", "ms", "to", "timestamp"))
                .isEqualTo(Date.from(Instant.ofEpochMilli(millis)));
    }

    @Test
    void refusesACountOfSecondsThatIsNoTime() {
        assertThatThrownBy(() -> convert(Long.MAX_VALUE, "from.unit", "s"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no time");
        assertThatThrownBy(() -> convert("9223372036854775807", "from.unit", "s", "from.formats", "epoch"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("no time");
    }

    @Test
    void refusesATimeThatTheTargetUnitCannotHold() {
        assertThatThrownBy(() -> convert(100_000_000_000L, "from.unit", "s", "to", "int64", "to.unit", "ns"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("outside the range");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-17T08:30:00Z, 2024-05-17T08:30:00Z",
        "2024-05-17T08:30:00.1Z, 2024-05-17T08:30:00.100Z",
        "2024-05-17T08:30:00.123456789Z, 2024-05-17T08:30:00.123456789Z",
        "2024-05-17 08:30:00.5, 2024-05-17T08:30:00.500Z",
        "2024-05-17T08:30:00+02:00, 2024-05-17T06:30:00Z",
        "2024-05-17T08:30:00.25-05:30, 2024-05-17T14:00:00.250Z",
        "2024-05-17T08:30:00+0200, 2024-05-17T06:30:00Z",
        "2024-05-17T08:30Z, 2024-05-17T08:30:00Z",
        "2024-05-17, 2024-05-17T00:00:00Z",
        "1969-12-31T23:59:59.999Z, 1969-12-31T23:59:59.999Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2024-05-17T08:30:00+02:00[Europe/Vienna], 2024-05-17T06:30:00Z",
    })
    void readsIsoTexts(String text, String expected) {
        assertThat(convert(text, "to", "int64", "to.unit", "ns"))
                .isEqualTo(EpochUnit.NS.count(Instant.parse(expected)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "now",
                "2024-13-01T00:00:00Z",
                "2023-02-29T00:00:00Z",
                "2024-05-17T25:00:00Z",
                "2024-05-17T08:60:00Z",
                "2024-05-17T08:30:00.1234567890Z",
                "2024-05-17T08:30:00+19:00",
                "2024-05-17T08:30:00Zx",
                "2024-05-17T08:30:0aZ",
                "1715934600"
            })
    void refusesTextsThatAreNoIsoTimeWithoutShowingThem(String text) {
        assertThatThrownBy(() -> convert(text))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("from.formats (iso)")
                .satisfies(e -> assertThat(text.isEmpty() || !e.getMessage().contains(text))
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5.2024 10:00 | 2024-05-01T08:00:00Z",
                "Fri, 17 May 2024 | 2024-05-16T22:00:00Z",
                "1715934600 | 2024-05-17T08:30:00Z",
                "2024-05-17T08:30:00Z | 2024-05-17T08:30:00Z"
            })
    void triesSeveralFormatsInTheZone(String text, String expected) {
        String formats = "iso,d.M.yyyy HH:mm,EEE',' d MMM yyyy,epoch";
        assertThat(convert(text, "from.formats", formats, "timezone", "Europe/Vienna"))
                .isEqualTo(Date.from(Instant.parse(expected)));
    }

    @Test
    void refusesDaysThatTheCalendarLacks() {
        assertThatThrownBy(() -> convert("30.2.2024", "from.formats", "d.M.yyyy"))
                .isInstanceOf(DataException.class);
    }

    @Test
    void localIsoTextsBelongToTheZone() {
        assertThat(convert("2024-05-17T10:30:00", "timezone", "Europe/Vienna"))
                .isEqualTo(Date.from(Instant.parse("2024-05-17T08:30:00Z")));
    }

    @Test
    void writesTexts() {
        long nanos = EpochUnit.NS.count(TIME);
        assertThat(convert(nanos, "to", "string")).isEqualTo("2024-05-17T08:30:00.123456789Z");
        assertThat(convert(nanos, "to", "string", "timezone", "+02:00"))
                .isEqualTo("2024-05-17T10:30:00.123456789+02:00");
        assertThat(convert(nanos, "to", "string", "to.format", "EEE d MMM yyyy"))
                .isEqualTo("Fri 17 May 2024");
    }

    @Test
    void readsConnectTimestamps() {
        assertThat(convert(Date.from(Instant.ofEpochMilli(5)), "to", "int64", "to.unit", "us"))
                .isEqualTo(5_000L);
    }

    @Test
    void keepsWhatTheSchemaSaysAboutTheFieldAndConvertsTheDefault() {
        Schema field = SchemaBuilder.int64()
                .optional()
                .doc("when")
                .parameter("p", "1")
                .defaultValue(1_715_934_600_123L)
                .build();
        Schema schema = SchemaBuilder.struct()
                .name("event")
                .version(7)
                .doc("an event")
                .parameter("q", "2")
                .field("id", SchemaBuilder.string().doc("identity").build())
                .field("t", field)
                .build();
        Struct input = new Struct(schema).put("id", "a").put("t", null);

        SinkRecord output =
                configured(new TimestampConvert.Value<>(), "fields", "t").apply(Records.value(input));

        Schema expectedField = Timestamp.builder()
                .optional()
                .doc("when")
                .parameter("p", "1")
                .defaultValue(Date.from(Instant.ofEpochMilli(1_715_934_600_123L)))
                .build();
        Schema expected = SchemaBuilder.struct()
                .name("event")
                .version(7)
                .doc("an event")
                .parameter("q", "2")
                .field("id", SchemaBuilder.string().doc("identity").build())
                .field("t", expectedField)
                .build();
        assertThat(output.valueSchema()).isEqualTo(expected);
        assertThat(((Struct) output.value()).getWithoutDefault("t")).isNull();
    }

    @Test
    void convertsAndRenamesNestedFieldsWithSchema() {
        Schema inner = SchemaBuilder.struct()
                .optional()
                .field("at", Schema.STRING_SCHEMA)
                .field("x", Schema.INT32_SCHEMA)
                .build();
        Struct input = Records.struct(
                "meta",
                inner,
                new Struct(inner).put("at", "2024-05-17T08:30:00Z").put("x", 1));

        SinkRecord output = configured(
                        new TimestampConvert.Value<>(), "rename", "meta.at:created", "to", "int64", "to.unit", "s")
                .apply(Records.value(input));

        Struct meta = ((Struct) output.value()).getStruct("meta");
        assertThat(meta.getInt64("created")).isEqualTo(1_715_934_600L);
        assertThat(meta.schema().field("at")).isNull();
        assertThat(meta.getInt32("x")).isEqualTo(1);
        assertThat(meta.schema().isOptional()).isTrue();
    }

    @Test
    void convertsAndRenamesNestedFieldsWithoutSchema() {
        Map<String, Object> inner = map("at", "2024-05-17T08:30:00Z", "x", 1);
        Map<String, Object> input = map("meta", inner);

        SinkRecord output = configured(
                        new TimestampConvert.Value<>(), "rename", "meta.at:created", "to", "int64", "to.unit", "s")
                .apply(Records.value(input));

        assertThat(output.value()).isEqualTo(map("meta", map("created", 1_715_934_600L, "x", 1)));
        assertThat(input).isEqualTo(map("meta", map("at", "2024-05-17T08:30:00Z", "x", 1)));
    }

    @Test
    void swapsNames() {
        SinkRecord output = configured(
                        new TimestampConvert.Value<>(),
                        "rename",
                        "a:b, b:a",
                        "from.unit",
                        "s",
                        "to",
                        "int64",
                        "to.unit",
                        "s")
                .apply(Records.value(map("a", 1L, "b", 2L)));

        assertThat(output.value()).isEqualTo(map("a", 2L, "b", 1L));
    }

    @Test
    void aNewNameThatIsTakenIsAnErrorWithAndWithoutSchema() {
        TimestampConvert.Value<SinkRecord> transform = configured(new TimestampConvert.Value<>(), "rename", "a:b");
        Schema schema = SchemaBuilder.struct()
                .field("a", Schema.INT64_SCHEMA)
                .field("b", Schema.INT64_SCHEMA)
                .build();

        assertThatThrownBy(() -> transform.apply(Records.value(map("a", 1L, "b", 2L))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'b'");
        assertThatThrownBy(() -> transform.apply(
                        Records.value(new Struct(schema).put("a", 1L).put("b", 2L))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'b'");
    }

    @Test
    void convertsAWholeKey() {
        SinkRecord output = configured(new TimestampConvert.Key<>(), "to", "string")
                .apply(Records.key(Schema.INT64_SCHEMA, 1_715_934_600L));

        assertThat(output.key()).isEqualTo("2024-05-17T08:30:00Z");
        assertThat(output.keySchema()).isEqualTo(Schema.STRING_SCHEMA);
        assertThat(output.value()).isEqualTo(Map.of("untouched", true));
    }

    @Test
    void setsTheTimestampOfTheRecordFromTheFirstField() {
        SinkRecord output = configured(
                        new TimestampConvert.Value<>(), "fields", "t,u", "set.record.timestamp", "true", "to", "string")
                .apply(Records.value(map("t", 1_715_934_600_123_456L, "u", 1L)));

        assertThat(output.timestamp()).isEqualTo(1_715_934_600_123L);
    }

    @Test
    void keepsTheTimestampOfTheRecordWhereTheFieldIsNull() {
        SinkRecord output = configured(new TimestampConvert.Value<>(), "fields", "t", "set.record.timestamp", "true")
                .apply(Records.value(map("t", null)));

        assertThat(output.timestamp()).isEqualTo(Records.TIMESTAMP);
    }

    @Test
    void takesTheUnitFromDebeziumsSchemaNames() {
        Schema nanos = SchemaBuilder.int64()
                .name("io.debezium.time.NanoTimestamp")
                .version(1)
                .build();
        SinkRecord output = configured(new TimestampConvert.Value<>(), "fields", "t", "set.record.timestamp", "true")
                .apply(Records.value(Records.struct("t", nanos, 5_000_000L)));

        Struct value = (Struct) output.value();
        assertThat(value.get("t")).isEqualTo(Date.from(Instant.ofEpochMilli(5)));
        assertThat(value.schema().field("t").schema()).isEqualTo(Timestamp.SCHEMA);
        assertThat(output.timestamp()).isEqualTo(5L);
    }

    @Test
    void aNullValueAndATombstonePassUntouched() {
        TimestampConvert.Value<SinkRecord> transform = configured(new TimestampConvert.Value<>(), "fields", "t");
        SinkRecord tombstone = Records.value(null, null);

        assertThat(transform.apply(tombstone)).isSameAs(tombstone);
        assertThat(transform.apply(Records.value(map("t", null))).value()).isEqualTo(map("t", null));
    }

    @Test
    void missingFieldsAreSkippedNulledOrAnError() {
        SinkRecord withSchema = Records.value(Records.struct("x", Schema.INT32_SCHEMA, 1));
        SinkRecord schemaless = Records.value(map("x", 1));

        assertThat(missing("skip").apply(schemaless).value()).isEqualTo(map("x", 1));
        assertThat(missing("skip").apply(withSchema).valueSchema()).isEqualTo(withSchema.valueSchema());
        assertThat(missing("null").apply(schemaless).value()).isEqualTo(map("x", 1, "t", null));
        Schema added =
                missing("null").apply(withSchema).valueSchema().field("t").schema();
        assertThat(added).isEqualTo(Timestamp.builder().optional().build());
        for (SinkRecord record : new SinkRecord[] {withSchema, schemaless}) {
            assertThatThrownBy(() -> missing("fail").apply(record))
                    .isInstanceOf(DataException.class)
                    .hasMessage("TimestampConvert: Field 't': the record has no such field (on.missing=fail) "
                            + "(topic events, partition 3, offset 42, on.error=fail)");
        }
    }

    private static TimestampConvert.Value<SinkRecord> missing(String policy) {
        return configured(new TimestampConvert.Value<>(), "fields", "t", "on.missing", policy);
    }

    @Test
    void aMissingParentIsAnErrorOnlyIfSoConfigured() {
        SinkRecord record = Records.value(map("x", 1));
        for (String policy : new String[] {"skip", "null"}) {
            SinkRecord output = configured(new TimestampConvert.Value<>(), "fields", "a.t", "on.missing", policy)
                    .apply(record);
            assertThat(output.value()).isEqualTo(map("x", 1));
        }
        assertThatThrownBy(() -> configured(new TimestampConvert.Value<>(), "fields", "a.t", "on.missing", "fail")
                        .apply(record))
                .hasMessageContaining("'a.t'");
    }

    @Test
    void badValuesFailBecomeNullDropTheRecordOrTagIt() {
        SinkRecord bad = Records.value(map("t", "secret", "x", 1));

        assertThatThrownBy(() -> onError("fail").apply(bad))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("topic events, partition 3, offset 42")
                .hasMessageNotContaining("secret");
        assertThat(onError("null").apply(bad).value()).isEqualTo(map("t", null, "x", 1));
        assertThat(onError("drop").apply(bad)).isNull();
        SinkRecord tagged = onError("tag").apply(bad);
        assertThat(tagged.value()).isEqualTo(bad.value());
        assertThat(tagged.headers()
                        .lastWithName("tributary.transform.error")
                        .value()
                        .toString())
                .contains("Field 't'")
                .doesNotContain("secret");
        assertThat(bad.headers().isEmpty()).isTrue();
    }

    @Test
    void onErrorNullMakesTheFieldOptional() {
        SinkRecord output = onError("null").apply(Records.value(Records.struct("t", Schema.STRING_SCHEMA, "never")));

        assertThat(((Struct) output.value()).get("t")).isNull();
        assertThat(output.valueSchema().field("t").schema().isOptional()).isTrue();
    }

    private static TimestampConvert.Value<SinkRecord> onError(String policy) {
        return configured(new TimestampConvert.Value<>(), "fields", "t", "on.error", policy);
    }

    @Test
    void typesThatAreNoTimeAreAnError() {
        Schema decimal = Decimal.schema(2);
        assertThatThrownBy(() -> configured(new TimestampConvert.Value<>(), "fields", "t")
                        .apply(Records.value(Records.struct("t", decimal, new java.math.BigDecimal("1.00")))))
                .hasMessageContaining("bytes (org.apache.kafka.connect.data.Decimal)");
        assertThatThrownBy(() -> convert(true)).hasMessageContaining("Boolean");
        assertThatThrownBy(() -> configured(new TimestampConvert.Value<>(), "fields", "t")
                        .apply(Records.value(Schema.STRING_SCHEMA, "no fields")))
                .hasMessageContaining("no fields");
    }

    @ParameterizedTest
    @CsvSource({
        "from.unit, minutes",
        "from.formats, QQQQQQQQ",
        "timezone, Mars/Olympus",
        "to, date",
        "to.unit, auto",
        "to.format, '{'",
        "rename, a",
        "rename, a:b.c",
        "fields, a..b",
        "on.missing, ignore",
        "on.error, skip",
    })
    void refusesAWrongSettingByName(String key, String text) {
        assertThatThrownBy(() -> configured(new TimestampConvert.Value<>(), key, text))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("configuration " + key);
    }

    @Test
    void refusesAFieldNamedTogetherWithItsPart() {
        assertThatThrownBy(() -> configured(new TimestampConvert.Value<>(), "fields", "a,a.b"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("a.b");
    }

    @Test
    void schemasOfOtherTopicsDoNotFillTheHeap() {
        SchemaCache<Schema, Schema> cache = new SchemaCache<>(schema -> schema);
        for (int i = 0; i < 1_000; i++) {
            cache.get(SchemaBuilder.struct().field("f" + i, Schema.INT32_SCHEMA).build());
        }
        assertThat(cache.size()).isEqualTo(SchemaCache.MAX_ENTRIES);
    }

    @Test
    void fixedPositionsAndTheGeneralWayAgree() {
        IsoTime iso = new IsoTime(java.time.ZoneOffset.UTC);
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 2_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 200_000_000_000L), random.nextInt(1_000_000_000));
            String text = instant.toString();
            assertThat(iso.parse(text))
                    .as(text)
                    .contains(ZonedDateTime.parse(text).toInstant());
        }
    }
}
