package io.tributary.questdb;

import io.tributary.questdb.delivery.DedupTables;
import io.tributary.questdb.delivery.Guarantee;
import io.tributary.questdb.row.RowPreview;
import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.wire.HttpTransport;
import io.tributary.questdb.wire.QuestDbServer;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A task that looks and does not touch: it reads a configuration and asks QuestDB, and writes nothing. */
public final class SinkPreview implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final QuestDbSinkConfig config;
    private final HttpTransport transport;
    private final QuestDbServer server;

    private SinkPreview(QuestDbSinkConfig config) {
        this.config = config;
        this.transport = new HttpTransport(config.connection());
        this.server = new QuestDbServer(transport, config.connection(), PATIENCE);
    }

    /**
     * Reads a configuration.
     *
     * @param properties the connector's configuration
     * @param environment gives the value of an environment variable, or null
     * @return the preview
     * @throws org.apache.kafka.common.config.ConfigException that names the wrong key
     * @throws IllegalArgumentException with a sentence for the user when the trust store cannot be used
     */
    public static SinkPreview open(Map<String, String> properties, UnaryOperator<String> environment) {
        return new SinkPreview(QuestDbSinkConfig.from(properties, environment));
    }

    /**
     * What keeps QuestDB from taking rows.
     *
     * @return a sentence; empty when nothing does
     */
    public Optional<String> serverProblem() {
        return server.problem();
    }

    /**
     * Prepares to show rows.
     *
     * @param clock for the age of what is known of tables
     * @return a preview of rows over the tables as they are now
     * @throws io.tributary.questdb.table.SqlUnavailableException if QuestDB cannot be asked
     */
    public RowPreview rows(Clock clock) {
        SqlEndpoint queriesOnly = this::query;
        return new RowPreview(config.rows(), server.protocolVersion(), queriesOnly, clock);
    }

    private SqlResult query(String sql) {
        if (!sql.startsWith("SELECT ")) {
            throw new IllegalStateException("A preview changes nothing, so it does not run: " + sql);
        }
        return server.run(sql);
    }

    /**
     * What keeps an existing table from holding each row once, where the configuration promises that.
     *
     * @param table its name
     * @return a sentence that says what to do; empty when nothing is in the way, or nothing is promised
     */
    public Optional<String> guaranteeProblem(String table) {
        return config.delivery().guarantee() == Guarantee.EFFECTIVELY_ONCE
                ? new DedupTables(server).problem(table)
                : Optional.empty();
    }

    @Override
    public void close() {
        transport.close();
    }
}
