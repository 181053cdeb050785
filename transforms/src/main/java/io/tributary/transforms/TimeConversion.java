package io.tributary.transforms;

import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;
import org.apache.kafka.connect.errors.DataException;

/** Reads a time and writes it in another form. */
record TimeConversion(TimeReader reader, TimeTarget target) implements Conversion {
    @Override
    public Schema type(Schema source) {
        return target.type();
    }

    @Override
    public Object convert(Object value, Schema source) {
        if (value instanceof Long millis
                && target instanceof TimeTarget.ConnectTimestamp
                && reader.readsMilliseconds(source)) {
            return Timestamp.toLogical(Timestamp.SCHEMA, millis); // what a Timestamp holds already
        }
        Instant time = reader.read(value, source);
        try {
            return target.write(time);
        } catch (ArithmeticException | DateTimeException e) {
            throw new DataException("the time is outside the range of the target type", e);
        }
    }
}
