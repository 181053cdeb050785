package io.tributary.stack.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class FaultProxyTest {
    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.to("127.0.0.1", server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesBytesUnchangedWhenNothingIsWrong() throws IOException {
        try (Client client = new Client(proxy.port())) {
            for (int size : new int[] {0, 1, 1000, 3_000_000}) {
                byte[] body = randomBytes(size);
                assertThat(client.call(body)).isEqualTo(body);
            }
        }
        assertThat(proxy.connectionsAccepted()).isEqualTo(1);
    }

    @Test
    void closeOfTheClientReachesTheServerAndTheProxyForgetsTheConnection() throws Exception {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            assertThat(proxy.connectionsOpen()).isEqualTo(1);
        }
        await(() -> proxy.connectionsOpen() == 0);
    }

    @Test
    void latencyDelaysAnAnswerAndCanBeSwitchedOffInMidFlight() throws IOException {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            proxy.setRoundTrip(Duration.ofMillis(200));
            assertThat(timed(() -> client.call(randomBytes(10))))
                    .isBetween(Duration.ofMillis(200), Duration.ofSeconds(5));

            proxy.setRoundTrip(Duration.ofHours(1));
            DaemonThread.start("healer", this::healWhenTheRequestIsIn);
            assertThat(client.call(randomBytes(10))).hasSize(10);
        }
    }

    @Test
    void latencyHoldsUpEachByteButDoesNotSlowTheFlow() throws IOException {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            proxy.setRoundTrip(Duration.ofMillis(100));

            // 4 MB are some 250 chunks each way; one after the other they would take 25 s.
            assertThat(timed(() -> client.call(randomBytes(4_000_000)))).isLessThan(Duration.ofSeconds(5));
        }
    }

    @Test
    void bandwidthLimitsBothDirections() throws IOException {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            proxy.setBandwidth(10_000);

            // 2 kB to the server at 10 kB/s and 2 kB back: 0.2 s, each way after the other.
            assertThat(timed(() -> client.call(randomBytes(2000))))
                    .isBetween(Duration.ofMillis(250), Duration.ofSeconds(5));
        }
    }

    @Test
    void blackHoleLetsNothingThroughUntilItIsClosed() throws IOException {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            proxy.setBlackHole(true);
            client.setTimeout(Duration.ofMillis(100));
            assertThatThrownBy(() -> client.call(randomBytes(10))).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.requests()).isEqualTo(1);

            client.setTimeout(Duration.ZERO);
            proxy.setBlackHole(false);

            assertThat(client.readAnswer()).hasSize(10);
        }
    }

    @Test
    void newConnectionsOpenIntoABlackHole() throws IOException {
        proxy.setBlackHole(true);
        try (Client client = new Client(proxy.port())) {
            client.setTimeout(Duration.ofMillis(50));
            assertThatThrownBy(() -> client.call(randomBytes(10))).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void requestIsResetInTheMiddleAndTheServerNeverSeesItsEnd() throws IOException {
        proxy.resetRequests(2, 50_000);

        for (int i = 0; i < 2; i++) {
            try (Client client = new Client(proxy.port())) {
                assertThat(client.call(randomBytes(1000))).hasSize(1000);
                assertThatThrownBy(() -> client.call(randomBytes(200_000))).isInstanceOf(SocketException.class);
            }
        }

        assertThat(proxy.requestsReset()).isEqualTo(2);
        assertThat(server.requests()).isEqualTo(2);
        try (Client client = new Client(proxy.port())) {
            assertThat(client.call(randomBytes(200_000))).hasSize(200_000);
        }
    }

    @Test
    void answerIsLostAfterTheServerHasTheWholeRequest() throws IOException {
        proxy.loseAnswers(1, 10_000);

        try (Client client = new Client(proxy.port())) {
            assertThat(client.call(randomBytes(100))).hasSize(100);
            assertThatThrownBy(() -> client.call(randomBytes(100_000))).isInstanceOf(IOException.class);
        }

        assertThat(proxy.answersLost()).isEqualTo(1);
        assertThat(server.requests()).isEqualTo(2);
        try (Client client = new Client(proxy.port())) {
            assertThat(client.call(randomBytes(100_000))).hasSize(100_000);
        }
    }

    @Test
    void refusedPortTakesConnectionsAgainLater() throws IOException {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            proxy.refuse();
            assertThatThrownBy(() -> client.call(randomBytes(10))).isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> new Client(proxy.port())).isInstanceOf(ConnectException.class);

        proxy.accept();

        try (Client client = new Client(proxy.port())) {
            assertThat(client.call(randomBytes(10))).hasSize(10);
        }
    }

    @Test
    void portIsFreeAgainEachTimeTheProxyRefuses() throws IOException {
        for (int i = 0; i < 200; i++) {
            proxy.refuse();
            proxy.accept();
        }
        try (Client client = new Client(proxy.port())) {
            assertThat(client.call(randomBytes(10))).hasSize(10);
        }
    }

    @Test
    void cutResetsOpenConnectionsAndAcceptsNewOnes() throws IOException {
        try (Client first = new Client(proxy.port());
                Client second = new Client(proxy.port())) {
            first.call(randomBytes(10));
            second.call(randomBytes(10));

            proxy.cut();

            assertThatThrownBy(() -> first.call(randomBytes(10))).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> second.call(randomBytes(10))).isInstanceOf(IOException.class);
        }
        try (Client third = new Client(proxy.port())) {
            assertThat(third.call(randomBytes(10))).hasSize(10);
        }
    }

    @Test
    void cutEndsAConnectionThatWaitsInABlackHole() throws Exception {
        try (Client client = new Client(proxy.port())) {
            client.call(randomBytes(10));
            proxy.setBlackHole(true);
            client.send(randomBytes(10));

            proxy.cut();

            assertThatThrownBy(client::readAnswer).isInstanceOf(IOException.class);
        }
        await(() -> proxy.connectionsOpen() == 0);
    }

    @Test
    void serverThatDoesNotRunResetsTheClient() throws IOException {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (FaultProxy toNothing = FaultProxy.to("127.0.0.1", free);
                Client client = new Client(toNothing.port())) {
            assertThatThrownBy(() -> client.call(randomBytes(10))).isInstanceOf(IOException.class);
        }
    }

    @Test
    void healEndsAllTrouble() throws IOException {
        proxy.setRoundTrip(Duration.ofHours(1));
        proxy.setBandwidth(1);
        proxy.setBlackHole(true);
        proxy.resetRequests(5, 0);
        proxy.loseAnswers(5, 0);
        proxy.refuse();

        proxy.heal();

        try (Client client = new Client(proxy.port())) {
            assertThat(client.call(randomBytes(100_000))).hasSize(100_000);
        }
    }

    @Test
    void bandwidthMustBePositive() {
        assertThatThrownBy(() -> proxy.setBandwidth(0)).isInstanceOf(IllegalArgumentException.class);
    }

    private void healWhenTheRequestIsIn() {
        try {
            proxy.heal();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] randomBytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private interface Call {
        void run() throws IOException;
    }

    private static Duration timed(Call call) throws IOException {
        long start = System.nanoTime();
        call.run();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final DataInputStream in;
        private final DataOutputStream out;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            in = new DataInputStream(socket.getInputStream());
            out = new DataOutputStream(socket.getOutputStream());
        }

        void setTimeout(Duration timeout) throws IOException {
            socket.setSoTimeout((int) timeout.toMillis());
        }

        byte[] call(byte[] body) throws IOException {
            send(body);
            return readAnswer();
        }

        void send(byte[] body) throws IOException {
            out.writeInt(body.length);
            out.write(body);
            out.flush();
        }

        byte[] readAnswer() throws IOException {
            byte[] answer = new byte[in.readInt()];
            in.readFully(answer);
            return answer;
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
