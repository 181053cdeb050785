package io.tributary.questdb;

import io.tributary.questdb.metrics.Figure;
import io.tributary.questdb.row.RowCounters.Event;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The metrics of a sink task. Totals count from the start of the task; averages cover the last 30 to 60 seconds. */
public enum ConnectorMetric {
    /** Rows taken. */
    ROWS(
            "rows-total",
            "rows",
            "Rows that QuestDB has acknowledged.",
            t -> t.delivery().rows()),
    /** Bytes taken. */
    BYTES(
            "bytes-total",
            "bytes",
            "Bytes of line protocol that QuestDB has acknowledged.",
            t -> t.delivery().bytes()),
    /** Requests taken. */
    BATCHES(
            "batches-total",
            "requests",
            "Requests that QuestDB has acknowledged.",
            t -> t.delivery().requests()),
    /** Average time of a request. */
    FLUSH_LATENCY_AVERAGE(
            "flush-latency-avg",
            "ms",
            "From sending a request to its answer, on average.",
            t -> t.delivery().requestLatency().average()),
    /** 99th percentile of the time of a request. */
    FLUSH_LATENCY_P99(
            "flush-latency-p99",
            "ms",
            "From sending a request to its answer, 99th percentile.",
            t -> t.delivery().requestLatency().p99()),
    /** Longest time of a request. */
    FLUSH_LATENCY_MAX(
            "flush-latency-max",
            "ms",
            "From sending a request to its answer, the longest.",
            t -> t.delivery().requestLatency().largest()),
    /** Rows under way. */
    IN_FLIGHT_ROWS(
            "in-flight-rows",
            "rows",
            "Rows in requests that are not answered yet.",
            t -> t.delivery().rowsUnderWay()),
    /** Bytes under way. */
    IN_FLIGHT_BYTES(
            "in-flight-bytes",
            "bytes",
            "Bytes in requests that are not answered yet.",
            t -> t.delivery().bytesUnderWay()),
    /** Rows held. */
    BUFFERED_ROWS(
            "buffered-rows",
            "rows",
            "Rows that the task holds, waiting or in flight; reading pauses at buffer.max.rows.",
            t -> t.delivery().rowsHeld()),
    /** Bytes held. */
    BUFFERED_BYTES(
            "buffered-bytes",
            "bytes",
            "Bytes of rows that the task holds, waiting or in flight; reading pauses at buffer.max.bytes.",
            t -> t.delivery().bytesHeld()),
    /** Requests sent again. */
    RETRIES(
            "retries-total",
            "requests",
            "Requests that failed in a way that passes, and were sent again.",
            t -> t.delivery().retries()),
    /** Time without QuestDB. */
    OUTAGE_SECONDS(
            "outage-seconds-total",
            "s",
            "How long QuestDB did not take rows, including the present outage.",
            t -> t.delivery().awayMillis() / 1_000.0),
    /** Records that could not become rows. */
    BAD_RECORDS(
            "bad-records-total",
            "records",
            "Records that could not become rows, by the mapping or by QuestDB.",
            t -> t.delivery().badRecords()),
    /** Records given to the dead letter queue. */
    DEAD_LETTERS(
            "dead-letters-total",
            "records",
            "Bad records that were given to the dead letter queue.",
            t -> t.delivery().reportedRecords()),
    /** Records without a row by configuration. */
    IGNORED_RECORDS(
            "ignored-records-total",
            "records",
            "Records that make no row by configuration, such as tombstones.",
            t -> t.delivery().ignoredRecords()),
    /** Values fitted to a column. */
    COERCIONS(
            "coercions-total",
            "values",
            "Values that were changed without loss to fit the type of their column.",
            t -> t.rows().get(Event.VALUE_COERCED)),
    /** Values left out. */
    NULLED_VALUES(
            "nulled-values-total",
            "values",
            "Values left out because QuestDB has no room for them, such as infinities.",
            t -> t.rows().get(Event.VALUE_NULLED)),
    /** Fields left out. */
    SKIPPED_FIELDS(
            "skipped-fields-total",
            "fields",
            "Fields left out because their type is not supported or their column was filled already.",
            t -> t.rows().get(Event.FIELD_SKIPPED) + t.rows().get(Event.COLLISION_SKIPPED)),
    /** Timestamps that lost digits. */
    TRUNCATED_TIMESTAMPS(
            "truncated-timestamps-total",
            "values",
            "Timestamps that lost digits below the precision of their column.",
            t -> t.rows().get(Event.TIMESTAMP_TRUNCATED)),
    /** Rows with the time of arrival. */
    ARRIVAL_TIMESTAMPS(
            "arrival-timestamps-total",
            "rows",
            "Rows that got the time of arrival because their own timestamp was missing.",
            t -> t.rows().get(Event.TIMESTAMP_NOW)),
    /** Average age of records. */
    RECORD_LATENCY_AVERAGE(
            "record-latency-avg",
            "ms",
            "From the Kafka timestamp of the oldest record of a request to its acknowledgement, on average.",
            t -> t.delivery().recordLatency().average()),
    /** 99th percentile of the age of records. */
    RECORD_LATENCY_P99(
            "record-latency-p99",
            "ms",
            "From the Kafka timestamp of the oldest record of a request to its acknowledgement, 99th percentile.",
            t -> t.delivery().recordLatency().p99()),
    /** Oldest record. */
    RECORD_LATENCY_MAX(
            "record-latency-max",
            "ms",
            "From the Kafka timestamp of the oldest record of a request to its acknowledgement, the longest.",
            t -> t.delivery().recordLatency().largest()),
    /** Rows not visible yet. */
    WAL_PENDING_ROWS(
            "wal-pending-rows",
            "rows",
            "Rows in the tables of this task that QuestDB has acknowledged and does not show yet.",
            t -> t.tables().pendingRows()),
    /** Suspended tables. */
    SUSPENDED_TABLES(
            "suspended-tables",
            "tables",
            "Tables of this task whose WAL is suspended: QuestDB takes their rows and shows none.",
            t -> t.tables().suspendedTables());

    private final String metricName;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // The lambdas above keep nothing.
    private final Function<Telemetry, Number> source;

    ConnectorMetric(String metricName, String unit, String description, Function<Telemetry, Number> source) {
        this.metricName = metricName;
        this.unit = unit;
        this.description = description;
        this.source = source;
    }

    /** The name under which the metric is found. */
    public String metricName() {
        return metricName;
    }

    /** What is counted or measured. */
    public String unit() {
        return unit;
    }

    /** What the metric means. */
    public String description() {
        return description;
    }

    static List<Figure> figures(Telemetry telemetry) {
        return Arrays.stream(values())
                .map(metric -> new Figure(metric.metricName, metric.description, () -> metric.source.apply(telemetry)))
                .toList();
    }
}
