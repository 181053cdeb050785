package io.tributary.questdb.delivery;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Range;
import org.apache.kafka.common.config.ConfigDef.Width;

/** The keys that decide when rows are sent and what happens when they cannot be. */
public final class DeliveryKeys {
    /** How often a row may arrive. */
    public static final String GUARANTEE = "delivery.guarantee";

    static final String ALLOWED_LAG = "allowed.lag";
    static final String FLUSH_LINGER = "flush.linger.ms";
    static final String BATCH_BYTES = "batch.max.bytes";
    static final String SORT = "sort.by.timestamp";
    static final String MAX_IN_FLIGHT = "max.in.flight.requests";
    static final String BUFFER_ROWS = "buffer.max.rows";
    static final String BUFFER_BYTES = "buffer.max.bytes";
    static final String BACKOFF_MAX = "retry.backoff.max.ms";
    static final String OUTAGE_BUDGET = "outage.budget.ms";
    static final String WATCH_INTERVAL = "wal.watch.interval.ms";
    static final String DRAIN_TIMEOUT = "drain.timeout.ms";
    static final String DLQ_WHOLE_BATCH = "dlq.send.batch.on.error";
    /** The share of bad records above which a task stops. */
    public static final String MAX_BAD_SHARE = "bad.records.max.share";

    /** How many records a task sees before it judges their share of bad ones. */
    public static final int BAD_SHARE_AFTER = 1_000;

    private static final String SENDING = "Sending";
    private static final String FAILURES = "Failures";

    private DeliveryKeys() {}

    /**
     * Adds the keys of sending and of failures.
     *
     * @param def the definition to add to
     * @return {@code def}
     */
    public static ConfigDef define(ConfigDef def) {
        defineSending(def);
        defineFailures(def);
        return def;
    }

    private static void defineSending(ConfigDef def) {
        def.define(
                        GUARANTEE,
                        ConfigDef.Type.STRING,
                        Guarantee.AT_LEAST_ONCE.word(),
                        ConfigDef.CaseInsensitiveValidString.in(Guarantee.words()),
                        Importance.HIGH,
                        "at_least_once: every record becomes its row; after a crash or a lost answer some rows are sent"
                                + " again, and are there twice unless their table has DEDUP. effectively_once: the task"
                                + " refuses to write to a table where a row sent again would be there twice. The table must"
                                + " exist, be a WAL table with DEDUP, have a key column besides the designated timestamp, and"
                                + " the timestamp must come from the record (timestamp.field.name or"
                                + " timestamp.kafka.native=true).",
                        SENDING,
                        0,
                        Width.SHORT,
                        "Guarantee")
                .define(
                        FLUSH_LINGER,
                        ConfigDef.Type.INT,
                        20,
                        Range.between(0, 60_000),
                        Importance.LOW,
                        "How long a row waits for others, in milliseconds, when no request is under way and Kafka has no"
                                + " backlog. Lower makes rows visible earlier, higher makes requests larger. While a"
                                + " request is under way rows gather anyway, so this does not limit the rate.",
                        SENDING,
                        1,
                        Width.SHORT,
                        "Linger (ms)")
                .define(
                        ALLOWED_LAG,
                        ConfigDef.Type.INT,
                        1_000,
                        Range.atLeast(1),
                        Importance.LOW,
                        "The longest that rows wait, in milliseconds, when no new records arrive. This is the key of the"
                                + " official connector; here rows usually leave after flush.linger.ms, and the smaller of the"
                                + " two counts.",
                        SENDING,
                        2,
                        Width.SHORT,
                        "Allowed lag (ms)")
                .define(
                        BATCH_BYTES,
                        ConfigDef.Type.INT,
                        16 * 1024 * 1024,
                        Range.atLeast(1_024),
                        Importance.MEDIUM,
                        "The most bytes of one request. A request is sent when it has this many bytes, or auto_flush_rows"
                                + " rows, or its oldest row is auto_flush_interval old (both set in client.conf.string)."
                                + " max_buf_size in client.conf.string can only lower it. A record larger than this"
                                + " still goes, in a request of its own.",
                        SENDING,
                        3,
                        Width.SHORT,
                        "Bytes per request")
                .define(
                        MAX_IN_FLIGHT,
                        ConfigDef.Type.INT,
                        2,
                        Range.between(1, 16),
                        Importance.MEDIUM,
                        "How many requests one task may have under way at once. While rows leave in the order of time"
                                + " (sort.by.timestamp), more than 1 means that a full request may follow the one under way: all"
                                + " but its last byte, and that when the one before is in, so that it is taken after it or not"
                                + " at all. That hides the time on the wire when QuestDB is far. Otherwise partitions are"
                                + " spread over so many requests; rows of the same partition are never in two of them.",
                        SENDING,
                        4,
                        Width.SHORT,
                        "Requests under way")
                .define(
                        SORT,
                        ConfigDef.Type.BOOLEAN,
                        true,
                        Importance.MEDIUM,
                        "Whether rows are sent in the order of their designated timestamp, which QuestDB can append instead"
                                + " of merging. The rows of a request are sorted; those of equal time stay in their order."
                                + " Requests carry the rows of all partitions, and while Kafka has a backlog, rows that are"
                                + " ahead of the slowest partition wait for a later request: no longer than"
                                + " auto_flush_interval, and no more of them than half of buffer.max.rows and buffer.max.bytes. Has no"
                                + " effect on rows that get the time of their arrival, nor on a request that holds a message"
                                + " with rows of different times.",
                        SENDING,
                        5,
                        Width.SHORT,
                        "Sort by timestamp")
                .define(
                        BUFFER_ROWS,
                        ConfigDef.Type.INT,
                        300_000,
                        Range.atLeast(1),
                        Importance.MEDIUM,
                        "The most rows that one task holds, waiting or under way. When it is reached, the task stops reading"
                                + " from Kafka until a quarter of it has gone.",
                        SENDING,
                        6,
                        Width.SHORT,
                        "Rows held")
                .define(
                        BUFFER_BYTES,
                        ConfigDef.Type.LONG,
                        64L * 1024 * 1024,
                        Range.atLeast(1_024),
                        Importance.MEDIUM,
                        "The most bytes of rows that one task holds, waiting or under way. When it is reached, the task"
                                + " stops reading from Kafka until a quarter of it has gone. With a dead letter queue the records"
                                + " behind the rows are held as well, about as much again.",
                        SENDING,
                        7,
                        Width.SHORT,
                        "Bytes held")
                .define(
                        DRAIN_TIMEOUT,
                        ConfigDef.Type.INT,
                        1_000,
                        Range.between(0, 60_000),
                        Importance.LOW,
                        "How long a commit of offsets waits, in milliseconds, for the answers of requests under way. It"
                                + " keeps rows from being sent again after a rebalance or a restart, and bounds how long either"
                                + " takes.",
                        SENDING,
                        8,
                        Width.SHORT,
                        "Drain timeout (ms)");
    }

