package io.tributary.github.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.github.api.ApiEndpoint;
import io.tributary.github.api.AppInstallation;
import io.tributary.github.api.AppKey;
import io.tributary.github.testing.FakeApi;
import java.io.IOException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.connect.errors.ConnectException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What follows when an App's token cannot be renewed. */
class AppRenewalTest {
    private static final String TOKENS = "/app/installations/9/access_tokens";
    private static String pem;

    private final PollerRun run = new PollerRun();

    @BeforeAll
    static void generateKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----";
    }

    @BeforeEach
    void startWithAnApp() {
        run.show("/events", 1, 3);
        run.credentials(new AppInstallation(ApiEndpoint.of(FakeApi.BASE), "1", "9", AppKey.ofPem(pem)))
                .start("public");
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 404, 422})
    void aRenewalThatIsRefusedFailsTheTask(int status) {
        run.api.status(TOKENS, status);
        failsTheTask(Duration.ofSeconds(5), status);
    }

    @Test
    void aSuspendedInstallationFailsTheTaskAfterThreeRefusals() {
        refuse(3);
        failsTheTask(Duration.ofMinutes(20), 403);
        assertThat(run.observer.limits).hasSize(2);
    }

    @Test
    void twoRefusalsWithoutAReasonAreWaitedOut() {
        refuse(2);
        grant();
        run.run(Duration.ofMinutes(20));
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void onlyRefusalsInARowCount() {
        refuse(2);
        run.api.status(TOKENS, 403, "Retry-After", "5");
        refuse(2);
        grant();
        run.run(Duration.ofMinutes(40));
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 302})
    void troubleWithARenewalIsCountedAndTriedAgain(int status) {
        run.api.status(TOKENS, status);
        grant();
        run.run(Duration.ofMinutes(1));
        assertThat(run.observer.troubles).isEqualTo(1);
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void aRenewalWithoutAnAnswerOrATokenIsTroubleToo() {
        run.api.trouble(TOKENS, request -> CompletableFuture.failedFuture(new IOException("connection reset")));
        run.api.status(TOKENS, 201);
        grant();
        run.run(Duration.ofMinutes(1));
        assertThat(run.observer.troubles).isEqualTo(2);
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    private void failsTheTask(Duration within, int status) {
        assertThatThrownBy(() -> run.run(within))
                .isInstanceOf(ConnectException.class)
                .hasMessageContaining("github.app.installation.id")
                .hasMessageContaining(Integer.toString(status));
    }

    private void refuse(int times) {
        for (int i = 0; i < times; i++) {
            run.api.status(TOKENS, 403);
        }
    }

    private void grant() {
        run.api.trouble(
                TOKENS,
                request -> FakeApi.done(
                        request,
                        201,
                        Map.of(),
                        "{\"token\":\"ghs_1\",\"expires_at\":\""
                                + run.clock.instant().plus(Duration.ofHours(1)) + "\"}"));
    }
}
