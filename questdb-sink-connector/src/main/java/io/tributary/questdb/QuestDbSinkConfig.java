package io.tributary.questdb;

import io.tributary.questdb.delivery.DeliveryConfig;
import io.tributary.questdb.delivery.DeliveryKeys;
import io.tributary.questdb.row.RowConfig;
import io.tributary.questdb.wire.ConnectionConfig;
import io.tributary.questdb.wire.ConnectionKeys;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/**
 * The configuration of one task, read once.
 *
 * @param connection where QuestDB is
 * @param rows how a record becomes a row
 * @param delivery when rows are sent, and what happens when they cannot be
 */
record QuestDbSinkConfig(ConnectionConfig connection, RowConfig rows, DeliveryConfig delivery) {
    static ConfigDef definition() {
        return DeliveryKeys.define(RowConfig.define(ConnectionKeys.define(new ConfigDef())));
    }

    /**
     * Reads the configuration.
     *
     * @throws org.apache.kafka.common.config.ConfigException that names the wrong key
     */
    static QuestDbSinkConfig from(Map<String, String> properties, UnaryOperator<String> environment) {
        AbstractConfig config = new AbstractConfig(definition(), properties, false);
        ConnectionConfig connection = ConnectionKeys.read(config, environment);
        return new QuestDbSinkConfig(connection, RowConfig.from(config), DeliveryConfig.from(config, connection));
    }
}
