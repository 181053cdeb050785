package io.tributary.questdb.wire;

import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** The keys that say where QuestDB is. */
public final class ConnectionKeys {
    /** The key with QuestDB's client configuration string. */
    public static final String CLIENT_CONF_STRING = "client.conf.string";

    /** Whether validation talks to QuestDB. */
    public static final String CONNECTION_CHECK = "connection.check";

    /** The environment variable that is used when {@link #CLIENT_CONF_STRING} is not set. */
    static final String ENVIRONMENT_VARIABLE = "QDB_CLIENT_CONF";

    private static final String GROUP = "Connection";

    private ConnectionKeys() {}

    /**
     * Adds the keys of the connection.
     *
     * @param def the definition to add to
     * @return {@code def}
     */
    public static ConfigDef define(ConfigDef def) {
        return def.define(
                        CLIENT_CONF_STRING,
                        ConfigDef.Type.PASSWORD,
                        null,
                        Importance.HIGH,
                        "Where QuestDB is and how to talk to it, as QuestDB's client configuration string:"
                                + " http::addr=host:9000;username=admin;password=quest; or https::. Several servers, tried in"
                                + " turn: addr=one:9000;addr=two:9000; or addr=one:9000,two:9000. Keys: addr, username,"
                                + " password, token, tls_verify (on, unsafe_off), tls_roots, tls_roots_password,"
                                + " protocol_version (auto, 1, 2, 3), auto_flush_rows (75000), auto_flush_interval (1000 ms),"
                                + " request_timeout (30000 ms), request_min_throughput (102400 bytes/s), retry_timeout,"
                                + " init_buf_size, max_buf_size, max_name_len. ${NAME} stands for an environment variable of"
                                + " the worker, $$ for a dollar sign, ;; for a semicolon in a value. When this key is not set,"
                                + " the environment variable QDB_CLIENT_CONF is used.",
                        GROUP,
                        1,
                        Width.LONG,
                        "Client configuration")
                .define(
                        CONNECTION_CHECK,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether validating this configuration also asks QuestDB: can it be reached, does it accept the"
                                + " credentials and writes, does it speak the protocol_version, and are the tables known by name"
                                + " such as the configuration needs them (existing, WAL, designated timestamp, DEDUP keys)."
                                + " Creating or changing the connector then fails while QuestDB is away.",
                        GROUP,
                        2,
                        Width.SHORT,
                        "Check connection");
    }

    /**
     * Reads the configuration string.
     *
     * @param config holds the keys that {@link #define} added
     * @param environment gives the value of an environment variable, or null
     * @throws ConfigException that names the key and says what is wrong, without showing a value
     */
    public static ConnectionConfig read(AbstractConfig config, UnaryOperator<String> environment) {
        try {
            return parse(config.getPassword(CLIENT_CONF_STRING), environment);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(CLIENT_CONF_STRING + ": " + e.getMessage());
        }
    }

    /**
     * Reads a configuration string, or that of the environment when it is empty.
     *
     * @throws IllegalArgumentException with a sentence for the user, without any value
     */
    public static ConnectionConfig parse(Password configured, UnaryOperator<String> environment) {
        String text = configured == null ? null : configured.value();
        if (text == null || text.isBlank()) {
            text = environment.apply(ENVIRONMENT_VARIABLE);
        }
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(
                    "say where QuestDB is, for instance http::addr=localhost:9000; (or set the"
                            + " environment variable " + ENVIRONMENT_VARIABLE + " for the worker)");
        }
        return ConnectionConfigParser.parse(EnvironmentReferences.expand(text.trim(), environment));
    }
}
