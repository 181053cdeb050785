package io.tributary.questdb.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The patterns of QuestDB's documentation, and ISO 8601. */
class TimeFormatsTest {
    private final ParsedTime time = new ParsedTime();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yyyy-MM-ddTHH:mm:ss.SSSUUUZ | 2024-03-15T14:30:45.123456Z | 2024-03-15T14:30:45.123456Z",
                "yyyy-MM-ddTHH:mm:ss.SSSUUUNNN | 2024-03-15T14:30:45.123456789 | 2024-03-15T14:30:45.123456789Z",
                "yyyy-MM-dd HH:mm:ss | 2024-03-15 14:30:45 | 2024-03-15T14:30:45Z",
                "yyyy-MM-dd | 2024-03-15 | 2024-03-15T00:00:00Z",
                "yyyy-MM-ddTHH:mm:ssZ | 2024-03-15T14:30:45Z | 2024-03-15T14:30:45Z",
                "yyyy-MM-ddTHH:mm:ssZ | 2024-03-15T14:30:45-0800 | 2024-03-15T22:30:45Z",
                "yyyy-MM-dd HH:mm:ss.SSS | 2024-03-15 14:30:45.123 | 2024-03-15T14:30:45.123Z",
                "dd/MM/yyyy HH:mm:ss | 15/03/2024 14:30:45 | 2024-03-15T14:30:45Z",
                "yyyyMMdd-HHmmss | 20240315-143045 | 2024-03-15T14:30:45Z",
                "yyyyMMddHHmmssSSS | 20260202135010207 | 2026-02-02T13:50:10.207Z",
                "yyyy-MM-ddTHH:mm:ss.SSSz | 2024-03-15T14:30:45.123PST | 2024-03-15T21:30:45.123Z",
                "yyyy-MM-dd HH:mm z | 2024-07-15 14:30 Europe/Berlin | 2024-07-15T12:30:00Z",
                "d MMM yyyy | 5 Mar 2024 | 2024-03-05T00:00:00Z",
                "MMMM d, yyyy | march 5, 2024 | 2024-03-05T00:00:00Z",
                "E, d MMM yyyy | Tue, 5 Mar 2024 | 2024-03-05T00:00:00Z",
                "M/d/yy h:m a | 3/5/24 1:07 PM | 2024-03-05T13:07:00Z",
                "M/d/yy h:m a | 3/5/24 12:07 am | 2024-03-05T00:07:00Z",
                "y-M | 05-03 | 2005-03-01T00:00:00Z",
                "yyyy-MM-dd HH:mm:ss.U+ | 2024-03-15 14:30:45.1234 | 2024-03-15T14:30:45.123400Z",
                "yyyy-MM-dd HH:mm:ss.N+ | 2024-03-15 14:30:45.5 | 2024-03-15T14:30:45.500Z"
            })
    void readsQuestDbsPatterns(String pattern, String text, Instant expected) {
        TimeFormats formats = TimeFormats.compile(List.of(pattern), ZoneOffset.UTC);
        assertThat(formats.parse(text, time)).isTrue();
        assertThat(time.toInstant()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2024-03-15, 2024-03-15T00:00:00Z",
        "2024-03-15T14:30Z, 2024-03-15T14:30:00Z",
        "2024-03-15 14:30:45, 2024-03-15T14:30:45Z",
        "2024-03-15T14:30:45.1Z, 2024-03-15T14:30:45.100Z",
        "2024-03-15T14:30:45.123456789+01:00, 2024-03-15T13:30:45.123456789Z",
        "2024-03-15T14:30:45+02, 2024-03-15T12:30:45Z",
        "2024-03-15T14:30:45+18:00, 2024-03-14T20:30:45Z",
        "1969-12-31T23:59:59.999999Z, 1969-12-31T23:59:59.999999Z"
    })
    void readsIso8601(String text, Instant expected) {
        assertThat(TimeFormats.compile(List.of(TimeFormats.ISO), ZoneOffset.UTC).parse(text, time))
                .isTrue();
        assertThat(time.toInstant()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2024",
                "2024-13-01",
                "2023-02-29",
                "2024-03-15T24:00Z",
                "2024-03-15T14:60Z",
                "2024-03-15T14:30:45.Z",
                "2024-03-15T14:30:45Z x",
                "2024-03-15T14:30:45+25:00",
                "2024-03-15T14:30:45+18:30",
                "2024-03-15T14:30:45-18:01",
                "2024-03-15T14:30:45+025",
                "2024-03-15T14:30:45+02:5",
                "2024-03-15Tnoon",
                "\u0662024-03-15"
            })
    void refusesWhatIsNoDate(String text) {
        TimeFormats formats =
                TimeFormats.compile(List.of(TimeFormats.ISO, "yyyy-MM-ddTHH:mm:ss.SSSUUUZ"), ZoneOffset.UTC);
        assertThat(formats.parse(text, time)).isFalse();
    }

    @Test
    void refusesADateBeyondWhatMicrosecondsCanCount() {
        TimeFormats formats = TimeFormats.compile(List.of("y-M-d"), ZoneOffset.UTC);
        assertThat(formats.parse("999999999-1-1", time)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"yyyy-ww", "yyyy-D", "u", "F"})
    void refusesLettersItDoesNotKnow(String pattern) {
        assertThatThrownBy(() -> TimeFormats.compile(List.of(pattern), ZoneId.of("UTC")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the letter");
    }
}
