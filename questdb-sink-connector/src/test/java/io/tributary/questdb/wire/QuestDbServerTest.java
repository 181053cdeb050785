package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tributary.questdb.ilp.ProtocolVersion;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.SqlUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class QuestDbServerTest {
    private static final String SETTINGS = "{\"line.proto.support.versions\":[1,2,3],\"accepting.writes\":[\"http\"]}";

    private Answers first;
    private Answers second;
    private HttpTransport transport;
    private QuestDbServer server;

    /** Answers with a status each to /settings and /exec. */
    private static final class Answers implements AutoCloseable {
        private final HttpServer http =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        private volatile int settings = 200;
        private volatile int exec = 200;

        private Answers() throws IOException {
            http.createContext("/", exchange -> {
                boolean asksSettings = exchange.getRequestURI().getPath().equals("/settings");
                byte[] body = (asksSettings ? SETTINGS : "{\"ddl\":\"OK\"}").getBytes(StandardCharsets.US_ASCII);
                exchange.sendResponseHeaders(asksSettings ? settings : exec, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            http.start();
        }

        private ServerAddress address() {
            return new ServerAddress("127.0.0.1", http.getAddress().getPort());
        }

        @Override
        public void close() {
            http.stop(0);
        }
    }

    @BeforeEach
    void startTwoServers() throws IOException {
        first = new Answers();
        second = new Answers();
        ConnectionConfig config =
                ConnectionConfigParser.parse("http::addr=" + first.address() + "," + second.address() + ";");
        transport = new HttpTransport(config);
        server = new QuestDbServer(transport, config, Duration.ofSeconds(10));
    }

    @AfterEach
    void stopAll() {
        transport.close();
        first.close();
        second.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {421, 429, 500, 502, 503, 504, 521})
    void asksTheNextServerForItsSettingsWhenOneCannotAnswer(int status) {
        first.settings = status;

        assertThatThrownBy(server::protocolVersion)
                .isInstanceOf(SqlUnavailableException.class)
                .hasMessage("QuestDB at " + first.address() + " answers /settings with HTTP " + status);
        assertThat(server.protocolVersion()).isEqualTo(ProtocolVersion.V3);
        assertThat(transport.currentAddress()).isEqualTo(second.address());
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 421, 429, 502, 503, 504, 521})
    void runsSqlOnTheNextServerWhenOneCannot(int status) {
        first.exec = status;

        assertThatThrownBy(() -> server.run("SELECT 1"))
                .isInstanceOf(SqlUnavailableException.class)
                .hasMessage("QuestDB at " + first.address() + " answers /exec with HTTP " + status);
        assertThat(server.run("SELECT 1").rows()).isEmpty();
        assertThat(transport.currentAddress()).isEqualTo(second.address());
    }

    /** The statement may be to blame, and another server may take none. */
    @ParameterizedTest
    @ValueSource(ints = {408, 500})
    void staysWithAServerThatFailsAtAStatement(int status) {
        first.exec = status;

        assertThatThrownBy(() -> server.run("SELECT 1")).isInstanceOf(SqlUnavailableException.class);
        assertThat(transport.currentAddress()).isEqualTo(first.address());
    }

    @Test
    void namesTheServerThatDoesNotAnswer() {
        first.close();

        assertThatThrownBy(() -> server.run("SELECT 1"))
                .isInstanceOf(SqlUnavailableException.class)
                .hasMessageContaining("QuestDB at " + first.address() + " does not answer");
        assertThat(transport.currentAddress()).isEqualTo(second.address());
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 401, 403})
    void settingsThatAPersonMustMendAreNotWaitedFor(int status) {
        first.settings = status;

        assertThatThrownBy(server::protocolVersion)
                .isInstanceOf(SqlRefusedException.class)
                .hasMessageContaining("(" + status + ")")
                .hasMessageContaining("client.conf.string");
        assertThat(server.problem()).hasValueSatisfying(text -> assertThat(text).contains("client.conf.string"));
    }

    @Test
    void anOldServerHasNoSettingsAndRunsSql() {
        first.settings = 404;

        assertThat(server.protocolVersion()).isEqualTo(ProtocolVersion.V1);
        assertThat(transport.currentAddress()).isEqualTo(first.address());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void anOldServerMayRefuseToRunSql(int status) {
        first.settings = 404;
        first.exec = status;

        assertThat(server.protocolVersion()).isEqualTo(ProtocolVersion.V1);
    }

    /** A proxy whose server is away finds nothing, and that passes. */
    @Test
    void whoFindsNothingAtAllIsNotTakenForAnOldServer() {
        first.settings = 404;
        first.exec = 404;

        assertThatThrownBy(server::protocolVersion).isInstanceOf(SqlUnavailableException.class);
        assertThat(server.protocolVersion()).isEqualTo(ProtocolVersion.V3);
    }
}
