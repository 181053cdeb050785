package io.tributary.transforms;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Timestamp;

/** The type and form in which a time is written. */
sealed interface TimeTarget {
    Schema type();

    Object write(Instant time);

    /** A count since 1970, rounded down. */
    record Int64(EpochUnit unit) implements TimeTarget {
        @Override
        public Schema type() {
            return Schema.INT64_SCHEMA;
        }

        @Override
        public Object write(Instant time) {
            return unit.count(time);
        }
    }

    /** Connect's Timestamp, which has milliseconds; rounded down. */
    record ConnectTimestamp() implements TimeTarget {
        @Override
        public Schema type() {
            return Timestamp.SCHEMA;
        }

        @Override
        public Object write(Instant time) {
            return Timestamp.toLogical(Timestamp.SCHEMA, time.toEpochMilli());
        }
    }

    /** A text by a pattern, in the local time of a zone. */
    record Text(DateTimeFormatter formatter) implements TimeTarget {
        Text(DateTimeFormatter formatter, ZoneId zone) {
            this(formatter.withZone(zone));
        }

        @Override
        public Schema type() {
            return Schema.STRING_SCHEMA;
        }

        @Override
        public Object write(Instant time) {
            return formatter.format(time);
        }
    }
}
