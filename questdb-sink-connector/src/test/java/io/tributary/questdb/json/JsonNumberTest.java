package io.tributary.questdb.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers are read in words of eight bytes, so each is read at every distance from the end of the text. */
class JsonNumberTest {
    private final JsonNumber number = new JsonNumber();

    @Test
    void readsIntegersOfEveryLength() {
        Random random = new Random(3);
        for (int round = 0; round < 20_000; round++) {
            long value = random.nextLong() >> random.nextInt(64);
            read(Long.toString(value), random.nextInt(12));
            assertThat(number.isIntegral()).isTrue();
            assertThat(number.isBeyondLong()).isFalse();
            assertThat(number.integer()).isEqualTo(value);
        }
    }

    @Test
    void readsFractionsToTheNearestDouble() {
        Random random = new Random(4);
        for (int round = 0; round < 20_000; round++) {
            String text = (random.nextBoolean() ? "-" : "") + random.nextInt(1 << random.nextInt(31)) + "."
                    + digits(random, 1 + random.nextInt(14));
            read(text, random.nextInt(12));
            assertThat(number.isIntegral()).isFalse();
            assertThat(Double.doubleToLongBits(number.asDouble()))
                    .as(text)
                    .isEqualTo(Double.doubleToLongBits(Double.parseDouble(text)));
        }
    }

    @Test
    void aFractionOfFifteenDigitsIsExactAndOneOfSixteenIsLeftToTheLibrary() {
        read("12345.6789012345", 0);
        assertThat(number.isShort()).isTrue();
        assertThat(number.shortDouble()).isEqualTo(12345.6789012345);
        read("12345.67890123456", 0);
        assertThat(number.isShort()).isFalse();
        assertThat(number.asDouble()).isEqualTo(12345.67890123456);
    }

    @Test
    void keepsTheSignOfZero() {
        read("-0.0", 3);
        assertThat(Double.doubleToLongBits(number.shortDouble())).isEqualTo(Double.doubleToLongBits(-0.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775807", "-9223372036854775808"})
    void holdsTheLargestIntegers(String text) {
        read(text, 0);
        assertThat(number.isBeyondLong()).isFalse();
        assertThat(number.integer()).isEqualTo(Long.parseLong(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "100000000000000000000"})
    void noticesWhatALongCannotHold(String text) {
        read(text, 9);
        assertThat(number.isBeyondLong()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e5", "1.5E-3", "-2.25e+10"})
    void readsExponents(String text) {
        read(text, 2);
        assertThat(number.isShort()).isFalse();
        assertThat(number.asDouble()).isEqualTo(Double.parseDouble(text));
    }

    /** Reads a number with so many bytes behind it, and checks where it ends. */
    private void read(String text, int behind) {
        byte[] source = ("[" + text + ",1234567890123".substring(0, behind)).getBytes(StandardCharsets.US_ASCII);
        assertThat(number.read(source, 1, source.length)).isEqualTo(1 + text.length());
        assertThat(number.from()).isEqualTo(1);
        assertThat(number.asString()).isEqualTo(text);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append((char) ('0' + random.nextInt(10)));
        }
        return digits.toString();
    }
}