    private static void defineFailures(ConfigDef def) {
        def.define(
                        BACKOFF_MAX,
                        ConfigDef.Type.INT,
                        5_000,
                        Range.between(10, 600_000),
                        Importance.LOW,
                        "The longest wait between two tries while QuestDB is away, in milliseconds. Waits start at 100 ms,"
                                + " double, and vary by chance so that tasks do not try at the same moment.",
                        FAILURES,
                        1,
                        Width.SHORT,
                        "Longest backoff (ms)")
                .define(
                        OUTAGE_BUDGET,
                        ConfigDef.Type.LONG,
                        -1L,
                        Range.atLeast(-1),
                        Importance.MEDIUM,
                        "How long QuestDB may be away, in milliseconds, before the task fails. Until then the task stays"
                                + " RUNNING, holds what it has, pauses reading and tries again. -1 takes retry_timeout of"
                                + " client.conf.string when that is set, and waits for as long as it takes otherwise.",
                        FAILURES,
                        2,
                        Width.SHORT,
                        "Outage budget (ms)")
                .define(
                        DLQ_WHOLE_BATCH,
                        ConfigDef.Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "When QuestDB refuses one row of a request: true sends all records of that request to the dead"
                                + " letter queue, false only the refused record, and QuestDB gets the others. Needs a dead"
                                + " letter queue. QuestDB names the bad line, so false costs little.",
                        FAILURES,
                        3,
                        Width.SHORT,
                        "Report whole batch")
                .define(
                        MAX_BAD_SHARE,
                        ConfigDef.Type.DOUBLE,
                        0.5,
                        Range.between(0, 1),
                        Importance.MEDIUM,
                        "The task stops when more than this share of its recent records is bad (about the last 10,000, and"
                                + " at least 1,000), because then the configuration is wrong rather than the data. 1 switches"
                                + " this off. Counts only when errors.tolerance=all.",
                        FAILURES,
                        4,
                        Width.SHORT,
                        "Share of bad records")
                .define(
                        WATCH_INTERVAL,
                        ConfigDef.Type.INT,
                        10_000,
                        Range.atLeast(0),
                        Importance.LOW,
                        "How often the task asks QuestDB, in milliseconds, whether what it acknowledged becomes visible, for"
                                + " the metrics wal-pending-rows and suspended-tables and a warning when a table is"
                                + " suspended. 0 never asks.",
                        FAILURES,
                        5,
                        Width.SHORT,
                        "Table watch (ms)");
    }
}
