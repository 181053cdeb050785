package io.tributary.stack;

import io.tributary.stack.process.ChildProcess;
import io.tributary.stack.questdb.QuestDbClient;
import java.net.URI;
import java.util.concurrent.Callable;

/** A QuestDB server. */
public final class QuestDb extends StackProcess {
    private final QuestDbClient client;
    private final URI metrics;
    private final int pgPort;

    QuestDb(ChildProcess child, URI http, URI metrics, int pgPort) {
        super(child);
        this.client = new QuestDbClient(http);
        this.metrics = metrics;
        this.pgPort = pgPort;
    }

    /** Returns address of the HTTP server: web console, SQL and ingestion. */
    public URI uri() {
        return client.uri();
    }

    /** Returns host and port of the HTTP server, as {@code client.conf.string} takes them after {@code addr=}. */
    public String address() {
        return uri().getAuthority();
    }

    /** Returns address of the health and metrics server, which serves {@code /status} and {@code /metrics}. */
    public URI metrics() {
        return metrics;
    }

    /** Returns port of the PostgreSQL protocol on 127.0.0.1. */
    public int pgPort() {
        return pgPort;
    }

    /** Returns SQL. */
    public QuestDbClient sql() {
        return client;
    }

    @Override
    Callable<Boolean> readiness() {
        return () -> client.ping() && !client.query("SELECT 1").rows().isEmpty();
    }
}
