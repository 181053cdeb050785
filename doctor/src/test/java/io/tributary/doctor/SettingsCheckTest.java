package io.tributary.doctor;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void theFateOfBadRecordsIsToldFromTheSettings() {
        assertThat(SettingsCheck.fate(sink(Map.of()), 1, 10)).contains("the task would fail at the first");
        assertThat(SettingsCheck.fate(sink(Map.of("errors.tolerance", "all")), 1, 10))
                .contains("they would be lost");
        assertThat(SettingsCheck.fate(
                        sink(Map.of("errors.tolerance", "all", "errors.deadletterqueue.topic.name", "dlq")), 1, 10))
                .contains("dead letter queue dlq");
    }
}
