package io.tributary.questdb.wire;

import java.util.Optional;

/**
 * What is asked of the server's certificate.
 *
 * @param verify false accepts any certificate: for tests only
 * @param roots path of a trust store (JKS, PKCS#12) or of a PEM file; empty for those of the Java runtime
 * @param rootsPassword password of the trust store; empty for PEM
 */
public record TlsConfig(boolean verify, Optional<String> roots, Optional<String> rootsPassword) {
    /** The certificates that the Java runtime trusts. */
    public static final TlsConfig DEFAULT = new TlsConfig(true, Optional.empty(), Optional.empty());

    @Override
    public String toString() {
        return "TlsConfig[verify=" + verify + ", roots=" + roots.orElse("default") + "]";
    }
}
