package io.tributary.stack.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingsTest {
    @TempDir
    Path folder;

    @Test
    void pagesPlayFromTheirLastEventToTheirFirstAndKeepTheirBytes() throws Exception {
        String first = "{ \"id\": \"1\",\n   \"payload\": {\"text\": \"\uD83D\uDE80 \\u00e9\"} }";
        write("page.json", "[\n  " + event("2") + " ,\n" + first + "\n]\n");

        assertThat(bodies()).containsExactly(first, event("2"));
    }

    @Test
    void filesPlayInTheOrderOfTheirPaths() throws Exception {
        write("b/2026-05-06.json", "[" + event("3") + "]");
        write("b/2026-05-05.json", "[" + event("2") + "]");
        write("a.jsonl", event("0") + "\n" + event("1") + "\n");
        write("c.json", event("4"));

        assertThat(bodies()).containsExactly(event("0"), event("1"), event("2"), event("3"), event("4"));
    }

    @Test
    void changedBodyPlaysAgainAndAnUnchangedOneDoesNot() throws Exception {
        String changed = event("1").replace("{}", "{\"n\":2}");
        write("1.json", "[" + event("2") + "," + event("1") + "]");
        write("2.json", "[" + event("3") + "," + event("2") + "," + changed + "]");

        assertThat(bodies()).containsExactly(event("1"), event("2"), changed, event("3"));
    }

    @Test
    void changedBodyOfAnEventThatLeftTheWindowDoesNotPlayAgain() throws Exception {
        StringBuilder lines = new StringBuilder(event("1"));
        for (int i = 2; i <= 301; i++) {
            lines.append('\n').append(event(Integer.toString(i)));
        }
        write("1.jsonl", lines.toString());
        write("2.json", "[" + event("1").replace("{}", "{\"n\":2}") + "]");

        assertThat(bodies()).hasSize(301);
    }

    @Test
    void headersAndOtherJsonArePassedOver() throws Exception {
        write("1.json", "[" + event("1") + "]");
        write("1.headers.json", "{\"id\":\"9\",\"payload\":{}}");
        write("error.json", "{\"message\":\"Not Found\"}");
        write("empty.json", "[]");
        write("README.md", "text");

        assertThat(bodies()).containsExactly(event("1"));
    }

    @Test
    void folderWithoutEventsIsRefused() throws Exception {
        write("empty.json", "[]");

        assertThatThrownBy(this::bodies).isInstanceOf(IOException.class).hasMessageContaining("No recorded event");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() throws Exception {
        byte[] page = ("[" + event("1") + "]").getBytes(StandardCharsets.UTF_8);
        page[page.length - 5] = (byte) 0xFF;
        Files.write(folder.resolve("1.json"), page);

        assertThatThrownBy(this::bodies).isInstanceOf(IOException.class);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> bodies() throws IOException {
        EventSource source = Recordings.play(folder);
        List<String> bodies = new ArrayList<>();
        for (Optional<SimulatedEvent> event = source.next(Instant.EPOCH);
                event.isPresent();
                event = source.next(Instant.EPOCH)) {
            bodies.add(event.get().json());
        }
        return bodies;
    }

    private static String event(String id) {
        return "{\"id\":\"" + id + "\",\"payload\":{},\"type\":\"x\"}";
    }
}
