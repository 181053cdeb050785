package io.tributary.transforms;

import static io.tributary.transforms.Records.configured;
import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.source.SourceRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the examples of the documentation do not show: limits, wrong types, policies, settings that are refused. */
class EdgeCasesTest {
    private static SinkRecord at(long offset, long timestamp, Object value) {
        return Records.record(null, null, null, value, offset, timestamp);
    }

    @ParameterizedTest
    @CsvSource({
        "NaN, int32, fail",
        "1e30, int64, fail",
        "300, int8, fail",
        "-1e300, float32, fail",
    })
    void castRefusesWhatDoesNotFit(double value, String type, String policy) {
        assertThatThrownBy(() -> configured(new Cast.Value<>(), "spec", "a:" + type, "on.overflow", policy)
                        .apply(Records.value(map("a", value))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("on.overflow");
    }

    @ParameterizedTest
    @CsvSource({
        "'9223372036854775807', int64, 9223372036854775807",
        "'99999999999999999999', int64, 9223372036854775807",
        "'-2.9', int32, -2",
        "'1e3', int16, 1000",
        "'Infinity', int8, 127",
        "' 7 ', int8, 7",
    })
    void castReadsNumbersInTextsWithoutLosingDigits(String text, String type, long expected) {
        SinkRecord output = configured(new Cast.Value<>(), "spec", "a:" + type, "on.overflow", "saturate")
                .apply(Records.value(map("a", text)));
        assertThat(((Number) ((Map<?, ?>) output.value()).get("a")).longValue()).isEqualTo(expected);
    }

    @Test
    void castKeepsTheDefaultOfTheFieldInItsNewType() {
        Schema field = SchemaBuilder.int32().defaultValue(5).doc("d").build();
        SinkRecord output =
                configured(new Cast.Value<>(), "spec", "a:string").apply(Records.value(Records.struct("a", field, 7)));
        assertThat(output.valueSchema().field("a").schema())
                .isEqualTo(SchemaBuilder.string().defaultValue("5").doc("d").build());
    }

    @Test
    void aNestedStructWithADefaultKeepsItConverted() {
        Schema bare = SchemaBuilder.struct()
                .field("x", Schema.INT32_SCHEMA)
                .optional()
                .build();
        Schema inner = Schemas.withDefault(bare, new Struct(bare).put("x", 5));
        Struct value = new Struct(SchemaBuilder.struct().field("in", inner).build());

        SinkRecord output =
                configured(new Cast.Value<>(), "spec", "in.x:string").apply(Records.value(value));

        Struct defaultValue = (Struct) ((Struct) output.value()).get("in");
        assertThat(defaultValue.get("x")).isEqualTo("5");
        assertThat(((Struct) output.value()).getWithoutDefault("in")).isNull();
    }

    @ParameterizedTest
    @CsvSource({"90, 180, zzzzzzzz", "-90, -180, 00000000", "0, 0, s0000000", "48.2, 16.37, u2edhw83"})
    void geohashesReachTheEndsOfTheEarth(double latitude, double longitude, String expected) {
        long bits = GeohashCode.bits(latitude, longitude, 40);
        assertThat(GeohashCode.text(bits, 8)).isEqualTo(expected);
    }

    @Test
    void geohashTreatsMissingAndWrongFieldsByPolicy() {
        SinkRecord noPosition = Records.value(map("a", 1));
        assertThat(configured(new Geohash.Value<>()).apply(noPosition)).isSameAs(noPosition);
        assertThat(configured(new Geohash.Value<>(), "on.missing", "null")
                        .apply(noPosition)
                        .value())
                .isEqualTo(map("a", 1, "geohash", null));
        assertThatThrownBy(() ->
                        configured(new Geohash.Value<>(), "on.missing", "fail").apply(noPosition))
                .hasMessageContaining("'lat'");
        assertThatThrownBy(() -> configured(new Geohash.Value<>()).apply(Records.value(map("lat", "x", "lon", 1.0))))
                .hasMessageContaining("a number of degrees is needed");
        assertThatThrownBy(() -> configured(new Geohash.Value<>())
                        .apply(Records.value(map("lat", 1.0, "lon", 1.0, "geohash", "taken"))))
                .hasMessageContaining("'geohash'");
    }

    @Test
    void deduplicateForgetsTheOldestKeys() {
        Deduplicate.Value<SinkRecord> transform =
                configured(new Deduplicate.Value<>(), "fields", "id", "window.count", "2");
        for (long id = 1; id <= 3; id++) {
            assertThat(transform.apply(at(id, 0, map("id", id)))).isNotNull();
        }
        assertThat(transform.apply(at(4, 0, map("id", 3L)))).isNull();
        assertThat(transform.apply(at(5, 0, map("id", 1L)))).isNotNull();
    }

    @Test
    void deduplicateDecidesTheSameAfterARewind() {
        Deduplicate.Value<SinkRecord> transform =
                configured(new Deduplicate.Value<>(), "fields", "id", "window.ms", "100");
        long[] times = {0, 50, 200, 250, 250};
        String[] ids = {"a", "a", "a", "a", "b"};
        boolean[] first = new boolean[times.length];
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < times.length; i++) {
                boolean passed = transform.apply(at(i, times[i], map("id", ids[i]))) != null;
                first[i] = round == 0 ? passed : first[i];
                assertThat(passed).isEqualTo(first[i]);
            }
        }
        assertThat(first).containsExactly(true, false, true, false, true);
    }

