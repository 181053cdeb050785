package io.tributary.stack.quickstart;

import io.tributary.stack.questdb.QueryResult;
import io.tributary.stack.questdb.QuestDbClient;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A table that the quickstart watches.
 *
 * @param name name of the table and of its topic
 * @param sink name of the connector that fills it
 */
record Table(String name, String sink) {
    static final Table GITHUB = new Table("github_events", "github-events-sink");
    static final Table IOT = new Table("iot_data", "iot-data-sink");

    /** Returns the consumer group of the sink. */
    String group() {
        return "connect-" + sink;
    }

    /**
     * How old the newest visible row is by its own time.
     *
     * @param sql the database
     * @return now minus the newest designated timestamp; absent while there are no rows
     */
    Optional<Duration> age(QuestDbClient sql) {
        QueryResult designated =
                sql.query("SELECT designatedTimestamp FROM tables() WHERE table_name = '" + name + "'");
        if (designated.rows().isEmpty()) {
            return Optional.empty();
        }
        String column = designated.value().asText();
        return sql.query("SELECT \"" + column + "\" newest FROM \"" + name + "\" LIMIT -1").column("newest").stream()
                .findFirst()
                .map(newest -> Duration.between(Instant.parse(newest), Instant.now()));
    }
}
