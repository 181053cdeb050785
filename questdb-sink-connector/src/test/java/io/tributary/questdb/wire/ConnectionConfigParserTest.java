package io.tributary.questdb.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.questdb.ilp.ProtocolVersion;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionConfigParserTest {
    @Test
    void hasTheDefaultsOfTheOfficialClient() {
        ConnectionConfig config = ConnectionConfigParser.parse("http::addr=questdb;");

        assertThat(config.addresses()).containsExactly(new ServerAddress("questdb", 9000));
        assertThat(config.tls()).isEmpty();
        assertThat(config.credentials()).isEqualTo(new Credentials.None());
        assertThat(config.protocolVersion()).isEmpty();
        assertThat(config.autoFlushRows()).isEqualTo(75_000);
        assertThat(config.autoFlushInterval()).isEqualTo(Duration.ofSeconds(1));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofSeconds(30));
        assertThat(config.requestMinThroughput()).isEqualTo(102_400);
        assertThat(config.retryTimeout()).isEmpty();
        assertThat(config.maxBufferBytes()).isEqualTo(100 * 1024 * 1024);
        assertThat(config.maxNameLength()).isEqualTo(127);
    }

    @Test
    void readsEveryKey() {
        ConnectionConfig config =
                ConnectionConfigParser.parse("https::addr=a:1;addr=b:2,[::1]:3;username=u;password=p;;q;"
                        + "tls_verify=unsafe_off;tls_roots=/r;tls_roots_password=s;protocol_version=2;auto_flush=on;"
                        + "auto_flush_rows=10;auto_flush_interval=20;retry_timeout=30;request_timeout=40;"
                        + "request_min_throughput=50;init_buf_size=60;max_buf_size=70000;max_name_len=80;");

        assertThat(config.addresses())
                .containsExactly(new ServerAddress("a", 1), new ServerAddress("b", 2), new ServerAddress("::1", 3));
        assertThat(config.credentials()).isEqualTo(new Credentials.Basic("u", "p;q"));
        assertThat(config.tls()).hasValueSatisfying(tls -> {
            assertThat(tls.verify()).isFalse();
            assertThat(tls.roots()).contains("/r");
            assertThat(tls.rootsPassword()).contains("s");
        });
        assertThat(config.protocolVersion()).contains(ProtocolVersion.V2);
        assertThat(config.autoFlushRows()).isEqualTo(10);
        assertThat(config.autoFlushInterval()).isEqualTo(Duration.ofMillis(20));
        assertThat(config.retryTimeout()).contains(Duration.ofMillis(30));
        assertThat(config.requestTimeout()).isEqualTo(Duration.ofMillis(40));
        assertThat(config.requestMinThroughput()).isEqualTo(50);
        assertThat(config.initBufferBytes()).isEqualTo(60);
        assertThat(config.maxBufferBytes()).isEqualTo(70_000);
        assertThat(config.maxNameLength()).isEqualTo(80);
    }

    @Test
    void acceptsTheOlderNamesOfTheCredentials() {
        assertThat(ConnectionConfigParser.parse("http::addr=a;user=u;pass=p;").credentials())
                .isEqualTo(new Credentials.Basic("u", "p"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "http::addr=a;adress=b;|unknown key 'adress'",
                "tcp::addr=a;|over TCP QuestDB never says",
                "ftp::addr=a;|'ftp' is not a known schema",
                "addr=a;|must start with http:: or https::",
                "http::username=u;password=p;|addr is missing",
                "http::addr=a_b:9000;|characters that a URL does not allow",
                "http::addr=a:0;|port in addr must be a number from 1 to 65535",
                "http::addr=a:b;|port in addr must be a number from 1 to 65535",
                "http::addr=a;addr=a:9000;|twice",
                "http::addr=a;username=u;|password is missing",
                "http::addr=a;password=p;|username is missing",
                "http::addr=a;token=a b;|Copy it again, without spaces",
                "http::addr=a;token=t;username=u;password=p;|either token, or username and password",
                "http::addr=a;tls_verify=on;|need https::",
                "https::addr=a;tls_verify=off;|tls_verify must be on or unsafe_off",
                "https::addr=a;tls_roots_password=x;|tls_roots is not",
                "http::addr=a;auto_flush=off;|auto_flush cannot be switched off",
                "http::addr=a;auto_flush_rows=off;|auto_flush_rows cannot be off",
                "http::addr=a;auto_flush_rows=0;|auto_flush_rows must be a whole number of at least 1",
                "http::addr=a;auto_flush_bytes=1;|batch.max.bytes",
                "http::addr=a;protocol_version=4;|protocol_version must be auto, 1, 2 or 3",
                "http::addr=a;request_timeout=x;|request_timeout must be a whole number",
                "http::addr=a;token|key=value; is expected at position 13",
            })
    void refusesWithASentenceThatNamesTheKey(String text, String sentence) {
        assertThatThrownBy(() -> ConnectionConfigParser.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }

    @ParameterizedTest
    @ValueSource(strings = {"username=admin;password=Secret1;", "token=Secret1;"})
    void showsNoSecret(String credentials) {
        ConnectionConfig config = ConnectionConfigParser.parse("http::addr=a;" + credentials);

        assertThat(config.toString()).doesNotContain("Secret1");
    }

    @Test
    void showsNoTrustStorePassword() {
        ConnectionConfig config =
                ConnectionConfigParser.parse("https::addr=a;tls_roots=/r;tls_roots_password=Secret1;");

        assertThat(config.toString()).doesNotContain("Secret1");
    }

    @Test
    void showsNoSecretInAnErrorEither() {
        assertThatThrownBy(() -> ConnectionConfigParser.parse("http::addr=a;token=Secret1;token=Secret2;"))
                .hasMessageNotContaining("Secret");
    }

    /** The client of the JDK refuses a header that it cannot send, and shows it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Secret1\u200B",
                "\uFEFFSecret1",
                "\u201CSecret1\u201D",
                "Secret1\u00E9",
                "Secret1 ",
                "\uD83D\uDD11Secret1"
            })
    void refusesATokenThatAHeaderCannotCarryAndDoesNotShowIt(String token) {
        assertThatThrownBy(() -> ConnectionConfigParser.parse("http::addr=a;token=" + token + ";"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("token has a character that a token cannot have")
                .hasMessageNotContaining("Secret1");
    }

    @Test
    void takesAnyCharacterInUserAndPassword() {
        ConnectionConfig config = ConnectionConfigParser.parse(
                "http::addr=a;username=J\u00F6rg\u200B;password=\uFEFF\u201CSecret1 \uD83D\uDD11;");

        assertThat(config.credentials().authorization())
                .hasValueSatisfying(value -> assertThat(value).matches("Basic [A-Za-z0-9+/]+=*"));
    }

    @Test
    void givesLargeRequestsMoreTime() {
        ConnectionConfig config =
                ConnectionConfigParser.parse("http::addr=a;request_timeout=1000;request_min_throughput=100;");

        assertThat(config.timeoutFor(500)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void givesLargeRequestsNoMoreTimeWithoutAMinimum() {
        ConnectionConfig config =
                ConnectionConfigParser.parse("http::addr=a;request_timeout=1000;request_min_throughput=0;");

        assertThat(config.timeoutFor(500)).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void listsAddressesAsAUserWritesThem() {
        assertThat(List.of(new ServerAddress("::1", 9000), new ServerAddress("a", 1)))
                .hasToString("[[::1]:9000, a:1]");
    }
}
