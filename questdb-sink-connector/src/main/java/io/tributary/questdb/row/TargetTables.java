package io.tributary.questdb.row;

import io.tributary.questdb.table.SqlEndpoint;
import io.tributary.questdb.table.TableKeys;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.apache.kafka.common.config.ConfigValue;

/** The tables a configuration names, compared with those that QuestDB has. */
public final class TargetTables {
    /** What a table will be like when its first row comes. */
    public enum Prospect {
        /** It exists, and cannot be written to. */
        UNUSABLE,
        /** As it is now; if it does not exist, QuestDB makes it. */
        AS_IT_IS,
        /** This sink makes it, with keys for deduplication. */
        MADE_WITH_DEDUP,
        /** This sink makes it, without keys for deduplication. */
        MADE_WITHOUT_DEDUP
    }

    private final Map<String, ConfigValue> values;

    /**
     * Looks at a configuration.
     *
     * @param values the validated values by key; none of the mapping's keys has an error
     */
    public TargetTables(Map<String, ConfigValue> values) {
        this.values = values;
    }

    /**
     * The tables that are known before any record is read.
     *
     * @param topics the topics that are read, as far as they are known by name
     * @return the key that names each table, by table; without those whose names come from records
     */
    public Map<String, String> named(Collection<String> topics) {
        Map<String, String> named = new LinkedHashMap<>();
        Map<String, String> byTopic = TableConfig.topics(strings(TableConfig.TOPIC_MAP));
        String template = text(TableConfig.TABLE);
        String everyTable = template.isEmpty() ? "${topic}" : template;
        for (String topic : topics) {
            String mapped = byTopic.get(topic);
            String table = mapped != null ? mapped : everyTable.replace("${topic}", topic);
            if (!table.contains("${")) {
                named.put(table, mapped != null ? TableConfig.TOPIC_MAP : TableConfig.TABLE);
            }
        }
        if (topics.isEmpty() && !everyTable.contains("${")) {
            named.put(everyTable, TableConfig.TABLE);
        }
        return named;
    }

    /**
     * Compares one table with what the configuration says of it.
     *
     * @param table its name
     * @param namedBy the key that names it
     * @param sql where to look it up
     * @param found takes the key that is wrong and a sentence that says why and what to do
     * @return what it will be like when its first row comes
     */
    public Prospect check(String table, String namedBy, SqlEndpoint sql, BiConsumer<String, String> found) {
        TableKeys keys = TableKeys.lookUp(table, sql);
        CreationConfig.Mode mode = ConfigSection.constant(CreationConfig.Mode.class, text(CreationConfig.CREATE));
        if (!keys.exists() && mode == CreationConfig.Mode.DDL) {
            return strings(CreationConfig.DEDUP_KEYS).isEmpty()
                    ? Prospect.MADE_WITHOUT_DEDUP
                    : Prospect.MADE_WITH_DEDUP;
        }
        if (!keys.exists() && mode == CreationConfig.Mode.NONE) {
            found.accept(
                    namedBy,
                    "Table " + table + " does not exist, and " + CreationConfig.CREATE
                            + "=none creates none. Create it, or mend its name.");
        } else if (keys.exists() && (keys.designated().isEmpty() || !keys.wal())) {
            found.accept(
                    namedBy,
                    "Table " + table
                            + (keys.designated().isEmpty() ? " has no designated timestamp" : " is no WAL table")
                            + ", so QuestDB takes no rows for it over HTTP. Create it with TIMESTAMP(column), PARTITION BY"
                            + " and WAL, or name another table.");
            return Prospect.UNUSABLE;
        } else if (mode == CreationConfig.Mode.DDL) {
            compare(table, keys, found);
        }
        return Prospect.AS_IT_IS;
    }

    private void compare(String table, TableKeys keys, BiConsumer<String, String> found) {
        String timestamp = text(TimestampConfig.COLUMN_NAME);
        if (!timestamp.equalsIgnoreCase(keys.designated())) {
            found.accept(
                    TimestampConfig.COLUMN_NAME,
                    "Table " + table + " exists with the designated timestamp " + keys.designated() + ", not "
                            + timestamp
                            + ". Set " + TimestampConfig.COLUMN_NAME + "=" + keys.designated()
                            + ", or name another table.");
        }
        List<String> wanted = strings(CreationConfig.DEDUP_KEYS);
        TreeSet<String> configured = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        configured.addAll(wanted);
        configured.add(keys.designated());
        TreeSet<String> actual = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        actual.addAll(keys.upsertKeys());
        if (!wanted.isEmpty() && !configured.equals(actual)) {
            String list = String.join(", ", configured);
            found.accept(
                    CreationConfig.DEDUP_KEYS,
                    "Table " + table + " exists with " + (actual.isEmpty() ? "no DEDUP" : "the DEDUP keys " + actual)
                            + ", not with [" + list + "]. Run ALTER TABLE '" + table + "' DEDUP ENABLE UPSERT KEYS("
                            + list + "), or change " + CreationConfig.DEDUP_KEYS + ".");
        }
    }

    private String text(String key) {
        Object value = values.get(key).value();
        return value == null ? "" : value.toString();
    }

    private List<String> strings(String key) {
        return values.get(key).value() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
