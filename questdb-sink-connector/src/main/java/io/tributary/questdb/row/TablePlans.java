package io.tributary.questdb.row;

import io.tributary.questdb.table.Names;
import io.tributary.questdb.table.SqlUnavailableException;
import io.tributary.questdb.table.TableCatalogue;
import io.tributary.questdb.table.TableInfo;
import java.time.Clock;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.connect.sink.SinkRecord;

/** Finds the plan of the table that a record goes to. */
final class TablePlans {
    /** A table that is not there yet is created by its first rows, so it is soon asked for again. */
    private static final long ABSENT_REFRESH_MILLIS = 1_000;

    private final RowConfig config;
    private final FieldRules rules;
    private final TableCatalogue catalogue;
    private final TableMaker maker;
    private final ValueEncoder valueReader;
    private final Clock clock;
    private final Map<String, Entry> plans = new ConcurrentHashMap<>();
    /** The topic of the record before, if it alone decides on the table; null otherwise. */
    private String lastTopic;

    private Entry lastEntry;
    /** The time of this poll, which is exact enough for the age of what is known. */
    private long now;
    /** Whether a question of this poll was in vain: another would only be waited for, and a poll must not take long. */
    private boolean askedInVain;

    TablePlans(RowConfig config, TableCatalogue catalogue, TableMaker maker, ValueEncoder valueReader, Clock clock) {
        this.config = config;
        this.rules = new FieldRules(config.fields(), config.timestamp(), config.metadata());
        this.catalogue = catalogue;
        this.maker = maker;
        this.valueReader = valueReader;
        this.clock = clock;
        this.now = clock.millis();
    }

    /** A plan, and when its table is to be looked up again. */
    private record Entry(TablePlan plan, long staleAt) {}

    /**
     * Looks the table of the record before up again if it is time to. Once for the records of a poll, and not on the way of a
     * record: what a record takes is compiled to what it took so far, and compiled again after a step aside.
     */
    void refresh() {
        now = clock.millis();
        askedInVain = false;
        if (lastTopic == null || now < lastEntry.staleAt()) {
            return;
        }
        try {
            lastEntry = current(lastEntry.plan().table());
        } catch (RowProblemException e) {
            // To be said of each record.
            lastTopic = null;
        }
    }

    TablePlan of(SinkRecord record) {
        String topic = record.topic();
        if (topic.equals(lastTopic)) {
            return lastEntry.plan();
        }
        TablePlan plan = find(record);
        if (config.table().name().needsTopicOnly() || config.table().byTopic().containsKey(topic)) {
            lastTopic = topic;
            lastEntry = plans.get(plan.table());
        }
        return plan;
    }

    private TablePlan find(SinkRecord record) {
        TableConfig tables = config.table();
        String mapped = tables.byTopic().get(record.topic());
        return current(mapped != null ? mapped : tables.name().of(record, valueReader))
                .plan();
    }

    /** The tables that have a plan; may be read by any thread. */
    Set<String> names() {
        return Collections.unmodifiableSet(plans.keySet());
    }

    /** Has every table looked up again before its next row. */
    void forget() {
        lastTopic = null;
        askedInVain = false;
        plans.replaceAll((table, entry) -> new Entry(entry.plan(), Long.MIN_VALUE));
    }

    private Entry current(String table) {
        Entry known = plans.get(table);
        if (known != null && (askedInVain || now < known.staleAt())) {
            return known;
        }
        Entry fresh = known == null ? first(table) : again(known);
        plans.put(table, fresh);
        return fresh;
    }

    private Entry first(String table) {
        if (!Names.isTable(table)) {
            throw new RowProblemException(
                    "",
                    "a table name of " + table.length() + " characters that QuestDB does not allow",
                    "1 to " + Names.MAX_LENGTH
                            + " characters without control characters and ? , ' \" \\ / : ( ) + * % ~",
                    "change " + TableConfig.TABLE + " or " + TableConfig.TOPIC_MAP);
        }
        if (plans.size() >= config.table().limit()) {
            throw new RowProblemException(
                    "",
                    "a table beyond the " + config.table().limit() + " this task may write to",
                    "one of the tables before",
                    "raise " + TableConfig.LIMIT + ", or take a place with fewer values in " + TableConfig.TABLE);
        }
        return entry(table, lookUp(table));
    }

    private TableInfo lookUp(String table) {
        TableInfo info = catalogue.lookUp(table);
        if (info.exists()) {
            return info;
        }
        if (maker.isForbidden()) {
            throw new RowProblemException(
                    "",
                    "a table that does not exist",
                    "an existing table",
                    "create the table " + table + ", or set " + CreationConfig.CREATE + "=auto or ddl");
        }
        if (maker.makesColumns()) {
            maker.makeTable(table);
            return catalogue.lookUp(table);
        }
        return info;
    }

    private Entry again(Entry known) {
        TablePlan plan = known.plan();
        TableInfo info;
        try {
            info = lookUp(plan.table());
        } catch (SqlUnavailableException e) {
            // What was known is better than nothing; a change shows when QuestDB is back.
            info = plan.info();
            askedInVain = true;
        }
        return plan.adopt(info) ? new Entry(plan, staleAt(info)) : entry(plan.table(), info);
    }

    private Entry entry(String table, TableInfo info) {
        String designated = info.exists() ? info.designated() : maker.timestampOfNewTables();
        TablePlan plan = new TablePlan(table, info, rules, designated);
        return new Entry(plan, staleAt(info));
    }

    private long staleAt(TableInfo info) {
        long refresh = config.table().refreshMillis();
        return now + (info.exists() ? refresh : Math.min(refresh, ABSENT_REFRESH_MILLIS));
    }
}
