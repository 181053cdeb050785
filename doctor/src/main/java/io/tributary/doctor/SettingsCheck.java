package io.tributary.doctor;

import io.tributary.questdb.QuestDbSinkConnector;
import io.tributary.questdb.delivery.DeliveryKeys;
import io.tributary.questdb.row.RowCounters;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;

/** What the settings alone tell, and what they say of records that do not fit. */
final class SettingsCheck {
    /** A value that only a config provider of the worker can tell. */
    private static final Pattern PROVIDED = Pattern.compile("\\$\\{[^}:]+:[^}]*}");

    private SettingsCheck() {}

    static List<Finding> examine(SinkFile sink) {
        List<Finding> findings = new ArrayList<>();
        if (sink.get("timestamp.field.name", "").isBlank()
                && !Boolean.parseBoolean(sink.get("timestamp.kafka.native", "false"))) {
            findings.add(Finding.warning("No timestamp is configured, so rows get the time of their arrival and a"
                    + " replay makes duplicates. Set timestamp.field.name or timestamp.kafka.native."));
        }
        for (String key : List.of(Converters.KEY, Converters.VALUE)) {
            if (sink.get(key, "").isBlank()) {
                findings.add(Finding.warning(key + " is not set, so the worker's own is used, which a worker does not"
                        + " tell. JsonConverter is assumed here; set " + key + " to be sure."));
            }
        }
        sink.config().forEach((key, text) -> {
            if (PROVIDED.matcher(text).find()) {
                findings.add(Finding.warning(key + " refers to a config provider of the worker, which is not asked"
                        + " here. Give the value for this examination with --set " + key + "=VALUE."));
            }
        });
        return findings;
    }

    /** What would happen to the records that do not become rows. */
    static String fate(SinkFile sink, Preview.Tally tally) {
        String share = tally.bad() + " of " + tally.seen() + " records would not become rows. ";
        if (!"all".equals(sink.get("errors.tolerance", "none"))) {
            return share + "With errors.tolerance=none the task would fail at the first of them.";
        }
        if (tally.refused() > tally.reached() * maxShare(sink)) {
            return share + "With so many the task would stop, once it has seen " + DeliveryKeys.BAD_SHARE_AFTER
                    + " records: "
                    + tally.refused() + " of the " + tally.reached() + " records that reach it are refused, more than "
                    + DeliveryKeys.MAX_BAD_SHARE + " allows. Mend what is told above; " + DeliveryKeys.MAX_BAD_SHARE
                    + "=1 switches this off.";
        }
        String queue = sink.get("errors.deadletterqueue.topic.name", "");
        return share
                + (queue.isBlank()
                        ? "With errors.tolerance=all and no dead letter queue they would be lost: set"
                                + " errors.deadletterqueue.topic.name."
                        : "They would go to the dead letter queue " + queue + ".");
    }

    private static double maxShare(SinkFile sink) {
        ConfigDef sinkKeys = new QuestDbSinkConnector().config();
        String usual = String.valueOf(sinkKeys.defaultValues().get(DeliveryKeys.MAX_BAD_SHARE));
        try {
            return Double.parseDouble(sink.get(DeliveryKeys.MAX_BAD_SHARE, usual));
        } catch (NumberFormatException e) {
            // Connect's validation refuses it, and says so in a finding of its own.
            return 1;
        }
    }

    /** What the mapping has decided by policy. */
    static Finding policy(RowCounters.Event event, long count) {
        return switch (event) {
            case VALUE_NULLED ->
                Finding.warning(count + " values that QuestDB has no room for would be left out and read as NULL");
            case FIELD_SKIPPED -> Finding.warning(count + " fields of types without a column type would be left out");
            case COLLISION_SKIPPED ->
                Finding.warning(count + " fields for a column that is filled already would be left out");
            case VALUE_COERCED -> Finding.ok(count + " values would be changed without loss to fit their columns");
            case TIMESTAMP_TRUNCATED ->
                Finding.warning(count + " timestamps would lose digits below the precision of their column");
            case TIMESTAMP_NOW ->
                Finding.warning(count + " rows without a timestamp would get the time of their arrival");
        };
    }
}
