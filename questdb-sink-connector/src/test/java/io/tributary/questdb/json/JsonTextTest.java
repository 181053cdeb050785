package io.tributary.questdb.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tributary.questdb.row.RowProblemException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Strings are scanned in words of eight bytes, so what is special is tried at every place of a word. */
class JsonTextTest {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";

    private final JsonText text = new JsonText();

    @Test
    void readsStringsOfEveryLength() {
        for (int length = 0; length <= LETTERS.length(); length++) {
            String content = LETTERS.substring(0, length);
            assertThat(read(content, "")).isEqualTo(content);
            assertThat(read(content, ",\"next\":12345")).isEqualTo(content);
            assertThat(text.isPlain()).isTrue();
        }
    }

    @Test
    void findsTextBeyondAsciiAtEveryPlace() {
        for (String special : new String[] {"\u00e9", "\u20ac", "\ud83d\ude80", "\u007f", "\u0080"}) {
            for (int place = 0; place <= 17; place++) {
                String content = LETTERS.substring(0, place) + special + LETTERS.substring(place);
                assertThat(read(content, ":")).isEqualTo(content);
                assertThat(text.isPlain()).isTrue();
            }
        }
    }

    @Test
    void resolvesEscapesAtEveryPlace() {
        for (int place = 0; place <= 17; place++) {
            String before = LETTERS.substring(0, place);
            assertThat(read(before + "\\n\\\"\\u00e9" + LETTERS, "")).isEqualTo(before + "\n\"\u00e9" + LETTERS);
            assertThat(text.isPlain()).isFalse();
        }
    }

    @Test
    void refusesControlCharactersAtEveryPlace() {
        for (char control = 0; control < ' '; control++) {
            for (int place = 0; place <= 17; place++) {
                String content = LETTERS.substring(0, place) + control + LETTERS;
                assertThat(problem(content + "\"")).contains("control character");
            }
        }
    }

    @Test
    void refusesBrokenUtf8AtEveryPlace() {
        for (int place = 0; place <= 17; place++) {
            byte[] source = (LETTERS + "\"").getBytes(StandardCharsets.US_ASCII);
            source[place] = (byte) 0xC3;
            assertThat(problem(source, source.length)).contains("not UTF-8");
        }
    }

    @Test
    void refusesStringsWithoutAnEnd() {
        for (int length = 0; length <= LETTERS.length(); length++) {
            byte[] source = (LETTERS.substring(0, length) + "\"").getBytes(StandardCharsets.US_ASCII);
            assertThat(problem(source, length)).contains("without an end");
        }
    }

    private String problem(String source) {
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);
        return problem(bytes, bytes.length);
    }

    private String problem(byte[] source, int end) {
        return catchThrowableOfType(RowProblemException.class, () -> text.read(source, 0, end))
                .problem()
                .found();
    }

    private String read(String content, String behind) {
        byte[] source = (content + "\"" + behind).getBytes(StandardCharsets.UTF_8);
        int length = content.getBytes(StandardCharsets.UTF_8).length;
        assertThat(text.read(source, 0, source.length)).isEqualTo(length + 1);
        return text.asString();
    }
}