    @Test
    void deduplicateComparesWholeValuesByContent() {
        Deduplicate.Value<SinkRecord> transform = configured(new Deduplicate.Value<>());
        Map<String, Object> mutable = map("list", new java.util.ArrayList<>(List.of(1)), "bytes", new byte[] {1});
        assertThat(transform.apply(at(1, 0, mutable))).isNotNull();
        mutable.put("changed", true);
        assertThat(transform.apply(at(2, 0, map("list", List.of(1), "bytes", new byte[] {1}))))
                .isNull();
    }

    @Test
    void sourceRecordsHaveNoPositionAndAreComparedAllTheSame() {
        Deduplicate.Value<SourceRecord> transform = new Deduplicate.Value<>();
        transform.configure(Map.of("fields", "id"));
        SourceRecord record = new SourceRecord(Map.of(), Map.of(), "topic", null, null, null, null, map("id", 1L), 5L);
        assertThat(transform.apply(record)).isSameAs(record);
        assertThat(transform.apply(record)).isNull();
    }

    @Test
    void aRecordWithoutATimestampIsAnErrorThatNamesTheSetting() {
        SinkRecord record = Records.record(null, null, null, map("id", 1L), 1, null);
        assertThatThrownBy(() ->
                        configured(new Deduplicate.Value<>(), "fields", "id").apply(record))
                .hasMessageContaining("timestamp.field");
    }

    @Test
    void sampleKeepsItsShareAndAlwaysTheSameKeys() {
        Sample.Value<SinkRecord> one = configured(new Sample.Value<>(), "key.fields", "id", "share", "0.2");
        Sample.Value<SinkRecord> other = configured(new Sample.Value<>(), "key.fields", "id", "share", "0.2");
        Sample.Value<SinkRecord> salted =
                configured(new Sample.Value<>(), "key.fields", "id", "share", "0.2", "salt", "x");
        int passed = 0;
        int both = 0;
        for (long id = 0; id < 10_000; id++) {
            boolean passes = one.apply(at(id, 0, map("id", id, "v", 1))) != null;
            assertThat(other.apply(at(id, 9, map("id", id, "v", 2))) != null).isEqualTo(passes);
            boolean passesSalted = salted.apply(at(id, 0, map("id", id))) != null;
            passed += passes ? 1 : 0;
            both += passes && passesSalted ? 1 : 0;
        }
        assertThat(passed).isBetween(1_850, 2_150);
        assertThat(both).isBetween(300, 500);
    }

