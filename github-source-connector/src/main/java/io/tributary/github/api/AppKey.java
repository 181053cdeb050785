package io.tributary.github.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The private key of a GitHub App, which signs the tokens (JSON Web Tokens, RFC 7519, RS256) that the App shows to GitHub. */
public final class AppKey {
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (RSA )?PRIVATE KEY-----(.*?)-----END (?:RSA )?PRIVATE KEY-----", Pattern.DOTALL);

    /** What comes before the length of the key in PKCS #8 (RFC 5208): version 0 and the algorithm rsaEncryption without parameters. */
    private static final byte[] PKCS8_VERSION_AND_ALGORITHM =
            HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

    /** GitHub takes tokens of ten minutes at most; a minute of clock drift is allowed for at both ends, as GitHub advises. */
    private static final Duration DRIFT = Duration.ofMinutes(1);

    private static final Duration LIFE = Duration.ofMinutes(9);

    private final PrivateKey key;

    private AppKey(PrivateKey key) {
        this.key = key;
    }

    /**
     * Reads a key.
     *
     * @param pem PKCS #1, as GitHub gives it, or PKCS #8; line ends may be written as {@code \n}
     * @throws IllegalArgumentException when it is no such key; the message does not quote it
     */
    public static AppKey ofPem(String pem) {
        Matcher matcher = PEM.matcher(pem.replace("\\n", "\n"));
        if (!matcher.find()) {
            throw new IllegalArgumentException("not an RSA private key in PEM form");
        }
        try {
            byte[] der = Base64.getMimeDecoder().decode(matcher.group(2));
            byte[] pkcs8 = matcher.group(1) == null ? der : pkcs8(der);
            return new AppKey(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // The cause could quote the key.
            throw new IllegalArgumentException("not an RSA private key in PEM form, or a damaged one");
        }
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(PKCS8_VERSION_AND_ALGORITHM);
        content.writeBytes(der(0x04, pkcs1));
        return der(0x30, content.toByteArray());
    }

    /** One value in DER: tag, length in two bytes, content. RSA keys are between 256 and 65,535 bytes long. */
    private static byte[] der(int tag, byte[] content) {
        if (content.length < 256 || content.length > 0xFFFF) {
            throw new IllegalArgumentException("length");
        }
        return ByteBuffer.allocate(4 + content.length)
                .put((byte) tag)
                .put((byte) 0x82)
                .putShort((short) content.length)
                .put(content)
                .array();
    }

    /**
     * A token that proves to be the App.
     *
     * @param appId id or client id of the App
     */
    String jwt(String appId, Instant now) {
        String header = base64("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8));
        String claims = "{\"iat\":%d,\"exp\":%d,\"iss\":\"%s\"}"
                .formatted(now.minus(DRIFT).getEpochSecond(), now.plus(LIFE).getEpochSecond(), appId);
        String signed = header + "." + base64(claims.getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + base64(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM cannot sign with SHA256withRSA", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "AppKey";
    }
}
