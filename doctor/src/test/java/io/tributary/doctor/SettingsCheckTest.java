package io.tributary.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    private static SinkFile sink(Map<String, String> config) {
        return new SinkFile("sink", config);
    }

    @Test
    void whatTheDoctorCannotKnowIsSaid() {
        assertThat(SettingsCheck.examine(sink(Map.of("client.conf.string", "http::addr=a:1;token=${file:/x:t};"))))
                .extracting(Finding::sentence)
                .anyMatch(sentence -> sentence.startsWith("No timestamp is configured"))
                .anyMatch(sentence -> sentence.startsWith("value.converter is not set"))
                .anyMatch(sentence -> sentence.startsWith("client.conf.string refers to a config provider")
                        && !sentence.contains("/x"));
    }

    @Test
    void aCompleteConfigurationGivesNoWarning() {
        assertThat(SettingsCheck.examine(sink(Map.of(
                        "timestamp.kafka.native", "true",
                        "key.converter", "K",
                        "value.converter", "V",
                        "client.conf.string", "http::addr=a:1;token=${TOKEN};"))))
                .isEmpty();
    }

    private static final Map<String, String> DEAD_LETTERS =
            Map.of("errors.tolerance", "all", "errors.deadletterqueue.topic.name", "dlq");

    @Test
    void theFateOfBadRecordsIsToldFromTheSettings() {
        assertThat(SettingsCheck.fate(sink(Map.of()), new Preview.Tally(10, 1, 1, 10)))
                .contains("the task would fail at the first");
        assertThat(SettingsCheck.fate(sink(Map.of("errors.tolerance", "all")), new Preview.Tally(10, 1, 1, 10)))
                .contains("they would be lost");
        assertThat(SettingsCheck.fate(sink(DEAD_LETTERS), new Preview.Tally(10, 1, 1, 10)))
                .contains("dead letter queue dlq");
    }

    @Test
    void whereMostRecordsAreRefusedTheTaskWouldStop() {
        assertThat(SettingsCheck.fate(sink(DEAD_LETTERS), new Preview.Tally(10, 6, 6, 10)))
                .contains("the task would stop", "6 of the 10 records that reach it", "bad.records.max.share")
                .doesNotContain("dead letter queue dlq");
        assertThat(SettingsCheck.fate(sink(Map.of("errors.tolerance", "all")), new Preview.Tally(10, 6, 6, 10)))
                .contains("the task would stop");
        assertThat(SettingsCheck.fate(sink(DEAD_LETTERS), new Preview.Tally(10, 5, 5, 10)))
                .contains("dead letter queue dlq");
    }

    @Test
    void recordsThatNeverReachTheSinkDoNotCountForItsShare() {
        assertThat(SettingsCheck.fate(sink(DEAD_LETTERS), new Preview.Tally(10, 8, 1, 3)))
                .contains("dead letter queue dlq");
        assertThat(SettingsCheck.fate(sink(DEAD_LETTERS), new Preview.Tally(10, 9, 2, 3)))
                .contains("the task would stop");
    }

    @Test
    void theShareIsThatOfTheSettings() {
        assertThat(SettingsCheck.fate(with("bad.records.max.share", "1"), new Preview.Tally(10, 10, 10, 10)))
                .contains("dead letter queue dlq");
        assertThat(SettingsCheck.fate(with("bad.records.max.share", "0.05"), new Preview.Tally(10, 1, 1, 10)))
                .contains("the task would stop");
        assertThat(SettingsCheck.fate(with("bad.records.max.share", "most"), new Preview.Tally(10, 10, 10, 10)))
                .as("a value that Connect's validation refuses")
                .contains("dead letter queue dlq");
    }

    private static SinkFile with(String key, String value) {
        Map<String, String> config = new HashMap<>(DEAD_LETTERS);
        config.put(key, value);
        return sink(config);
    }
}
