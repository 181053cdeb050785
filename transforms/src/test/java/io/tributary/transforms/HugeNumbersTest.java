package io.tributary.transforms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers with exponents that no type holds. */
class HugeNumbersTest {
    private static Object cast(String text, ValueType type, Overflow overflow) {
        return new CastConversion(type, overflow).convert(text, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e50000000", "-1e50000000", "1e2000000000", "1e400", "1e20"})
    void areOutsideTheRangeOfWholeNumbersAtOnce(String text) {
        long limit = text.startsWith("-") ? Long.MIN_VALUE : Long.MAX_VALUE;
        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThatThrownBy(() -> cast(text, ValueType.INT32, Overflow.FAIL))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("outside the range of int32");
            assertThat(cast(text, ValueType.INT64, Overflow.SATURATE)).isEqualTo(limit);
            assertThat(cast(text, ValueType.INT8, Overflow.NULL)).isNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1e-2000000000, 0",
        "-1e-400, 0",
        "0e2000000000, 0",
        "0.999, 0",
        "-0.999, 0",
        "1.5e1, 15",
        "12.000000000000000000000000000000, 12",
        "9223372036854775807.9, 9223372036854775807",
        "-9223372036854775808.9, -9223372036854775808",
    })
    void becomeWholeWhereTheyFit(String text, long expected) {
        assertThat(cast(text, ValueType.INT64, Overflow.FAIL)).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(names = {"FLOAT64", "FLOAT32"})
    void areOutsideTheRangeOfFloatingPointNumbers(ValueType type) {
        assertThatThrownBy(() -> cast("1e999", type, Overflow.FAIL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("outside the range of float");
        assertThat(cast("1e999", type, Overflow.NULL)).isNull();
        Number highest = (Number) cast("1e999", type, Overflow.SATURATE);
        assertThat(highest).isEqualTo(type == ValueType.FLOAT64 ? (Number) Double.MAX_VALUE : (Number) Float.MAX_VALUE);
        Number lowest = (Number) cast("-1e999", type, Overflow.SATURATE);
        assertThat(lowest.doubleValue()).isEqualTo(-highest.doubleValue());
    }

    @Test
    void infinityIsNoOverflow() {
        assertThat(cast("Infinity", ValueType.FLOAT64, Overflow.FAIL)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(cast("-Infinity", ValueType.FLOAT32, Overflow.FAIL)).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(new CastConversion(ValueType.FLOAT64, Overflow.FAIL).convert(new BigDecimal("1.5"), null))
                .isEqualTo(1.5);
    }
}
