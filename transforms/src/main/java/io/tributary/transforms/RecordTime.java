package io.tributary.transforms;

import java.util.Optional;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * The timestamp that a record gets from its data.
 *
 * @param field empty for the whole key or value
 * @param parent of the field, empty at the top level
 */
record RecordTime(TimeReader reader, Optional<FieldPath> field, Optional<FieldPath> parent, OnError onError) {
    RecordTime(TimeReader reader, Optional<FieldPath> field, OnError onError) {
        this(reader, field, field.filter(FieldPath::isNested).map(FieldPath::parent), onError);
    }

    /** Milliseconds. The record keeps its timestamp where the field is missing, null or, with on.error=null, no time. */
    Long of(ConnectRecord<?> record, Data input) {
        Object value = field.isPresent() ? find(field.get(), input) : input.value();
        if (value == null || value == FieldPath.MISSING) {
            return record.timestamp();
        }
        Long millis = millis(value, input);
        if (millis == null) {
            return record.timestamp();
        }
        return millis >= 0 ? millis : before1970(record);
    }

    private Long millis(Object value, Data input) {
        try {
            return reader.read(value, field.isPresent() ? field.get().schemaIn(input.schema()) : input.schema())
                    .toEpochMilli();
        } catch (DataException | ArithmeticException e) {
            return null;
        }
    }

    /** A null in an optional field is one, whatever default its schema has. */
    private Object find(FieldPath path, Data input) {
        Object holder = parent.isPresent() ? parent.get().find(input.value()) : input.value();
        return holder instanceof Struct struct && struct.schema().field(path.name()) != null
                ? Schemas.valueOf(struct, struct.schema().field(path.name()))
                : path.find(input.value());
    }

    /** Kafka refuses such a timestamp, and takes -1 for none. */
    private Long before1970(ConnectRecord<?> record) {
        if (onError == OnError.NULL) {
            return record.timestamp();
        }
        throw new DataException(field.map(path -> "Field '" + path + "': ").orElse("")
                + "the time is before 1970, which the timestamp of a record cannot be");
    }
}
