package io.tributary.questdb;

import io.tributary.questdb.delivery.DedupTables;
import io.tributary.questdb.delivery.DeliveryKeys;
import io.tributary.questdb.row.TargetTables;
import io.tributary.questdb.table.SqlRefusedException;
import io.tributary.questdb.table.SqlUnavailableException;
import io.tributary.questdb.wire.ConnectionConfig;
import io.tributary.questdb.wire.ConnectionKeys;
import io.tributary.questdb.wire.HttpTransport;
import io.tributary.questdb.wire.QuestDbServer;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Asks QuestDB whether the configuration can work, for {@code connection.check=true}: the server answers, accepts the
 * credentials, takes rows and speaks the dialect that is asked for, and the tables that are known by name are such as
 * the configuration needs them. Marks the key that is wrong.
 */
final class LiveCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Map<String, ConfigValue> values;
    private final boolean effectivelyOnce;

    LiveCheck(Map<String, ConfigValue> values, boolean effectivelyOnce) {
        this.values = values;
        this.effectivelyOnce = effectivelyOnce;
    }

    /**
     * Asks and marks.
     *
     * @param connection where QuestDB is
     * @param topics the topics the connector reads, as far as they are known by name
     */
    void run(ConnectionConfig connection, Collection<String> topics) {
        boolean readable =
                values.values().stream().allMatch(value -> value.errorMessages().isEmpty());
        try (HttpTransport transport = new HttpTransport(connection)) {
            QuestDbServer server = new QuestDbServer(transport, connection, PATIENCE);
            Optional<String> problem = server.problem();
            if (problem.isPresent()) {
                mark(ConnectionKeys.CLIENT_CONF_STRING, problem.get());
            } else if (readable) {
                checkTables(server, topics);
            }
        } catch (SqlUnavailableException | SqlRefusedException e) {
            mark(ConnectionKeys.CLIENT_CONF_STRING, e.getMessage());
        }
    }

    /** A table with a name from its records is checked by the task, before its first row. */
    private void checkTables(QuestDbServer server, Collection<String> topics) {
        TargetTables tables = new TargetTables(values);
        DedupTables dedup = new DedupTables(server);
        tables.named(topics).forEach((table, namedBy) -> {
            TargetTables.Prospect prospect = tables.check(table, namedBy, server, this::mark);
            if (effectivelyOnce && prospect == TargetTables.Prospect.AS_IT_IS) {
                dedup.problem(table).ifPresent(sentence -> mark(DeliveryKeys.GUARANTEE, sentence));
            } else if (effectivelyOnce && prospect == TargetTables.Prospect.MADE_WITHOUT_DEDUP) {
                mark(
                        DeliveryKeys.GUARANTEE,
                        "Table " + table + " does not exist, and would be created without DEDUP. Set"
                                + " table.dedup.keys to the columns that identify a row.");
            }
        });
    }

    private void mark(String key, String sentence) {
        values.get(key).addErrorMessage(sentence);
    }
}