    @Test
    void protectNeedsALongKeyAndDoesNotShowIt() {
        assertThatThrownBy(() -> configured(new Protect.Value<>(), "fields", "a"))
                .isInstanceOf(ConfigException.class);
        assertThatThrownBy(() -> configured(new Protect.Value<>(), "fields", "a", "key", "too-short"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("at least 16 bytes")
                .hasMessageNotContaining("too-short");
    }

    @Test
    void protectHashesBytesAndTextsAlike() {
        Protect.Value<SinkRecord> transform = configured(new Protect.Value<>(), "fields", "a", "method", "sha256");
        Object text = transform.apply(Records.value(map("a", "é"))).value();
        Object bytes = transform
                .apply(Records.value(map("a", new byte[] {(byte) 0xc3, (byte) 0xa9})))
                .value();
        assertThat(text).isEqualTo(bytes);
    }

    @Test
    void protectCountsCharactersNotCodeUnits() {
        assertThat(configured(new Protect.Value<>(), "fields", "a", "method", "partial", "keep", "1")
                        .apply(Records.value(map("a", "ab🙂")))
                        .value())
                .isEqualTo(map("a", "**🙂"));
        assertThat(configured(new Protect.Value<>(), "fields", "a", "method", "truncate", "keep", "2")
                        .apply(Records.value(map("a", "a🙂b")))
                        .value())
                .isEqualTo(map("a", "a🙂"));
    }

    @Test
    void protectRefusesStructsWithoutShowingThem() {
        assertThatThrownBy(() -> configured(new Protect.Value<>(), "fields", "a", "method", "sha256")
                        .apply(Records.value(map("a", map("secret", "hidden")))))
                .isInstanceOf(DataException.class)
                .hasMessageNotContaining("hidden");
    }

    @Test
    void parseJsonSaysWhatIsWrongWithoutShowingTheText() {
        for (String text :
                List.of("{\"secret\":", "secret", "{} {}", "", "[1,", "{\"a\":123456789012345678901234567890}")) {
            assertThatThrownBy(() ->
                            configured(new ParseJson.Value<>(), "field", "a").apply(Records.value(map("a", text))))
                    .isInstanceOf(DataException.class)
                    .hasMessageNotContaining("secret")
                    .hasMessageContaining("Field 'a'");
        }
    }

    @Test
    void parseJsonNeedsATypeInARecordWithSchema() {
        assertThatThrownBy(() -> configured(new ParseJson.Value<>(), "field", "a")
                        .apply(Records.value(Records.struct("a", Schema.STRING_SCHEMA, "{}"))))
                .hasMessageContaining("set schema");
    }

    @Test
    void parseJsonRefusesDeepNestingInsteadOfOverflowingTheStack() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> configured(new ParseJson.Value<>()).apply(Records.value(null, deep)))
                .isInstanceOf(DataException.class);
    }

    @Test
    void parseJsonNamesTheFieldThatDoesNotFitItsDeclaredType() {
        assertThatThrownBy(() -> configured(new ParseJson.Value<>(), "schema", "a:struct<b:int8>")
                        .apply(Records.value(null, "{\"a\":{\"b\":300}}")))
                .hasMessageContaining("Field 'a': Field 'b'");
    }

    @Test
    void parseJsonMergesNullsWhereTheObjectDoesNotFitAndErrorsAreNull() {
        ParseJson.Value<SinkRecord> transform = configured(
                new ParseJson.Value<>(), "field", "a", "output", "merge", "schema", "b:int8", "on.error", "null");
        assertThat(transform.apply(Records.value(map("a", "{\"b\":300}"))).value())
                .isEqualTo(map("b", null));
    }

