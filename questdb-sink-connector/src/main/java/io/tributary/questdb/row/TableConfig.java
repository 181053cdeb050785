package io.tributary.questdb.row;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.ConfigValue;

/**
 * Which table a record goes to.
 *
 * @param name the template of the table name
 * @param byTopic the tables of topics that have one of their own
 * @param limit how many tables a task writes to
 * @param refreshMillis how long the columns of a table are taken for known
 */
record TableConfig(TableName name, Map<String, String> byTopic, long limit, long refreshMillis) {
    static final String TABLE = "table";
    static final String TOPIC_MAP = "topic.table.map";
    static final String LIMIT = "tables.max";
    static final String REFRESH = "table.refresh.ms";

    static void define(ConfigDef def) {
        new ConfigSection(def, "Table")
                .text(
                        TABLE,
                        null,
                        TableConfig::checkTemplate,
                        Importance.HIGH,
                        "Table",
                        "The table the rows go to; the topic's name if empty. May hold ${topic}, ${partition}, ${key}, "
                                + "${header.NAME} and ${field.PATH} (a dotted path in the value), which are replaced "
                                + "for each record. A key that is not there makes the word null.")
                .list(
                        TOPIC_MAP,
                        "",
                        TableConfig::checkMap,
                        Importance.MEDIUM,
                        "Tables of topics",
                        "Tables of single topics, as topic:table, separated by commas. Other topics use the table key.")
                .count(
                        LIMIT,
                        1_000,
                        1,
                        Importance.LOW,
                        "Most tables",
                        "How many tables a task may write to. A record for one more is refused: it guards against a "
                                + "${key} or ${field.PATH} with endless values.")
                .count(
                        REFRESH,
                        60_000,
                        1,
                        Importance.LOW,
                        "Table refresh",
                        "How many milliseconds the columns of a table are taken for known before QuestDB is asked "
                                + "again. They are also asked for after QuestDB refused a row.");
    }

    static TableConfig from(AbstractConfig config) {
        return new TableConfig(
                TableName.parse(config.getString(TABLE)),
                topics(config.getList(TOPIC_MAP)),
                config.getLong(LIMIT),
                config.getLong(REFRESH));
    }

    static void validate(Map<String, ConfigValue> values) {
        ConfigValue table = values.get(TABLE);
        boolean readsValue = table.errorMessages().isEmpty()
                && TableName.parse((String) table.value()).readsValue();
        Object rows = values.get(FieldConfig.MESSAGE_ROWS).value();
        if (readsValue && !"one".equalsIgnoreCase(String.valueOf(rows))) {
            table.addErrorMessage(
                    "${field.PATH} needs " + FieldConfig.MESSAGE_ROWS + "=one: all rows of a message go to one table.");
        }
    }

    static Map<String, String> topics(List<String> entries) {
        Map<String, String> tables = new HashMap<>();
        for (String entry : entries) {
            int colon = entry.indexOf(':');
            if (colon < 1
                    || !io.tributary.questdb.table.Names.isTable(
                            entry.substring(colon + 1).trim())) {
                throw new IllegalArgumentException("write topic:table, with a table name that QuestDB allows");
            }
            if (tables.put(
                            entry.substring(0, colon).trim(),
                            entry.substring(colon + 1).trim())
                    != null) {
                throw new IllegalArgumentException("name each topic once");
            }
        }
        return Map.copyOf(tables);
    }

    private static void checkTemplate(String key, Object value) {
        try {
            TableName.parse((String) value);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key, value, e.getMessage());
        }
    }

    private static void checkMap(String key, Object value) {
        try {
            topics(((List<?>) value).stream().map(String::valueOf).toList());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key, value, e.getMessage());
        }
    }
}
