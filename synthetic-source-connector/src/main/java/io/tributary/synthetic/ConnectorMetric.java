package io.tributary.synthetic;

/** What a task tells about itself. All totals count from the start of the task. */
public enum ConnectorMetric {
    /** Records handed to Connect. */
    RECORDS("records-total", "records", "records handed to Connect"),
    /** How late the next record is. */
    LAG("schedule-lag-ms", "ms", "how late the next record is; 0 when the task keeps up"),
    /** How often the schedule slipped. */
    SLIPS(
            "schedule-slips-total",
            "slips",
            "how often the schedule slipped because the task was later than catch.up.max.ms"),
    /** By how much the schedule slipped. */
    SLIPPED(
            "schedule-slipped-ms-total",
            "ms",
            "by how much the schedule slipped in all, added up over the task's shards"),
    /** Shards that are done. */
    SHARDS_DONE("shards-done", "shards", "shards of the task that have made all their records"),
    /** Records with any trouble of a kind. */
    FAULTS(
            "fault-KIND-total",
            "records",
            "for each kind of trouble on purpose that is on, such as fault-wrong-type-total: the records it"
                    + " happened to, left-out ones included; for duplicate, the second copies");

    private final String metricName;
    private final String unit;
    private final String description;

    ConnectorMetric(String metricName, String unit, String description) {
        this.metricName = metricName;
        this.unit = unit;
        this.description = description;
    }

    /** The metric's name. */
    public String metricName() {
        return metricName;
    }

    /** The unit of its value. */
    public String unit() {
        return unit;
    }

    /** What it tells. */
    public String description() {
        return description;
    }
}
