package io.tributary.questdb.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Builds the TLS context that a {@link TlsConfig} asks for. */
final class TlsContexts {
    private static final String PEM_START = "-----BEGIN";

    private TlsContexts() {}

    /**
     * @throws IllegalArgumentException with a sentence for the user when the trust store cannot be used
     */
    static SSLContext create(TlsConfig config) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trustManagers(config), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalArgumentException(
                    "the trust store of tls_roots cannot be used: " + e.getMessage()
                            + ". It must be a JKS or PKCS#12 file with its tls_roots_password, or a PEM file",
                    e);
        }
    }

    private static TrustManager[] trustManagers(TlsConfig config) throws GeneralSecurityException, IOException {
        if (!config.verify()) {
            return new TrustManager[] {new TrustEveryone()};
        }
        if (config.roots().isEmpty()) {
            return null;
        }
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(roots(Path.of(config.roots().get()), config.rootsPassword().orElse(null)));
        return factory.getTrustManagers();
    }

    private static KeyStore roots(Path file, String password) throws GeneralSecurityException, IOException {
        byte[] content = Files.readAllBytes(file);
        if (!new String(content, StandardCharsets.ISO_8859_1).contains(PEM_START)) {
            return KeyStore.getInstance(file.toFile(), password == null ? null : password.toCharArray());
        }
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        int index = 0;
        for (Certificate certificate :
                CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(content))) {
            store.setCertificateEntry("root-" + index++, certificate);
        }
        return store;
    }
}
