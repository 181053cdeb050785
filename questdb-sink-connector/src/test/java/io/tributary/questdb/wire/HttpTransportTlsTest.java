package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.tributary.questdb.table.SqlRefusedException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** TLS against a server whose certificate no one but the tests trusts. It is made for the name localhost. */
@Timeout(30)
class HttpTransportTlsTest {
    private static final String PASSWORD = "changeit";

    @TempDir
    private static Path folder;

    private static final AtomicReference<String> AUTHORIZATION = new AtomicReference<>();
    private static HttpsServer server;

    @BeforeAll
    static void startServer() throws Exception {
        keytool(
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost");
        keytool(
                "-exportcert",
                "-alias",
                "server",
                "-rfc",
                "-file",
                folder.resolve("root.pem").toString());
        KeyStore keys = KeyStore.getInstance(folder.resolve("keys.p12").toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/write", exchange -> {
            AUTHORIZATION.set(exchange.getRequestHeaders().getFirst("Authorization"));
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    private static void keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-keystore",
                folder.resolve("keys.p12").toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
        command.addAll(1, List.of(arguments));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }

    @AfterAll
    static void stopServer() {
        if (server != null) {
            server.stop(0);
        }
    }

    private static WriteReply write(String host, String keys) {
        ConnectionConfig config = ConnectionConfigParser.parse(
                "https::addr=" + host + ":" + server.getAddress().getPort() + ";" + keys);
        try (HttpTransport transport = new HttpTransport(config)) {
            byte[] line = "t a=1\n".getBytes(StandardCharsets.UTF_8);
            return transport.write(List.of(ByteBuffer.wrap(line)), Turn.now()).join();
        }
    }

    @Test
    void doesNotTrustAnUnknownCertificate() {
        assertThat(write("localhost", ""))
                .isInstanceOfSatisfying(
                        WriteReply.Stop.class,
                        stop -> assertThat(stop.message()).contains("tls_roots"));
    }

    /** The settings are asked for before the first write. */
    @Test
    void failsAtTheSettingsAlreadyWhenTheCertificateIsUnknown() {
        ConnectionConfig config = ConnectionConfigParser.parse(
                "https::addr=localhost:" + server.getAddress().getPort() + ";");
        try (HttpTransport transport = new HttpTransport(config)) {
            assertThatThrownBy(new QuestDbServer(transport, config, Duration.ofSeconds(10))::protocolVersion)
                    .isInstanceOf(SqlRefusedException.class)
                    .hasMessageContaining("tls_roots");
        }
    }

    @Test
    void trustsTheRootsOfAStore() {
        assertThat(write(
                        "localhost",
                        "tls_roots=" + folder.resolve("keys.p12") + ";tls_roots_password=" + PASSWORD + ";"))
                .isInstanceOf(WriteReply.Accepted.class);
    }

    @Test
    void trustsTheRootsOfAPemFile() {
        assertThat(write("localhost", "tls_roots=" + folder.resolve("root.pem") + ";"))
                .isInstanceOf(WriteReply.Accepted.class);
    }

    @Test
    void checksTheNameOfTheHost() {
        assertThat(write("127.0.0.1", "tls_roots=" + folder.resolve("root.pem") + ";"))
                .isInstanceOf(WriteReply.Stop.class);
    }

    @Test
    void checksNothingWhenToldSo() {
        assertThat(write("127.0.0.1", "tls_verify=unsafe_off;")).isInstanceOf(WriteReply.Accepted.class);
    }

    @Test
    void sendsTheToken() {
        assertThat(write("localhost", "token=abc;tls_verify=unsafe_off;")).isInstanceOf(WriteReply.Accepted.class);
        assertThat(AUTHORIZATION).hasValue("Bearer abc");
    }
}
