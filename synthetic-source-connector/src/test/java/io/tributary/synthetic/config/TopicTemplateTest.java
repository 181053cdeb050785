package io.tributary.synthetic.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicTemplateTest {
    @ParameterizedTest
    @CsvSource({
        "${field.a}, '', none",
        "${field.a}, a b, a_b",
        "${field.a}, ., _",
        "${field.a}, .., __",
        ".${field.a}, ., __",
        "x-${field.a}, '', x-none",
        "${dataset}-${shard}, '', data-7"
    })
    void fillsToALegalName(String template, String value, String topic) {
        assertThat(TopicTemplate.parse(template).fill("data", 7, field -> value))
                .isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({"${field.a}", "x-${field.a}"})
    void cutsOffWhatIsTooLong(String template) {
        assertThat(TopicTemplate.parse(template).fill("data", 7, field -> "v".repeat(300)))
                .hasSize(249);
    }
}
