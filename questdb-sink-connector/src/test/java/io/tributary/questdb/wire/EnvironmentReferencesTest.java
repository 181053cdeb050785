package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentReferencesTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("A", "one", "_B2", "$${A}", "EMPTY", "");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "plain|plain",
                "${A}|one",
                "x${A}y${A}z|xoneyonez",
                "$${A}|${A}",
                "$$${A}|$one",
                "$A|$A",
                "a$|a$",
                "${_B2}|$${A}",
                "a${EMPTY}b|ab",
                "$$$$|$$",
            })
    void expandsAsTheOfficialConnectorDoes(String text, String expanded) {
        assertThat(EnvironmentReferences.expand(text, ENVIRONMENT::get)).isEqualTo(expanded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "${MISSING}|MISSING is not set",
                "a${A|position 1 is not closed",
                "${}|is not the name of an environment variable",
                "${1A}|is not the name of an environment variable",
            })
    void refusesWhatCannotBeResolved(String text, String sentence) {
        assertThatThrownBy(() -> EnvironmentReferences.expand(text, ENVIRONMENT::get))
                .hasMessageContaining(sentence);
    }

    @Test
    void neverShowsTheTextAroundABrokenReference() {
        assertThatThrownBy(() -> EnvironmentReferences.expand("password=Secret1;${", ENVIRONMENT::get))
                .hasMessageNotContaining("Secret1");
    }
}
