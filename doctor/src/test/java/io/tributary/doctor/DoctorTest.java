package io.tributary.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Doctor doctor = new Doctor(stream(out), stream(err), name -> null);

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    @Test
    void aWrongOptionIsOneSentenceAndAStatus() throws Exception {
        assertThat(doctor.run(List.of("--fast"))).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("quickstart doctor: Unknown option --fast.")
                .hasLineCount(1);
    }

    @Test
    void whatDoesNotAnswerIsNamedWithItsOption() throws Exception {
        int nobody = portOfNobody();
        Path file = Files.writeString(
                folder.resolve("sink.json"),
                "{\"connector.class\":\"io.tributary.questdb.QuestDbSinkConnector\",\"topics\":\"orders\","
                        + "\"client.conf.string\":\"http::addr=127.0.0.1:" + nobody + ";\"}");

        int status = doctor.run(List.of(
                file.toString(),
                "--connect",
                "http://127.0.0.1:" + nobody,
                "--bootstrap",
                "127.0.0.1:" + nobody,
                "--json"));

        assertThat(status).isEqualTo(1);
        JsonNode report = new ObjectMapper().readTree(out.toString(StandardCharsets.UTF_8));
        assertThat(report.path("healthy").asBoolean()).isFalse();
        assertThat(report.path("findings").findValuesAsText("sentence"))
                .anyMatch(sentence ->
                        sentence.startsWith("No Connect worker answers at") && sentence.contains("--connect"))
                .anyMatch(sentence -> sentence.startsWith("Kafka at") && sentence.contains("--bootstrap"))
                .anyMatch(sentence -> sentence.startsWith("QuestDB at") && sentence.contains("client.conf.string"));
    }

    private static int portOfNobody() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
