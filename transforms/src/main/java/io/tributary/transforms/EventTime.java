package io.tributary.transforms;

import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.errors.DataException;

/**
 * The time at which an event happened.
 *
 * @param field empty for the record's own timestamp
 */
record EventTime(Optional<FieldPath> field, TimeReader reader) {
    static final String SETTING = "timestamp.field";

    /** Milliseconds since 1970. */
    long of(Side side, ConnectRecord<?> record) {
        if (field.isEmpty()) {
            if (record.timestamp() == null) {
                throw new DataException("The record has no timestamp: set " + SETTING);
            }
            return record.timestamp();
        }
        FieldPath path = field.get();
        Object value = path.find(side.value(record));
        if (value == null || value == FieldPath.MISSING) {
            throw new FieldFailure(path, "the record has no event time");
        }
        try {
            return reader.read(value, path.schemaIn(side.schema(record))).toEpochMilli();
        } catch (DataException e) {
            throw new FieldFailure(path, e);
        } catch (ArithmeticException e) {
            throw new FieldFailure(path, "the number is no time: it is too large");
        }
    }

    static EventTime parse(String setting) {
        Optional<FieldPath> field = setting.isEmpty() ? Optional.empty() : Optional.of(FieldPath.parse(setting));
        return new EventTime(
                field, new TimeReader(Optional.empty(), java.util.List.of(TimeTexts.ISO), java.time.ZoneOffset.UTC));
    }
}
