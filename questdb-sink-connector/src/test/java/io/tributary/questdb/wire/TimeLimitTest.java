package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.table.SqlUnavailableException;
import io.tributary.questdb.wire.WriteReply.Cause;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server, or the line to it, dies in the middle of an answer: the limit of time holds for the rest as well. */
@Timeout(30)
class TimeLimitTest {
    private static final byte[] LINE = "t a=1i\n".getBytes(StandardCharsets.US_ASCII);
    private static final Duration SHORT = Duration.ofMillis(500);

    private static ConnectionConfig config(String addresses) {
        return ConnectionConfigParser.parse(
                "http::addr=" + addresses + ";request_timeout=" + SHORT.toMillis() + ";request_min_throughput=0;");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 500})
    void aWriteWhoseAnswerStopsInItsBodyIsTriedAgainByAnotherConnection(int status) throws Exception {
        try (StallingServer server = new StallingServer(status);
                HttpTransport transport = new HttpTransport(config(server.address()))) {
            WriteReply reply =
                    transport.write(List.of(ByteBuffer.wrap(LINE)), Turn.now()).get(10, TimeUnit.SECONDS);

            assertThat(reply).isEqualTo(new WriteReply.TryAgain(Cause.TIMEOUT, "no answer in time"));
            assertThat(server.closedByClient()).succeedsWithin(10, TimeUnit.SECONDS);
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void sqlWhoseAnswerStopsInItsBodyIsGivenUpAndTheNextAddressIsAsked() throws Exception {
        try (StallingServer server = new StallingServer(200)) {
            ConnectionConfig config = config(server.address() + ",127.0.0.2:9");
            try (HttpTransport transport = new HttpTransport(config)) {
                assertThatThrownBy(() -> new QuestDbServer(transport, config, SHORT).run("SELECT 1"))
                        .isInstanceOf(SqlUnavailableException.class);
                assertThat(transport.currentAddress()).isEqualTo(new ServerAddress("127.0.0.2", 9));
                assertThat(server.closedByClient()).succeedsWithin(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    @Timeout(value = 10, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void settingsWhoseAnswerStopsInItsBodyAreGivenUp() throws Exception {
        try (StallingServer server = new StallingServer(200)) {
            ConnectionConfig config = config(server.address());
            try (HttpTransport transport = new HttpTransport(config)) {
                assertThatThrownBy(new QuestDbServer(transport, config, SHORT)::protocolVersion)
                        .isInstanceOf(SqlUnavailableException.class);
                assertThat(server.closedByClient()).succeedsWithin(10, TimeUnit.SECONDS);
            }
        }
    }

    @Test
    void anInterruptEndsTheWaitForAnAnswer() throws Exception {
        try (StallingServer server = new StallingServer(200)) {
            ConnectionConfig config = config(server.address());
            try (HttpTransport transport = new HttpTransport(config)) {
                QuestDbServer patient = new QuestDbServer(transport, config, Duration.ofMinutes(5));
                CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
                Thread asking = new Thread(() -> {
                    try {
                        patient.run("SELECT 1");
                        interrupted.complete(false);
                    } catch (SqlUnavailableException e) {
                        interrupted.complete(Thread.currentThread().isInterrupted());
                    }
                });
                asking.start();
                server.begun().get(10, TimeUnit.SECONDS);
                asking.interrupt();

                assertThat(interrupted).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
                assertThat(server.closedByClient()).succeedsWithin(10, TimeUnit.SECONDS);
            }
        }
    }
}
