package io.tributary.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.github.testing.TestKeys;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What would fail the start of a task is marked when the configuration is validated. */
class StartableConfigurationTest {
    @Test
    void aPrivateKeyThatCannotSignIsMarkedBeforeTheStart() throws Exception {
        KeyPairGenerator curves = KeyPairGenerator.getInstance("EC");
        String rsa = TestKeys.rsa();
        for (String pem : List.of(
                TestKeys.pem(
                        "PRIVATE KEY", curves.generateKeyPair().getPrivate().getEncoded()),
                TestKeys.pem(
                        "EC PRIVATE KEY", curves.generateKeyPair().getPrivate().getEncoded()),
                rsa.replace("PRIVATE", "ENCRYPTED PRIVATE"),
                rsa.substring(0, 200),
                rsa.substring(0, 200) + "\n-----END PRIVATE KEY-----")) {
            Map<String, String> config = new HashMap<>(TestKeys.app());
            config.put("github.app.private.key", pem);
            assertThat(Validation.errors(config))
                    .containsOnlyKeys("github.app.private.key")
                    .satisfies(errors -> assertThat(errors.toString()).doesNotContain(rsa.substring(40, 60)));
        }
    }

    @Test
    void aTrustStoreThatCannotBeReadIsMarkedAlsoWhenTheLiveCheckIsOn(@TempDir Path folder) throws Exception {
        Path noStore = Files.writeString(folder.resolve("store.p12"), "no store");
        for (String file : List.of(noStore.toString(), folder.resolve("missing").toString())) {
            assertThat(Validation.errors(Map.of(
                            "http.truststore.location",
                            file,
                            "http.truststore.password",
                            "verysecret",
                            "validate.live",
                            "true")))
                    .containsOnlyKeys("http.truststore.location")
                    .satisfies(errors -> assertThat(errors.toString()).doesNotContain("verysecret"));
        }
    }
}
