package io.tributary.it.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.it.plugin.WorkerMetrics;
import io.tributary.stack.LocalStack;
import io.tributary.stack.questdb.QuestDbClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The packaged sink with nothing in its way. */
class SinkSmokeIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static LocalStack stack;

    @BeforeAll
    static void startStack() {
        stack = SinkStack.builder().start();
    }

    @AfterAll
    static void stopStack() {
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    void everyRecordBecomesOneRowAndItsOffsetIsCommitted() {
        NumberedRows rows = NumberedRows.withDuplicates(stack, "smoke", 4);
        rows.produce(50_000);
        stack.connect()
                .create(
                        "smoke-sink",
                        SinkStack.sink(rows.name(), stack.questDb().address()));

        rows.assertEachOnce();
        SinkStack.awaitNoLag(stack, "smoke-sink", rows.name());
        assertThat(stack.connect().awaitRunning("smoke-sink", LIMIT).isRunning())
                .isTrue();
        assertThat(WorkerMetrics.of(stack.worker(0), "smoke-sink"))
                .containsEntry("rows-total", rows.total())
                .containsEntry("dead-letters-total", 0L)
                .containsEntry("in-flight-rows", 0L)
                .containsKeys("bytes-total", "batches-total", "retries-total", "wal-pending-rows");
    }

    /** What lets a request follow another on the wire (max.in.flight.requests) without overtaking it. */
    @Test
    void questDbTakesNothingOfARequestBeforeItsLastByte() throws IOException, InterruptedException {
        QuestDbClient sql = stack.questDb().sql();
        sql.query("CREATE TABLE held (n LONG, ts TIMESTAMP) TIMESTAMP(ts) PARTITION BY DAY WAL");
        byte[] lines = LongStream.range(0, 200_000)
                .mapToObj(n -> "held n=" + n + "i " + (1_700_000_000_000_000L + n) + "t\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.US_ASCII);
        try (Socket givenUp = connect()) {
            begin(givenUp, lines);
        }
        try (Socket held = connect()) {
            begin(held, lines);
            // Rows sent later on another connection are in first; so would those be, were they taken as they come.
            try (Socket whole = connect()) {
                begin(whole, "held n=-1i 1700000000000000t\n".getBytes(StandardCharsets.US_ASCII));
                end(whole);
            }
            sql.awaitCount("held", LIMIT, count -> count > 0);
            assertThat(sql.count("held")).isEqualTo(1);
            end(held);
        }
        sql.awaitCount("held", LIMIT, count -> count == lines(lines) + 1);
    }

    private static Socket connect() throws IOException {
        URI address = stack.questDb().uri();
        return new Socket(address.getHost(), address.getPort());
    }

    /** Sends a request but for its last byte, which is a line end. */
    private static void begin(Socket socket, byte[] lines) throws IOException {
        String head =
                "POST /write?precision=n HTTP/1.1\r\nHost: questdb\r\nContent-Length: " + lines.length + "\r\n\r\n";
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(lines, 0, lines.length - 1);
        socket.getOutputStream().flush();
    }

    private static void end(Socket socket) throws IOException {
        socket.getOutputStream().write('\n');
        String status = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        assertThat(status).startsWith("HTTP/1.1 204");
    }

    private static long lines(byte[] text) {
        return new String(text, StandardCharsets.US_ASCII).lines().count();
    }
}