    @Test
    void mergedFieldsDoNotOverwriteOthers() {
        assertThatThrownBy(() -> configured(new ParseJson.Value<>(), "field", "a", "output", "merge")
                        .apply(Records.value(map("a", "{\"b\":1}", "b", 2))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("'b'");
    }

    @Test
    void anEventTimeThatIsNoneIsAnError() {
        assertThatThrownBy(() -> configured(new Deduplicate.Value<>(), "timestamp.field", "t")
                        .apply(Records.value(map("t", "+999999999-01-01T00:00:00Z"))))
                .isInstanceOf(DataException.class);
    }

    @Test
    void theFieldsOfAMapWithAnOrderKeepIt() {
        SinkRecord record = Records.value(map("z", 1, "b", map("y", 2, "c", 3), "a", 4));
        assertThat(keys(configured(new Cast.Value<>(), "spec", "z:string"), record))
                .hasToString("[z, b, a]");
        assertThat(keys(configured(new Fields.Value<>(), "rename", "b:x"), record))
                .hasToString("[z, x, a]");
        assertThat(keys(configured(new Flatten.Value<>()), record)).hasToString("[z, b.y, b.c, a]");
        assertThat(keys(configured(new Compute.Value<>(), "columns", "n:int64 = z"), record))
                .hasToString("[z, b, a, n]");
    }

    private static Set<?> keys(Transformation<SinkRecord> transform, SinkRecord record) {
        return ((Map<?, ?>) transform.apply(record).value()).keySet();
    }

    @Test
    void raggedArraysAreAnErrorUnlessConfiguredOtherwise() {
        assertThatThrownBy(() -> configured(new ArrayPivot.Value<>(), "field", "p", "element.fields", "x,y")
                        .apply(Records.value(map("p", List.of(map("x", 1, "y", 2), map("x", 1))))))
                .hasMessageContaining("element 1 has no value for 'y'");
        assertThatThrownBy(() -> configured(new ArrayPivot.Value<>(), "field", "p", "element.fields", "x")
                        .apply(Records.value(map("p", "text"))))
                .hasMessageContaining("an array is needed");
        assertThat(configured(new ArrayPivot.Value<>(), "field", "p", "element.fields", "x")
                        .apply(Records.value(map("p", List.of())))
                        .value())
                .isEqualTo(map("p_x", List.of()));
    }

    @Test
    void topicsThatKafkaDoesNotTakeAreAnErrorWithoutAFallback() {
        for (String region : List.of("a b", "", "ü", "x".repeat(250))) {
            assertThatThrownBy(() -> configured(new RouteTopic.Value<>(), "topic", "{region}")
                            .apply(Records.value(map("region", region))))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("letters, digits");
        }
    }

    @Test
    void metadataHasTheTimeOfIngestionFromTheClock() {
        InsertMetadata.Value<SinkRecord> transform =
                new InsertMetadata.Value<>(Clock.fixed(Instant.ofEpochMilli(77), ZoneOffset.UTC));
        transform.configure(Map.of("ingested.at.field", "seen"));
        assertThat(transform.apply(Records.value(map("a", 1))).value()).isEqualTo(map("a", 1, "seen", 77L));
    }

    @Test
    void namesOfHeadersMayHaveDotsAndColons() {
        SinkRecord record = Records.value(map("a", 1));
        record.headers()
                .addString("__connect.errors.topic", "t")
                .addString("topic", "wrong")
                .addString("x:y", "z");
        assertThat(configured(new InsertMetadata.Value<>(), "headers", "__connect.errors.topic:from,x:y:xy")
                        .apply(record)
                        .value())
                .isEqualTo(map("a", 1, "from", "t", "xy", "z"));
    }

    @Test
    void metadataOfASourceRecordHasNoOffset() {
        InsertMetadata.Value<SourceRecord> transform = new InsertMetadata.Value<>();
        transform.configure(Map.of("offset.field", "o", "partition.field", "p"));
        SourceRecord record = new SourceRecord(Map.of(), Map.of(), "topic", null, null, map("a", 1));
        assertThat(transform.apply(record).value()).isEqualTo(map("a", 1, "o", null, "p", null));
    }

    @Test
    void fieldNamesThatMeetAreAnErrorWithAndWithoutSchema() {
        Fields.Value<SinkRecord> transform = configured(new Fields.Value<>(), "case", "lower");
        Schema schema = SchemaBuilder.struct()
                .field("a", Schema.INT32_SCHEMA)
                .field("A", Schema.INT32_SCHEMA)
                .build();
        for (SinkRecord record : List.of(
                Records.value(map("a", 1, "A", 2)),
                Records.value(new Struct(schema).put("a", 1).put("A", 2)))) {
            assertThatThrownBy(() -> transform.apply(record))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("both be named 'a'");
        }
    }

    @Test
    void fieldsThatHaveToBeThereAreChecked() {
        Fields.Value<SinkRecord> transform = configured(new Fields.Value<>(), "include", "a,b.c", "on.missing", "fail");
        assertThatThrownBy(() -> transform.apply(Records.value(map("a", 1)))).hasMessageContaining("'b.c'");
        assertThat(transform
                        .apply(Records.value(map("a", 1, "b", map("c", 2, "d", 3))))
                        .value())
                .isEqualTo(map("a", 1, "b", map("c", 2)));
    }

    @Test
    void aNullStructFlattensToNullFields() {
        Schema inner = SchemaBuilder.struct()
                .field("x", Schema.INT32_SCHEMA)
                .optional()
                .build();
        SinkRecord output = configured(new Flatten.Value<>()).apply(Records.value(Records.struct("in", inner, null)));
        assertThat(((Struct) output.value()).get("in.x")).isNull();
        assertThat(output.valueSchema().field("in.x").schema()).isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    }

    @Test
    void aPredicateIsFalseForTombstonesAndNamesThePositionOfAnError() {
        Matches<SinkRecord> matches = new Matches<>();
        matches.configure(Map.of("condition", "upper(a) == 'X'"));
        assertThat(matches.test(Records.value(null, null))).isFalse();
        assertThat(matches.test(Records.value(map("a", "x")))).isTrue();
        assertThatThrownBy(() -> matches.test(Records.value(map("a", 5))))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("topic events, partition 3, offset 42");
        matches.configure(Map.of("condition", "id == 5", "on", "key"));
        assertThat(matches.test(Records.key(null, map("id", 5L)))).isTrue();
    }

    @Test
    void nanBecomesNullAndItsFieldOptional() {
        SinkRecord output = configured(new NullPolicy.Value<>(), "nan", "null")
                .apply(Records.value(Records.struct("a", Schema.FLOAT64_SCHEMA, Double.NaN)));
        assertThat(((Struct) output.value()).get("a")).isNull();
        assertThat(output.valueSchema().field("a").schema()).isEqualTo(Schema.OPTIONAL_FLOAT64_SCHEMA);
    }

    @Test
    void aDefaultThatDoesNotFitIsAnErrorThatNamesTheField() {
        assertThatThrownBy(() -> configured(new NullPolicy.Value<>(), "nulls", "default", "defaults", "a:x")
                        .apply(Records.value(Records.struct("a", Schema.OPTIONAL_INT32_SCHEMA, null))))
                .hasMessageContaining("Field 'a': the default does not fit");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Compute | columns | a = 5",
                "Compute | columns | a:int99 = 5",
                "Compute | columns | a.b:int64 = 5",
                "Compute | columns | a:int64 = 5 +",
                "Filter | condition | a >",
                "Filter | action | maybe",
                "Cast | spec | a:int99",
                "Fields | rename.pattern | (",
                "Flatten | max.depth | 0",
                "Geohash | precision | 13",
                "Sample | share | 1.5",
                "RouteTopic | topic | {a",
                "RouteTopic | fallback | a b",
                "ParseJson | schema | a",
                "ParseJson | schema | a:struct<b:int64",
                "NullPolicy | defaults | a",
                "Protect | method | rot13",
            })
    void wrongSettingsAreMarkedByName(String transform, String key, String value) {
        Map<String, String> settings =
                new HashMap<>(Map.of("columns", "a:int64 = 1", "condition", "true", "spec", "a:int8"));
        settings.put("topic", "t");
        settings.put(key, value);
        var definition = PluginManifestTest.transforms().stream()
                .filter(it -> it.getClass().getName().endsWith("." + transform + "$Value"))
                .findFirst()
                .orElseThrow()
                .config();
        var marked = definition.validate(settings).stream()
                .filter(it -> !it.errorMessages().isEmpty())
                .map(org.apache.kafka.common.config.ConfigValue::name)
                .toList();
        assertThat(marked).isEqualTo(Collections.singletonList(key));
    }
}
