package io.tributary.github.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.kafka.common.config.ConfigException;

/**
 * A file with certificates to trust.
 *
 * @param file its path on the worker
 * @param type PKCS12, JKS or PEM
 * @param password its password, a secret
 */
record TrustStore(String file, String type, Optional<String> password) {
    /**
     * A TLS context that trusts these certificates and no others.
     *
     * @throws ConfigException when the file cannot be read
     */
    SSLContext context() {
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            KeyStore store = type.equals("PEM") ? pem(in) : keyStore(in);
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(store);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException | InvalidPathException e) {
            throw new ConfigException("Invalid value for configuration " + ConfigKeys.TRUSTSTORE
                    + ": The file cannot be read as "
                    + type + " (" + e.getClass().getSimpleName() + "). Check that it exists on every worker, and "
                    + ConfigKeys.TRUSTSTORE_PASSWORD + " and " + ConfigKeys.TRUSTSTORE_TYPE + ".");
        }
    }

    private KeyStore keyStore(InputStream in) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(type);
        store.load(in, password.map(String::toCharArray).orElse(null));
        return store;
    }

    private static KeyStore pem(InputStream in) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        int number = 0;
        for (Certificate certificate : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
            store.setCertificateEntry("trusted-" + number, certificate);
            number++;
        }
        return store;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return type + " " + file;
    }
}
