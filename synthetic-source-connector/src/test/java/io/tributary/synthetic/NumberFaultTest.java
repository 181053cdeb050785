package io.tributary.synthetic;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.synthetic.dataset.DataSets;
import io.tributary.synthetic.fault.FaultKind;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Trouble that changes numbers, seen beside the same records without it. */
class NumberFaultTest {
    private static final int MANY = 10_000;
    private static final int RUN = 100;

    private TaskCounters counters = new TaskCounters();

    static List<String> dataSets() {
        return DataSets.names();
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void aStuckNumberKeepsTheValueOfTheFirstRecordOfItsRun(String dataSet) throws InterruptedException {
        List<SourceRecord> plain = make(dataSet);
        List<SourceRecord> stuck = make(dataSet, "fault.stuck.probability", "1", "fault.tag.header", "true");
        int touched = 0;
        for (int run = 0; run < MANY / RUN; run++) {
            Set<String> fields = new HashSet<>();
            for (int i = run * RUN; i < (run + 1) * RUN; i++) {
                String field = field(stuck.get(i));
                if (field != null) {
                    fields.add(field);
                    assertThat(value(stuck.get(i), field)).isEqualTo(value(plain.get(run * RUN), field));
                    touched++;
                }
            }
            assertThat(fields).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(touched).isGreaterThan(MANY / 2).isEqualTo((int)
                counters.faults().count(FaultKind.STUCK));
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void aTraitOfTheSeriesIsNeverStuck(String dataSet) throws InterruptedException {
        Set<String> fields = new HashSet<>();
        make(dataSet, "fault.stuck.probability", "1", "fault.tag.header", "true")
                .forEach(record -> fields.add(field(record)));
        assertThat(fields)
                .doesNotContain("cc_num", "zip", "city_pop", "dob", "frequency", "load_capacity", "fuel_capacity");
    }

    @Test
    void whatFollowsAStuckFieldIsItsOwn() throws InterruptedException {
        List<SourceRecord> plain = make("trucks");
        List<SourceRecord> stuck = make("trucks", "fault.stuck.probability", "1", "fault.tag.header", "true");
        for (int i = 0; i < MANY; i++) {
            Map<Object, Object> expected =
                    new HashMap<>((Map<?, ?>) plain.get(i).value());
            String field = field(stuck.get(i));
            expected.put(field, value(plain.get(i / RUN * RUN), field));
            assertThat(stuck.get(i).value()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("dataSets")
    void aSpikeIsFartherOutThanTheValue(String dataSet) throws InterruptedException {
        List<SourceRecord> plain = make(dataSet);
        List<SourceRecord> spiked = make(dataSet, "fault.spike.probability", "1", "fault.tag.header", "true");
        int touched = 0;
        for (int i = 0; i < MANY; i++) {
            String field = field(spiked.get(i));
            if (field != null) {
                double before = ((Number) value(plain.get(i), field)).doubleValue();
                assertThat(((Number) value(spiked.get(i), field)).doubleValue())
                        .as(field)
                        .isGreaterThan(Math.abs(before));
                touched++;
            }
        }
        assertThat(touched).isGreaterThan(MANY / 2).isEqualTo((int)
                counters.faults().count(FaultKind.SPIKE));
    }

    @Test
    void aNumberThatIsAsLargeAsItsTypeCanHoldHasNoSpike() throws InterruptedException {
        String definition = "name: x\nfields:\n  - {name: a, type: int32, values: [2147483647]}\n";
        List<SourceRecord> records = make("iot_data", "dataset.definition", definition, "fault.spike.probability", "1");
        assertThat(records).allSatisfy(record -> assertThat(value(record, "a")).isEqualTo(Integer.MAX_VALUE));
        assertThat(counters.faults().count(FaultKind.SPIKE)).isZero();
    }

    /** The field that trouble happened to; null for none. */
    private static String field(SourceRecord record) {
        Header tag = record.headers().lastWithName("tributary.fault");
        return tag == null ? null : ((String) tag.value()).replaceFirst("^.*:", "");
    }

    private static Object value(SourceRecord record, String field) {
        return ((Map<?, ?>) record.value()).get(field);
    }

    private List<SourceRecord> make(String dataSet, String... extra) throws InterruptedException {
        Map<String, String> settings = Settings.of(extra);
        settings.put("dataset", dataSet);
        settings.put("output", "map");
        counters = new TaskCounters();
        return History.of(settings, MANY, counters);
    }
}
