package io.tributary.synthetic.shape;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWriterTest {
    private final JsonWriter out = new JsonWriter();

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                -1,
                9,
                10,
                99,
                100,
                101,
                999,
                1000,
                123456789,
                Integer.MIN_VALUE,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void writesWholeNumbersAsJavaDoes(long value) {
        out.number(value);
        assertThat(written()).isEqualTo(Long.toString(value));
    }

    @Test
    void writesAnyNumberAsJavaDoes() {
        Random random = new Random(7);
        for (int i = 0; i < 100_000; i++) {
            long value = random.nextLong() >> random.nextInt(64);
            int decimals = 1 + random.nextInt(9);
            out.reset();
            out.number(value);
            assertThat(written()).isEqualTo(Long.toString(value));
            out.reset();
            out.decimal(value, decimals);
            assertThat(written()).isEqualTo(BigDecimal.valueOf(value, decimals).toPlainString());
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0.00000", "-1, 5, -0.00001", "1950139, 5, 19.50139", "-16175583, 5, -161.75583", "7, 0, 7.0"})
    void writesDecimals(long unscaled, int decimals, String expected) {
        out.decimal(unscaled, decimals);
        assertThat(written()).isEqualTo(expected);
    }

    @Test
    void growsAsNeeded() {
        for (int i = 0; i < 1000; i++) {
            out.number(1234567890123456789L);
        }
        assertThat(written()).hasSize(19_000).endsWith("0123456789");
    }

    private String written() {
        return new String(out.toBytes(), StandardCharsets.US_ASCII);
    }
}
