package io.tributary.bench.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordPerPollTaskTest {
    private final RecordPerPollTask task = new RecordPerPollTask();

    @BeforeEach
    void start() {
        task.start(Map.of("topic", "generated"));
    }

    @Test
    void handsOverOneRecordAtATimeWithAnOffsetAndThreeHeaders() {
        List<SourceRecord> records = task.poll();

        assertThat(records).hasSize(1);
        assertThat(records.get(0).topic()).isEqualTo("generated");
        assertThat(records.get(0).headers()).hasSize(3);
        assertThat(task.poll().get(0).sourceOffset())
                .isNotEqualTo(records.get(0).sourceOffset());
    }

    @Test
    void valuesAreThoseOfTheDataSetItIsMeasuredBeside() {
        Set<String> devices = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            Struct value = (Struct) task.poll().get(0).value();
            value.validate();
            devices.add(value.getString("device_type"));
            assertThat(value.getInt32("duration_ms")).isBetween(0, 4000);
            assertThat(value.getFloat64("lat")).isBetween(19.50139, 64.85694);
            assertThat(value.getFloat64("lon")).isBetween(-161.75583, -68.01197);
            assertThat(value.getInt32("speed")).isBetween(0, 100);
        }
        assertThat(devices).containsExactlyInAnyOrder("blue", "red", "green", "yellow");
    }
}
