package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of functions are checked when an expression is compiled, not with the first record. */
class FunctionCallsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "uper(s)",
                "t ? uper(s) : 'x'",
                "upper(lowr(s))",
                "[1, nothing()]",
                "s =~ [uper(s)]",
                "ns:upper(s)"
            })
    void anUnknownFunctionIsRefused(String expression) {
        assertThatThrownBy(() -> Expressions.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("there is no function '")
                .hasMessageContaining("known are abs, at,");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "upper() ; the function upper takes 1 argument, not 0",
                "round(a, 2) ; the function round takes 1 argument, not 2",
                "a ? min(a) : 0 ; the function min takes 2 arguments, not 1",
                "substring(s, 1) ; the function substring takes 3 arguments, not 2",
            })
    void anotherNumberOfArgumentsIsRefused(String expression, String message) {
        assertThatThrownBy(() -> Expressions.compile(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t ? substring(s, 1, 2) : upper(s)",
                "size(s) > 1",
                "empty(s)",
                "s =~ [lower('uper(s)'), at(list, 0)]",
                "not (a > 1) ? 1 : (2)",
            })
    void whatCanBeCalledIsTaken(String expression) {
        assertThat(Expressions.compile(expression)).isNotNull();
    }
}
