package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import java.util.Set;
import org.apache.kafka.connect.sink.SinkRecord;

/** Turns a Kafka record into the lines of its rows: names, types and timestamp are all decided here. */
public interface RecordEncoder {
    /** What {@link #rowTime} says of a row that gets the time of its arrival. */
    long NO_TIME = Long.MIN_VALUE;

    /**
     * Appends the lines of the record's rows.
     *
     * @param record the record as Connect delivered it, after its transforms
     * @param out where the lines go; left as it was unless the outcome is {@link Encoding.Rows}
     * @return what became of the record; never null
     * @throws io.tributary.questdb.table.SqlUnavailableException if a table has to be looked up or created first and
     *     QuestDB cannot be reached: the record is neither good nor bad, encode it again later
     */
    Encoding encode(SinkRecord record, LineBuffer out);

    /** Whether rows get their designated timestamp from their records, as a rule. */
    default boolean givesTimes() {
        return false;
    }

    /**
     * The designated timestamp of all rows of the record that was encoded last.
     *
     * @return microseconds since 1970, or {@link #NO_TIME} when they have none or differ in it
     */
    default long rowTime() {
        return NO_TIME;
    }

    /**
     * Forgets what is known of the tables, so that the next record looks them up again. To be called after QuestDB
     * refused a row: its table may have changed since, and the same record may then come out as another row.
     */
    default void forgetTables() {}

    /**
     * To be called before the records of a poll: looks up again what is due.
     *
     * @return the encoder to use from now on: this one, unless another does the same in fewer steps
     */
    default RecordEncoder ready() {
        return this;
    }

    /** The tables that records went to so far, as a view that may be read by any thread. */
    default Set<String> tables() {
        return Set.of();
    }
}
