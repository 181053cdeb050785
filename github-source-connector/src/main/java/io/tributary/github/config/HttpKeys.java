package io.tributary.github.config;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** How to speak to the server, and the live check. */
final class HttpKeys {
    private HttpKeys() {}

    static void define(ConfigDef def) {
        KeyGroup group = new KeyGroup(def, "HTTP");
        group.key(
                ConfigKeys.CONNECT_TIMEOUT,
                ConfigDef.Type.INT,
                10_000,
                Range.between(100, 600_000),
                Importance.LOW,
                Width.SHORT,
                "Connect time-out",
                """
                Milliseconds to wait for a connection.""");
        group.key(
                ConfigKeys.REQUEST_TIMEOUT,
                ConfigDef.Type.INT,
                30_000,
                Range.between(100, 600_000),
                Importance.LOW,
                Width.SHORT,
                "Request time-out",
                """
                Milliseconds from sending a request to the last byte of its answer.""");
        group.key(
                ConfigKeys.MAX_RESPONSE,
                ConfigDef.Type.INT,
                32 << 20,
                Range.between(1 << 16, 1 << 30),
                Importance.LOW,
                Width.SHORT,
                "Longest answer",
                """
                Bytes of the longest answer taken, compressed or not; a longer one counts as an error of the server.""");
        group.key(
                ConfigKeys.PROXY, ConfigDef.Type.STRING, "", Checks.PROXY, Importance.LOW, Width.MEDIUM, "Proxy", """
                `HOST:PORT` of an HTTP proxy without a password. Empty connects directly.""");
        group.key(
                ConfigKeys.TRUSTSTORE, ConfigDef.Type.STRING, "", null, Importance.LOW, Width.LONG, "Trust store", """
                File with the certificates to trust, for an Enterprise Server with its own authority. Empty trusts what the
                worker's JVM trusts.""");
        group.key(
                ConfigKeys.TRUSTSTORE_PASSWORD,
                ConfigDef.Type.PASSWORD,
                null,
                null,
                Importance.LOW,
                Width.MEDIUM,
                "Trust store password",
                """
                Password of the trust store, if it has one.""");
        group.key(
                ConfigKeys.TRUSTSTORE_TYPE,
                ConfigDef.Type.STRING,
                "PKCS12",
                Checks.oneOf("PKCS12", "JKS", "PEM"),
                Importance.LOW,
                Width.SHORT,
                "Trust store type",
                """
                Format of the trust store: `PKCS12`, `JKS`, or `PEM` (a file of certificates).""");
        group.key(ConfigKeys.LIVE, ConfigDef.Type.BOOLEAN, false, null, Importance.LOW, Width.SHORT, "Live check", """
                Whether validation asks GitHub: are the credentials good and for how long, can the feeds be reached (the first 25),
                is the budget enough. Costs one request per token and feed. Validation also runs when a connector is created or
                changed, which then needs GitHub to answer.""");
        group.key(
                ConfigKeys.LIVE_TIMEOUT,
                ConfigDef.Type.INT,
                10_000,
                Range.between(100, 60_000),
                Importance.LOW,
                Width.SHORT,
                "Live check time-out",
                """
                Milliseconds that the live check may take in all.""");
    }
}
