package io.tributary.transforms;

import static io.tributary.transforms.Records.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The operators {@code =~} and {@code !~} with a list: equal means the same as by {@code ==}. */
class ListMembershipTest {
    private static final Map<String, Object> RECORD =
            map("status", 500, "big", 503L, "d", 2.0, "s", "abc", "n", null, "codes", List.of(500, 404), "t", true);

    private static Object evaluate(String expression) {
        return Expressions.compile(expression).evaluate(Scope.of(Side.VALUE, Records.value(RECORD)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "status =~ [500, 503] ; true",
                "big =~ [500, 503] ; true",
                "status !~ [500, 503] ; false",
                "status =~ [404, 503] ; false",
                "d =~ [1, 2] ; true",
                "d =~ [1.5, 2.0] ; true",
                "status =~ ['500', 500] ; true",
                "status =~ ['500', '503'] ; false",
                "status =~ codes ; true",
                "big =~ codes ; false",
                "s =~ {'abc', 'x'} ; true",
                "t =~ [true, false] ; true",
                "n =~ ['abc'] ; false",
                "n =~ [1, 2] ; false",
                "n !~ ['abc'] ; true",
                "missing =~ ['abc'] ; false",
                "s =~ missing ; false",
                "s =~ n ; false",
                "s =~ [] ; false",
            })
    void comparesEachElementAsTheOperatorForEqualDoes(String expression, boolean expected) {
        assertThat(evaluate(expression)).isEqualTo(expected);
    }

    @Test
    void refusesWhatIsNeitherAListNorARegularExpression() {
        assertThatThrownBy(() -> evaluate("s =~ status"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("=~ needs a list or a regular expression");
    }
}
