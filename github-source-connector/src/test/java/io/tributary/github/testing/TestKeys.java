package io.tributary.github.testing;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;

/** Private keys made for one test. */
public final class TestKeys {
    private TestKeys() {}

    /** The properties of a GitHub App with a good key; its installation is 9. */
    public static Map<String, String> app() throws GeneralSecurityException {
        return Map.of("github.app.id", "1", "github.app.installation.id", "9", "github.app.private.key", rsa());
    }

    /** An RSA key as PKCS #8 in PEM form. */
    public static String rsa() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded());
    }

    public static String pem(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + Base64.getMimeEncoder().encodeToString(der) + "\n-----END " + label
                + "-----";
    }
}
