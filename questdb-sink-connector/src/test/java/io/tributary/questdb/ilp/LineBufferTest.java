package io.tributary.questdb.ilp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
    private final LineBuffer buffer = new LineBuffer(1);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                7,
                -7,
                10,
                99,
                100,
                101,
                999,
                1_000,
                -12_345,
                1_732_100_000_123_456L,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE,
                Long.MIN_VALUE + 1
            })
    void writesNumbersInDigits(long value) {
        buffer.putLong(value);
        assertThat(text()).isEqualTo(Long.toString(value));
    }

    @Test
    void writesNumbersOnBothSidesOfEveryPowerOfTen() {
        for (long power = 1; power > 0 && power < Long.MAX_VALUE / 10; power *= 10) {
            for (long value : new long[] {power - 1, power, power + 1, -power, 1 - power}) {
                buffer.truncate(0);
                buffer.putLong(value);
                assertThat(text()).isEqualTo(Long.toString(value));
            }
        }
    }

    @Test
    void copiesPiecesOfEveryLengthAndNothingBehindThem() {
        byte[] source = "0123456789".repeat(10).getBytes(StandardCharsets.US_ASCII);
        for (int length = 0; length <= source.length; length++) {
            for (int from : new int[] {0, 1, source.length - length}) {
                if (from + length <= source.length) {
                    buffer.truncate(0);
                    buffer.putAscii("<");
                    buffer.putShort(source, from, length);
                    buffer.putAscii(">");
                    assertThat(text())
                            .isEqualTo("<" + new String(source, from, length, StandardCharsets.US_ASCII) + ">");
                }
            }
        }
    }

    @Test
    void growsAndForgets() {
        buffer.putAscii("hello ");
        int mark = buffer.size();
        buffer.putAscii("world");
        buffer.truncate(mark);
        buffer.putAscii("all");
        assertThat(text()).isEqualTo("hello all");
        assertThatThrownBy(() -> buffer.truncate(100)).isInstanceOf(IllegalArgumentException.class);
    }

    private String text() {
        return new String(buffer.array(), 0, buffer.size(), StandardCharsets.UTF_8);
    }
}
