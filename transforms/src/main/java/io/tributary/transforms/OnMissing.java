package io.tributary.transforms;

import java.util.EnumSet;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** What happens when a record lacks a field that the configuration names. */
enum OnMissing {
    SKIP,
    NULL,
    FAIL;

    static final String KEY = "on.missing";

    static void define(Settings settings) {
        settings.group("Policies")
                .choice(
                        KEY,
                        SKIP,
                        Importance.MEDIUM,
                        "What to do when a record lacks a named field. skip: leave the record as it is; "
                                + "null: add the output field with a null value; "
                                + "fail: treat it as an error, see on.error.");
    }

    /** For a transform that has no output field to be null. */
    static void defineWithoutNull(Settings settings) {
        settings.group("Policies")
                .choice(
                        KEY,
                        SKIP,
                        EnumSet.of(SKIP, FAIL),
                        Importance.MEDIUM,
                        "What to do when a record lacks a named field. skip: do the rest without it; fail: treat it as an "
                                + "error, see on.error.");
    }

    static OnMissing from(Map<String, ?> parsed) {
        return Settings.choice(parsed, KEY, OnMissing.class);
    }
}
