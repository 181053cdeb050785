package io.tributary.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.row.RowConfig;
import io.tributary.questdb.row.RowPreview;
import io.tributary.questdb.table.SqlResult;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;
import org.apache.kafka.connect.transforms.predicates.Predicate;
import org.junit.jupiter.api.Test;

class PreviewTest {
    private final PluginLoader plugins = new PluginLoader(List.of());
    private long offset;

    /** Drops records whose offset is the configured one. */
    public static final class DropOffset<R extends ConnectRecord<R>> implements Transformation<R> {
        @Override
        public R apply(R item) {
            return null;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }

    /** Meets records without a value. */
    public static final class IsTombstone<R extends ConnectRecord<R>> implements Predicate<R> {
        @Override
        public boolean test(R item) {
            return item.value() == null;
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }

    /** Fails, and quotes the record. */
    public static final class Failing<R extends ConnectRecord<R>> implements Transformation<R> {
        @Override
        public R apply(R item) {
            throw new IllegalStateException("cannot cope with " + item.value());
        }

        @Override
        public ConfigDef config() {
            return new ConfigDef();
        }

        @Override
        public void close() {}

        @Override
        public void configure(Map<String, ?> configs) {}
    }

    private Preview preview(Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(Map.of(
                "connector.class", "C",
                "timestamp.field.name", "at",
                "value.converter.schemas.enable", "false"));
        config.putAll(settings);
        SinkFile sink = new SinkFile("sink", config);
        RowConfig rows = RowConfig.from(new AbstractConfig(RowConfig.define(new ConfigDef()), config, false));
        return new Preview(
                new Converters(sink, plugins),
                new TransformChain(sink, plugins),
                new RowPreview(rows, ProtocolVersion.V3, sql -> SqlResult.NONE, Clock.systemUTC()));
    }

    private ConsumerRecord<byte[], byte[]> json(String value) {
        return new ConsumerRecord<>(
                "orders", 3, offset++, null, value == null ? null : value.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void aRecordGoesThroughItsConverterToTheRow() {
        Preview preview = preview(Map.of());

        preview.add(json("{\"at\":1700000000000,\"n\":1}"));

        assertThat(preview.written()).isEqualTo(1);
        assertThat(preview.examples()).singleElement().satisfies(example -> {
            assertThat(example.record()).isEqualTo("orders-3 offset 0");
            assertThat(example.row().columns()).containsOnlyKeys("n");
        });
        assertThat(preview.conflicts().records()).isZero();
    }

    @Test
    void recordsWithTheSameTroubleAreOneFinding() {
        Preview preview = preview(Map.of());
        preview.add(json("{\"at\":1700000000000,\"n\":1}"));
        preview.add(json("{\"at\":1700000000001,\"n\":\"hunter2\"}"));
        preview.add(json("{\"at\":1700000000002,\"n\":\"hunter3\"}"));

        assertThat(preview.conflicts().records()).isEqualTo(2);
        assertThat(preview.conflicts().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.level()).isEqualTo(Finding.Level.PROBLEM);
            assertThat(finding.sentence())
                    .startsWith("The record at orders-3 offset 1 and 1 more: field n holds ")
                    .doesNotContain("hunter");
        });
    }

    @Test
    void whatTheConverterCannotReadIsNamedWithoutItsContent() {
        Preview preview = preview(Map.of());

        preview.add(json("hunter2"));

        assertThat(preview.conflicts().findings().get(0).sentence())
                .contains("orders-3 offset 0: the value.converter cannot read it (DataException)")
                .doesNotContain("hunter2");
    }

    @Test
    void transformsApplyWhereTheirPredicatesSay() {
        Preview preview = preview(Map.of(
                "transforms",
                "drop",
                "transforms.drop.type",
                DropOffset.class.getName(),
                "transforms.drop.predicate",
                "tombstone",
                "predicates.tombstone.type",
                IsTombstone.class.getName()));
        preview.add(json(null));
        preview.add(json("{\"at\":1700000000000,\"n\":1}"));

        assertThat(preview.dropped()).isEqualTo(1);
        assertThat(preview.written()).isEqualTo(1);
    }

    @Test
    void aTransformThatFailsIsNamedWithoutTheRecord() {
        Preview preview = preview(Map.of("transforms", "f", "transforms.f.type", Failing.class.getName()));

        preview.add(json("{\"at\":1700000000000,\"n\":\"hunter2\"}"));

        assertThat(preview.conflicts().findings().get(0).sentence())
                .contains("the transform f fails for it (IllegalStateException)")
                .doesNotContain("hunter2");
    }

    @Test
    void whatTheMappingRefusesIsToldFromWhatNeverReachesTheSink() {
        Preview preview = preview(Map.of());
        preview.add(json("no JSON"));
        preview.add(json("{\"at\":1700000000000,\"n\":1}"));
        preview.add(json("{\"at\":1700000000001,\"n\":\"text\"}"));

        assertThat(preview.tally()).isEqualTo(new Preview.Tally(3, 2, 1, 2));
    }

    @Test
    void aClassThatIsNotHereIsNamedByItsSetting() {
        assertThatThrownBy(() -> preview(Map.of("value.converter", "com.example.AvroConverter")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("value.converter names com.example.AvroConverter, which is not here")
                .hasMessageContaining("--plugins");
        assertThatThrownBy(() -> preview(Map.of("value.converter", "java.lang.Object")))
                .hasMessageContaining("cannot be used as a Converter");
    }

    @Test
    void timestampsOfRowsAreReadable() {
        assertThat(RowTimes.text("1700000000000001t")).isEqualTo("2023-11-14T22:13:20.000001Z");
        assertThat(RowTimes.text("1700000000000000001n")).isEqualTo("2023-11-14T22:13:20.000000001Z");
        assertThat(RowTimes.text("")).isEqualTo("the time of arrival");
    }
}
