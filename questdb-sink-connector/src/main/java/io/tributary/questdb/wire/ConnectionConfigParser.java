package io.tributary.questdb.wire;

import io.tributary.questdb.ilp.ProtocolVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Gives the keys of a configuration string their meaning: that of QuestDB's Java client 1.0.1 for HTTP. What that client
 * ignores in silence, an unknown key for instance, is an error here.
 */
final class ConnectionConfigParser {
    private static final int MIN_MAX_BUFFER = 64 * 1024;

    private final boolean encrypted;
    private final List<ServerAddress> addresses = new ArrayList<>();
    private String username;
    private String password;
    private String token;
    private Boolean tlsVerify;
    private String tlsRoots;
    private String tlsRootsPassword;
    private ProtocolVersion protocolVersion;
    private int initBufferBytes = 64 * 1024;
    private int maxBufferBytes = 100 * 1024 * 1024;
    private int maxNameLength = 127;
    private int autoFlushRows = 75_000;
    private int autoFlushMillis = 1_000;
    private Duration retryTimeout;
    private int requestTimeoutMillis = 30_000;
    private int requestMinThroughput = 100 * 1024;

    private ConnectionConfigParser(String schema) {
        switch (schema) {
            case "http" -> encrypted = false;
            case "https" -> encrypted = true;
            case "tcp", "tcps" ->
                throw new IllegalArgumentException(schema
                        + ":: is not supported: over TCP QuestDB never says whether it took a row, so rows could be lost"
                        + " without notice. Use http::addr=host:9000; (or https) instead");
            default ->
                throw new IllegalArgumentException("'" + schema + "' is not a known schema; use http:: or https::");
        }
    }

    /**
     * @param text the configuration string, with its variables replaced
     * @throws IllegalArgumentException with a sentence for the user that names the key and never a value that may be
     *     secret
     */
    static ConnectionConfig parse(String text) {
        ClientConfString string = ClientConfString.parse(text);
        ConnectionConfigParser parser = new ConnectionConfigParser(string.schema());
        string.entries().forEach(entry -> parser.take(entry.key(), entry.value()));
        return parser.build();
    }

    private void take(String key, String value) {
        switch (key) {
            case "addr" -> addAddress(value);
            case "username", "user" -> username = once(key, username, value);
            case "password", "pass" -> password = once(key, password, value);
            case "token" -> token = once(key, token, value);
            case "tls_verify" -> tlsVerify = choice(key, value, "on", "unsafe_off");
            case "tls_roots" -> tlsRoots = once(key, tlsRoots, value);
            case "tls_roots_password" -> tlsRootsPassword = once(key, tlsRootsPassword, value);
            case "protocol_version" -> protocolVersion = protocolVersion(value);
            case "init_buf_size" -> initBufferBytes = number(key, value, 1);
            case "max_buf_size" -> maxBufferBytes = number(key, value, MIN_MAX_BUFFER);
            case "max_name_len" -> maxNameLength = number(key, value, 16);
            case "auto_flush" -> requireOn(value);
            case "auto_flush_rows" -> autoFlushRows = number(key, neverOff(key, value), 1);
            case "auto_flush_interval" -> autoFlushMillis = number(key, neverOff(key, value), 1);
            case "auto_flush_bytes" ->
                throw new IllegalArgumentException(
                        "auto_flush_bytes belongs to the TCP transport; set batch.max.bytes of the connector instead");
            case "retry_timeout" -> retryTimeout = Duration.ofMillis(number(key, value, 0));
            case "request_timeout" -> requestTimeoutMillis = number(key, value, 1);
            case "request_min_throughput" -> requestMinThroughput = number(key, value, 0);
            default -> throw new IllegalArgumentException("unknown key '" + key + "'; check its spelling");
        }
    }

    private void addAddress(String value) {
        for (String part : value.split(",", -1)) {
            ServerAddress address = ServerAddress.parse(part.trim());
            if (addresses.contains(address)) {
                throw new IllegalArgumentException("addr names " + address + " twice");
            }
            addresses.add(address);
        }
    }

    private ConnectionConfig build() {
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("addr is missing; add addr=host:port;");
        }
        if (initBufferBytes > maxBufferBytes) {
            throw new IllegalArgumentException("init_buf_size is larger than max_buf_size");
        }
        return new ConnectionConfig(
                tls(),
                List.copyOf(addresses),
                credentials(),
                Optional.ofNullable(protocolVersion),
                initBufferBytes,
                maxBufferBytes,
                maxNameLength,
                autoFlushRows,
                Duration.ofMillis(autoFlushMillis),
                Optional.ofNullable(retryTimeout),
                Duration.ofMillis(requestTimeoutMillis),
                requestMinThroughput);
    }

    private Optional<TlsConfig> tls() {
        boolean tlsKeys = tlsVerify != null || tlsRoots != null || tlsRootsPassword != null;
        if (!encrypted && tlsKeys) {
            throw new IllegalArgumentException("tls_verify, tls_roots and tls_roots_password need https::");
        }
        if (tlsRoots == null && tlsRootsPassword != null) {
            throw new IllegalArgumentException("tls_roots_password is set but tls_roots is not");
        }
        return encrypted
                ? Optional.of(new TlsConfig(
                        tlsVerify == null || tlsVerify,
                        Optional.ofNullable(tlsRoots),
                        Optional.ofNullable(tlsRootsPassword)))
                : Optional.empty();
    }

    private Credentials credentials() {
        if (token != null && (username != null || password != null)) {
            throw new IllegalArgumentException("set either token, or username and password, not both");
        }
        if ((username == null) != (password == null)) {
            throw new IllegalArgumentException(
                    (username == null ? "username" : "password") + " is missing; HTTP needs username and password");
        }
        if (token != null) {
            requireVisibleAscii(token);
            return new Credentials.Token(token);
        }
        return username == null ? new Credentials.None() : new Credentials.Basic(username, password);
    }

    /** The client of the JDK shows a header that it cannot send, in the message of its exception. */
    private static void requireVisibleAscii(String token) {
        if (!token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("token has a character that a token cannot have. Copy it again, without"
                    + " spaces, quotation marks and invisible characters");
        }
    }

    private static ProtocolVersion protocolVersion(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "auto" -> null;
            case "1" -> ProtocolVersion.V1;
            case "2" -> ProtocolVersion.V2;
            case "3" -> ProtocolVersion.V3;
            default -> throw new IllegalArgumentException("protocol_version must be auto, 1, 2 or 3");
        };
    }

    private static String once(String key, String before, String value) {
        if (before != null) {
            throw new IllegalArgumentException(key + " is set twice");
        }
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is empty");
        }
        return value;
    }

    private static boolean choice(String key, String value, String yes, String no) {
        if (!value.equals(yes) && !value.equals(no)) {
            throw new IllegalArgumentException(key + " must be " + yes + " or " + no);
        }
        return value.equals(yes);
    }

    private static void requireOn(String value) {
        if (!value.equalsIgnoreCase("on")) {
            throw new IllegalArgumentException("auto_flush cannot be switched off: the connector decides when to send");
        }
    }

    private static String neverOff(String key, String value) {
        if (value.equalsIgnoreCase("off")) {
            throw new IllegalArgumentException(key + " cannot be off; set a number instead");
        }
        return value;
    }

    private static int number(String key, String value, int least) {
        try {
            int number = Integer.parseInt(value);
            if (number >= least) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the sentence below.
        }
        throw new IllegalArgumentException(key + " must be a whole number of at least " + least);
    }
}
