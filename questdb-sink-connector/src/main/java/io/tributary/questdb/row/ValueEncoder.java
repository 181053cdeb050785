package io.tributary.questdb.row;

import io.tributary.questdb.ilp.LineBuffer;
import org.apache.kafka.connect.sink.SinkRecord;

/** Reads the value of a record in one form and writes its rows; key and metadata are written already. */
public interface ValueEncoder {
    /**
     * Turns to a value, before anything of its record is written and before {@link #encode}.
     *
     * @return false if it says that there is no value, as the JSON {@code null} does
     * @throws RowProblemException if the value cannot be read
     */
    boolean open(SinkRecord record);

    /**
     * Writes and ends the rows of the value that was opened.
     *
     * @return how many there are
     * @throws RowProblemException if the value cannot become rows
     */
    int encode(SinkRecord record, TablePlan table, RowWriter row, LineBuffer out);

    /**
     * Finds a single field before the value is encoded.
     *
     * @param path a dotted path
     * @return the field as text; null if it is not there or holds no single value
     * @throws RowProblemException if the value cannot be read
     */
    String textAt(SinkRecord record, String path);
}
