package io.tributary.synthetic;

import io.tributary.synthetic.config.KeyConfig;
import io.tributary.synthetic.dataset.Place;
import io.tributary.synthetic.dataset.Row;
import org.apache.kafka.connect.data.Schema;

/** The key of each record, as a string: a field's value, the number of the series, or none. */
final class RecordKey {
    private final KeyConfig config;
    private final Place place;
    private String current;

    /**
     * @param place where the current record stands
     */
    RecordKey(KeyConfig config, Place place) {
        this.config = config;
        this.place = place;
    }

    void take(Row row) {
        if (config.numbered()) {
            current = "key-" + place.series();
        } else if (config.slot() >= 0) {
            current = text(row, config.slot());
        }
    }

    String current() {
        return current;
    }

    Schema schema() {
        return current == null ? null : Schema.STRING_SCHEMA;
    }

    private static String text(Row row, int slot) {
        return switch (row.kind(slot)) {
            case TEXT -> row.text(slot).value();
            case NUMBER -> Long.toString(row.number(slot));
            case BOOLEAN -> Boolean.toString(row.number(slot) != 0);
            case ABSENT, NULL, NAN, INFINITY -> null;
        };
    }
}
