package io.tributary.synthetic.config;

import io.tributary.synthetic.dataset.DataSet;
import io.tributary.synthetic.dataset.FieldType;
import io.tributary.synthetic.fault.FaultKind;
import io.tributary.synthetic.fault.FaultRule;
import io.tributary.synthetic.fault.FaultSettings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** The keys of trouble on purpose. */
final class FaultConfig {
    private static final String TAG_HEADER = "fault.tag.header";
    private static final String LATE_MS = "fault.late.ms";
    private static final String FUTURE_MS = "fault.future.ms";
    private static final String OUTAGE_MS = "fault.outage.ms";
    private static final String SHUFFLE_WINDOW = "fault.shuffle.window";
    private static final String STUCK_RECORDS = "fault.stuck.records";
    private static final String SPIKE_FACTOR = "fault.spike.factor";
    private static final String SCHEMA_CHANGE_AT = "fault.schema.change.at";

    private FaultConfig() {}

    static void define(ConfigDef definition) {
        ConfigSection section = new ConfigSection(definition, "Trouble on purpose");
        section.flag(
                TAG_HEADER,
                "Tag altered records",
                false,
                Importance.LOW,
                "Whether each altered record has a header tributary.fault that says what was done to it, such as late,null:speed.");
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.SCHEMA_CHANGE) {
                defineRule(section, kind);
            }
        }
        defineExtent(section);
    }

    private static void defineRule(ConfigSection section, FaultKind kind) {
        section.real(
                probabilityKey(kind),
                kind.tag() + ": probability",
                0.0,
                new Limits(0, 1),
                Importance.LOW,
                "The probability, from 0 to 1, that " + kind.meaning() + ".");
        if (kind != FaultKind.OUTAGE) {
            section.list(
                    atKey(kind),
                    kind.tag() + ": records",
                    "",
                    null,
                    Importance.LOW,
                    "The numbers of records, counted from 0 over all shards and separated by commas, for which "
                            + kind.meaning() + ".");
        }
    }

    private static void defineExtent(ConfigSection section) {
        Limits millis = new Limits(1, 315_360_000_000L);
        section.number(LATE_MS, "Late by (ms)", 60_000L, millis, Importance.LOW, "How late a late record is at most.")
                .number(
                        FUTURE_MS,
                        "Ahead by (ms)",
                        31_536_000_000L,
                        millis,
                        Importance.LOW,
                        "How far ahead a future event time is; a year by default.")
                .number(
                        OUTAGE_MS,
                        "Outage (ms)",
                        60_000L,
                        millis,
                        Importance.LOW,
                        "How long a series is silent in an outage, in event time. Time is cut into windows of this length, and in each window"
                                + " fault.outage.probability of the series are silent.")
                .integer(
                        SHUFFLE_WINDOW,
                        "Shuffle window",
                        100,
                        new Limits(2, 100_000),
                        Importance.LOW,
                        "How many records of a shard change places with each other; fault.shuffle.probability is that of a window.")
                .integer(
                        STUCK_RECORDS,
                        "Stuck records",
                        100,
                        new Limits(1, 1_000_000),
                        Importance.LOW,
                        "How many records of a shard a stuck value lasts; fault.stuck.probability is that of such a run of records.")
                .integer(
                        SPIKE_FACTOR,
                        "Spike factor",
                        100,
                        new Limits(2, 1_000_000),
                        Importance.LOW,
                        "What a spike multiplies a number with.")
                .number(
                        SCHEMA_CHANGE_AT,
                        "Schema change at",
                        -1L,
                        new Limits(-1, Long.MAX_VALUE / 2048),
                        Importance.LOW,
                        "The number of the first record, counted from 0 over all shards, from which on records have another field, added_field,"
                                + " and structs another schema version; -1 for never.");
    }

    static FaultSettings read(ConfigReader in, DataSet dataSet, OutputConfig output) {
        List<FaultRule> rules = new ArrayList<>();
        for (FaultKind kind : FaultKind.values()) {
            if (kind != FaultKind.SCHEMA_CHANGE) {
                FaultRule rule = new FaultRule(kind, in.real(probabilityKey(kind)), at(in, kind));
                if (rule.isOn()) {
                    rules.add(rule);
                    check(in, rule, dataSet, output);
                }
            }
        }
        long change = in.number(SCHEMA_CHANGE_AT);
        if (change >= 0) {
            checkAdded(in, FaultKind.SCHEMA_CHANGE, SCHEMA_CHANGE_AT, dataSet);
        }
        return new FaultSettings(
                List.copyOf(rules),
                nanos(in, LATE_MS),
                nanos(in, FUTURE_MS),
                nanos(in, OUTAGE_MS),
                in.integer(SHUFFLE_WINDOW),
                in.integer(STUCK_RECORDS),
                in.integer(SPIKE_FACTOR),
                change < 0 ? Optional.empty() : Optional.of(change),
                in.flag(TAG_HEADER));
    }

    private static void check(ConfigReader in, FaultRule rule, DataSet dataSet, OutputConfig output) {
        String key = rule.probability() > 0 ? probabilityKey(rule.kind()) : atKey(rule.kind());
        if (rule.kind() == FaultKind.MALFORMED && output.output() != OutputConfig.Output.JSON_BYTES) {
            in.problem(key, "needs output=json-bytes: only there does the connector write the text itself.");
        }
        checkAdded(in, rule.kind(), key, dataSet);
        boolean lacksDoubles =
                dataSet != null && dataSet.fields().stream().noneMatch(field -> field.type() == FieldType.FLOAT64);
        if (lacksDoubles && (rule.kind() == FaultKind.NAN || rule.kind() == FaultKind.INFINITY)) {
            in.problem(key, "needs a field of type double, and the data set has none.");
        }
        if (dataSet != null
                && rule.kind() == FaultKind.OUTAGE
                && dataSet.series().isEmpty()) {
            in.problem(key, "needs series that can fall silent, and the data set has none.");
        }
    }

    private static void checkAdded(ConfigReader in, FaultKind kind, String key, DataSet dataSet) {
        kind.addedField()
                .filter(name -> dataSet != null && dataSet.slotOf(name) >= 0)
                .ifPresent(name -> in.problem(
                        key,
                        "adds a field " + name + ", which the data set has already. Rename the data set's field."));
    }

    private static Set<Long> at(ConfigReader in, FaultKind kind) {
        Set<Long> numbers = new HashSet<>();
        if (kind == FaultKind.OUTAGE) {
            return numbers;
        }
        for (String number : in.list(atKey(kind))) {
            if (!number.matches("\\d{1,15}")) {
                in.problem(atKey(kind), "needs whole numbers separated by commas.");
                return Set.of();
            }
            numbers.add(Long.valueOf(number));
        }
        return Set.copyOf(numbers);
    }

    private static long nanos(ConfigReader in, String key) {
        return TimeUnit.MILLISECONDS.toNanos(in.number(key));
    }

    private static String probabilityKey(FaultKind kind) {
        return kind.key() + ".probability";
    }

    private static String atKey(FaultKind kind) {
        return kind.key() + ".at";
    }
}
