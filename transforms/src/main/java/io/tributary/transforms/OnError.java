package io.tributary.transforms;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.config.ConfigDef.Importance;

/** What happens when a value cannot be transformed. */
enum OnError {
    FAIL("fail: raise an error that names topic, partition, offset and field, so that Connect's errors.tolerance and "
            + "dead letter queue see the original record"),
    NULL("null: the output field becomes null"),
    DROP("drop: the record is dropped"),
    TAG("tag: the record passes as it came, with the header " + OnError.HEADER + " that says what was wrong");

    static final String KEY = "on.error";

    /** The header that {@link #TAG} adds. */
    static final String HEADER = "tributary.transform.error";

    private final String meaning;

    OnError(String meaning) {
        this.meaning = meaning;
    }

    /** For a transform that writes fields: all four policies. */
    static void define(Settings settings) {
        define(settings, EnumSet.allOf(OnError.class));
    }

    /** For a transform that decides about whole records: there is no field to make null. */
    static void defineForRecords(Settings settings) {
        define(settings, EnumSet.of(FAIL, DROP, TAG));
    }

    private static void define(Settings settings, Set<OnError> allowed) {
        StringBuilder doc = new StringBuilder("What to do with a record that cannot be transformed.");
        String separator = " ";
        for (OnError policy : allowed) {
            doc.append(separator).append(policy.meaning);
            separator = "; ";
        }
        settings.group("Policies")
                .choice(KEY, FAIL, allowed, Importance.MEDIUM, doc.append('.').toString());
    }

    static OnError from(Map<String, ?> parsed) {
        return Settings.choice(parsed, KEY, OnError.class);
    }
}
