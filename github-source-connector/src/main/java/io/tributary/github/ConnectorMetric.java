package io.tributary.github;

/** The metrics of a task. */
public enum ConnectorMetric {
    REQUESTS("requests-total", "requests", "Requests that were answered, whatever the status"),
    REQUESTS_OK("requests-200-total", "requests", "Answers with status 200: the feed had changed"),
    REQUESTS_NOT_MODIFIED(
            "requests-304-total", "requests", "Answers with status 304: nothing new; these cost no budget"),
    REQUESTS_REDIRECTED("requests-3xx-total", "requests", "Redirects: a repository was renamed"),
    REQUESTS_REFUSED("requests-4xx-total", "requests", "Answers with a status from 400 to 499"),
    REQUESTS_ERROR("requests-5xx-total", "requests", "Answers with a status from 500"),
    NOT_MODIFIED_RATIO("not-modified-ratio", "0 to 1", "Share of answers with status 304"),
    TROUBLES(
            "troubles-total",
            "requests",
            "Requests that brought nothing usable: no connection, time-out, 5xx, broken JSON; each was or will be repeated"),
    RATE_LIMIT_REMAINING(
            "rate-limit-remaining",
            "requests",
            "What GitHub said last is left of a token's limit, other users' use included; -1 when it does not say"),
    PRIMARY_WAITS(
            "rate-limit-primary-waits-total", "waits", "Waits because a token's requests of the hour were used up"),
    SECONDARY_WAITS(
            "rate-limit-secondary-waits-total",
            "waits",
            "Waits because GitHub found the requests too many at once or too costly, or refused without a reason"),
    WAIT_SECONDS("rate-limit-wait-seconds-total", "seconds", "Time that tokens had to wait"),
    READS("reads-total", "reads", "Complete reads of a feed"),
    EVENTS("events-total", "events", "Events not seen before, filtered ones included"),
    FILTERED("events-filtered-total", "events", "Events that the filters dropped"),
    DUPLICATES("events-duplicate-total", "events", "Events that were shown again and dropped"),
    LATE("events-late-total", "events", "Events shown for the first time more than a minute after newer ones"),
    MALFORMED(
            "events-malformed-total",
            "elements",
            "Elements of a page that were no event, or had no id, and were passed over"),
    NEWEST_AGE(
            "newest-event-age-seconds",
            "seconds",
            "Age of the newest event seen in any feed of the task; -1 before the first"),
    GAPS(
            "gaps-total",
            "gaps",
            "Reads that showed nothing of what the read before had shown: events may have been missed"),
    GAP_SECONDS("gap-seconds-total", "seconds", "Time between the events on both sides of gaps"),
    REFUSALS(
            "feed-refusals-total",
            "requests",
            "Answers that refused a feed: 404, 410, 451, or 403 without a rate limit"),
    FEEDS("feeds", "feeds", "Feeds that the task reads"),
    FEEDS_SKIPPED("feeds-skipped", "feeds", "Feeds left out since the task started (feeds.on.refusal=skip)"),
    TOKEN_EXPIRES(
            "token-expires-in-seconds",
            "seconds",
            "Time until the first of the task's tokens expires; -1 when none is known to");

    private final String metricName;
    private final String unit;
    private final String description;

    ConnectorMetric(String metricName, String unit, String description) {
        this.metricName = metricName;
        this.unit = unit;
        this.description = description;
    }

    public String metricName() {
        return metricName;
    }

    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }
}
