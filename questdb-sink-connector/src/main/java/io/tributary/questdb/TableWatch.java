package io.tributary.questdb;

import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.SqlResult;
import io.tributary.questdb.table.SqlUnavailableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks now and then whether what QuestDB has acknowledged also becomes visible: a table whose WAL is suspended still
 * takes rows, and shows none of them. Writes one log line when a table is suspended and one when it goes on.
 */
final class TableWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(TableWatch.class);
    private static final String STATE = "SELECT t.table_name, t.table_suspended, t.wal_pending_row_count, w.errorTag,"
            + " w.errorMessage, t.id FROM tables() t LEFT JOIN wal_tables() w ON t.table_name = w.name WHERE t.walEnabled";

    private final SqlEndpoint sql;
    private final Supplier<Set<String>> tables;
    private final Set<String> suspended = new HashSet<>();
    private final Map<String, Object> ids = new HashMap<>();
    private ScheduledExecutorService thread;
    private ScheduledFuture<?> looking;
    private volatile long pendingRows;
    private volatile int suspendedTables;

    TableWatch(SqlEndpoint sql, Supplier<Set<String>> tables) {
        this.sql = sql;
        this.tables = tables;
    }

    /** Looks every so often, on a thread of its own; never when the interval is zero. */
    TableWatch start(Duration interval) {
        if (!interval.isZero()) {
            thread = Executors.newSingleThreadScheduledExecutor(task -> {
                Thread daemon = new Thread(task, "questdb-table-watch");
                daemon.setDaemon(true);
                return daemon;
            });
            looking = thread.scheduleWithFixedDelay(
                    this::look, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        return this;
    }

    /** Looks once. */
    void look() {
        Set<String> written = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        written.addAll(tables.get());
        if (written.isEmpty()) {
            return;
        }
        try {
            note(sql.run(STATE), written);
        } catch (SqlUnavailableException | SqlRefusedException e) {
            LOG.debug("The state of the tables cannot be read now: {}", e.getMessage());
        }
    }

    private void note(SqlResult state, Set<String> written) {
        long pending = 0;
        for (List<Object> row : state.rows()) {
            String table = (String) row.get(0);
            if (written.contains(table)) {
                pending += row.get(2) instanceof Number rows ? rows.longValue() : 0;
                noteIdentity(table, row.get(5));
                noteSuspension(table, Boolean.TRUE.equals(row.get(1)), row);
            }
        }
        pendingRows = pending;
        suspendedTables = suspended.size();
    }

    /**
     * QuestDB answers 204 to the first rows that come for a dropped table over a connection that wrote to it before, and
     * forgets them. No answer tells; only the new number of the table does.
     */
    private void noteIdentity(String table, Object id) {
        Object before = ids.put(table, id);
        if (before != null && !before.equals(id)) {
            LOG.warn(
                    "Table {} was dropped and created anew. QuestDB may have acknowledged rows that are in"
                            + " neither of the two; to send them again, set the connector's offsets back to before the drop.",
                    table);
        }
    }

    private void noteSuspension(String table, boolean isSuspended, List<Object> row) {
        if (isSuspended && suspended.add(table)) {
            LOG.warn(
                    "Table {} is suspended: QuestDB takes its rows and does not show them. Reason: {} {}. Mend it, then run"
                            + " ALTER TABLE '{}' RESUME WAL.",
                    table,
                    row.get(3),
                    row.get(4),
                    table);
        } else if (!isSuspended && suspended.remove(table)) {
            LOG.info("Table {} is no longer suspended.", table);
        }
    }

    /** Rows that QuestDB has acknowledged and does not show yet, in the tables of this task. */
    long pendingRows() {
        return pendingRows;
    }

    /** How many tables of this task are suspended. */
    int suspendedTables() {
        return suspendedTables;
    }

    @Override
    public void close() {
        if (looking != null) {
            looking.cancel(true);
            thread.shutdownNow();
        }
    }
}
