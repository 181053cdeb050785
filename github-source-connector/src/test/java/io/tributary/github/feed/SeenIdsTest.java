package io.tributary.github.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SeenIdsTest {
    @Test
    void textFormKeepsIdsAndTheirOrder() {
        List<String> ids = List.of(
                "18425395121",
                "13653287265",
                "0",
                "00012",
                "1152921504606846975",
                "1152921504606846976",
                "99999999999999999999",
                "x-\ud83d\ude80",
                "",
                "54000000000",
                "1");
        SeenIds seen = SeenIds.NONE.plus(ids, 1_000);
        assertThat(SeenIds.decode(seen.encode()).asList()).isEqualTo(ids);
    }

    @Test
    void idsNotShownForTheLongestTimeGoFirst() {
        SeenIds seen = SeenIds.NONE.plus(List.of("1", "2", "3"), 3).plus(List.of("1", "4"), 3);
        assertThat(seen.asList()).containsExactly("3", "1", "4");
        assertThat(seen.contains("2")).isFalse();
    }

    @Test
    void aThousandIdsOfAFeedAreShort() {
        List<String> ids = LongStream.range(0, 1_000)
                .mapToObj(i -> Long.toString((i % 3 == 0 ? 13_653_000_000L : 18_425_000_000L) + i * 1_013))
                .toList();
        assertThat(SeenIds.NONE.plus(ids, 1_000).encode()).hasSizeLessThan(6_000);
    }

    @Test
    void textOfAnotherMakeIsRefused() {
        SeenIds seen = SeenIds.NONE.plus(List.of("18425395121"), 10);
        String text = seen.encode();
        assertThatThrownBy(() -> SeenIds.decode("not base64!")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeenIds.decode(text.substring(0, 4))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SeenIds.decode("gYCAgICAgICAgAE"))
                .as("a length beyond the end")
                .isInstanceOf(IllegalArgumentException.class);
    }
}
