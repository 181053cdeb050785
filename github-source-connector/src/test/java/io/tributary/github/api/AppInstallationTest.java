package io.tributary.github.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.github.testing.FakeApi;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AppInstallationTest {
    private static final Instant NOW = Instant.parse("2026-01-28T04:00:00Z");
    private static KeyPair keys;

    @BeforeAll
    static void generateKeys() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
    }

    @Test
    void signsATokenThatTheAppsPublicKeyProves() throws Exception {
        for (String pem : List.of(pkcs8(), pkcs1(), pkcs1().replace("\n", "\\n"))) {
            String[] parts = AppKey.ofPem(pem).jwt("12345", NOW).split("\\.", -1);
            assertThat(decode(parts[0])).isEqualTo("{\"alg\":\"RS256\",\"typ\":\"JWT\"}");
            assertThat(decode(parts[1]))
                    .isEqualTo("{\"iat\":" + (NOW.getEpochSecond() - 60) + ",\"exp\":" + (NOW.getEpochSecond() + 540)
                            + ",\"iss\":\"12345\"}");
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2])))
                    .isTrue();
        }
    }

    @Test
    void tokenIsFetchedUsedAndRenewedFiveMinutesBeforeItExpires() {
        AppInstallation app = app();
        ApiRequest renewal = app.renewal(NOW).orElseThrow();
        assertThat(renewal.method()).isEqualTo("POST");
        assertThat(renewal.uri()).hasToString(FakeApi.BASE + "/app/installations/678/access_tokens");
        assertThat(app.renewed(tokenAnswer(renewal, NOW.plus(Duration.ofHours(1)))))
                .isTrue();
        assertThat(app.authorization()).contains("Bearer ghs_fresh");
        assertThat(app.renewal(NOW.plus(Duration.ofMinutes(54)))).isEmpty();
        assertThat(app.renewal(NOW.plus(Duration.ofMinutes(56)))).isPresent();
    }

    @Test
    void aTokenThatWorkedIsReplacedWhenItIsRefusedAndOneThatNeverDidIsNot() {
        AppInstallation app = app();
        app.renewed(tokenAnswer(app.renewal(NOW).orElseThrow(), NOW.plus(Duration.ofHours(1))));
        app.accepted();
        assertThat(app.rejected()).isTrue();
        assertThat(app.renewal(NOW)).isPresent();
        app.renewed(tokenAnswer(app.renewal(NOW).orElseThrow(), NOW.plus(Duration.ofHours(1))));
        assertThat(app.rejected()).isFalse();
    }

    @Test
    void answersWithoutATokenAreNotTaken() {
        AppInstallation app = app();
        ApiRequest request = app.renewal(NOW).orElseThrow();
        for (String body :
                List.of("", "[]", "{\"token\":\"x\"}", "{\"token\":\"x\",\"expires_at\":\"soon\"}", "<html>")) {
            assertThat(app.renewed(FakeApi.answer(request, 201, Map.of(), body)))
                    .as(body)
                    .isFalse();
        }
        assertThat(app.authorization()).isEmpty();
    }

    @Test
    void whatIsNoKeyIsRefusedWithoutBeingQuoted() {
        for (String pem : List.of(
                "",
                "verysecret",
                "-----BEGIN PRIVATE KEY-----\nverysecret\n-----END PRIVATE KEY-----",
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----")) {
            assertThatThrownBy(() -> AppKey.ofPem(pem))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("verysecret")
                    .hasNoCause();
        }
    }

    private static AppInstallation app() {
        return new AppInstallation(ApiEndpoint.of(FakeApi.BASE), "12345", "678", AppKey.ofPem(pkcs8()));
    }

    private static ApiAnswer tokenAnswer(ApiRequest request, Instant expiry) {
        return FakeApi.answer(
                request,
                201,
                Map.of(),
                "{\"permissions\":{\"metadata\":\"read\"},\"token\":\"ghs_fresh\",\"expires_at\":\"" + expiry + "\"}");
    }

    private static String decode(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }

    private static String pkcs8() {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }

    /** The JDK writes PKCS #8; behind its 26 bytes for version and algorithm is the PKCS #1 key that GitHub gives. */
    private static String pkcs1() {
        byte[] pkcs8 = keys.getPrivate().getEncoded();
        return "-----BEGIN RSA PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(Arrays.copyOfRange(pkcs8, 26, pkcs8.length))
                + "\n-----END RSA PRIVATE KEY-----\n";
    }
}
