package io.tributary.questdb.delivery;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.RecordEncoder;
import java.util.Arrays;
import org.apache.kafka.connect.sink.SinkRecord;

/** Lines that are being collected and, for each record behind them, where it came from, when, and the time of its row. */
final class RowStore {
    private static final int INITIAL_RECORDS = 1_024;

    private final LineBuffer lines;
    private final RecordIndex index;
    private long[] times = new long[INITIAL_RECORDS];
    private long[] arrivals = new long[INITIAL_RECORDS];
    /** Whether every record has a time, and whether none is earlier than the one before it. */
    private boolean timed = true;

    private boolean ordered = true;
    private long latest = RecordEncoder.NO_TIME;

    /**
     * @param initialBytes what to reserve for lines
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     */
    RowStore(int initialBytes, boolean keepRecords) {
        this.lines = new LineBuffer(initialBytes);
        this.index = new RecordIndex(INITIAL_RECORDS, keepRecords);
    }

    /** Where an encoder appends the lines of the next record, before {@link #add}. */
    LineBuffer lines() {
        return lines;
    }

    RecordIndex index() {
        return index;
    }

    /**
     * Takes note of a record whose lines have just been appended.
     *
     * @param time the time of its row, or {@link RecordEncoder#NO_TIME}
     * @param arrival when it came, of the clock for intervals
     */
    void add(SinkRecord record, PartitionTrack track, int rows, long time, long arrival) {
        noteTimes(time, arrival);
        index.add(track, record.originalKafkaOffset(), lines.size(), rows, record);
    }

    /** Copies one record of another store to the end of this one. */
    void addFrom(RowStore other, int record) {
        lines.put(other.lines.array(), other.index.byteEnd(record), other.index.bytes(record));
        noteTimes(other.times[record], other.arrivals[record]);
        index.addFrom(other.index, record, lines.size());
    }

    private void noteTimes(long time, long arrival) {
        int size = index.size();
        if (size == times.length) {
            times = Arrays.copyOf(times, size * 2);
            arrivals = Arrays.copyOf(arrivals, size * 2);
        }
        times[size] = time;
        arrivals[size] = arrival;
        timed &= time != RecordEncoder.NO_TIME;
        ordered &= time >= latest;
        latest = Math.max(latest, time);
    }

    /** Whether sorting by time would change anything. */
    boolean isOutOfOrder() {
        return timed && !ordered;
    }

    /** Whether every record has a time, and one has a later time than this. */
    boolean isBeyond(long time) {
        return timed && latest > time;
    }

    /** How many records are not later than a time; all of them when one has none. */
    int countUntil(long time) {
        if (!isBeyond(time)) {
            return index.size();
        }
        int count = 0;
        for (int i = 0; i < index.size(); i++) {
            count += times[i] <= time ? 1 : 0;
        }
        return count;
    }

    /** How many records are not later than a time, when they are in the order of time. */
    int countUntil(long time, int[] order) {
        int low = 0;
        int high = index.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (times[order[middle]] <= time) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Up to which place of a given order records fit into one request, at least one if there is one. */
    int fit(int[] order, int from, int to, RequestLimits limits) {
        if (from == 0 && index.rowEnd(index.size()) <= limits.rows() && lines.size() <= limits.bytes()) {
            return to;
        }
        long rows = 0;
        long bytes = 0;
        for (int i = from; i < to; i++) {
            rows += index.rows(order[i]);
            bytes += index.bytes(order[i]);
            if (rows > limits.rows() || bytes > limits.bytes()) {
                return Math.max(from + 1, i);
            }
        }
        return to;
    }

    /** When a record came, of the clock for intervals. */
    long arrival(int record) {
        return arrivals[record];
    }

    /** The time of each record; more of them than there are records. */
    long[] times() {
        return times;
    }

    /** Copies records in a given order. */
    void copy(int[] order, int from, int to, SealedRows target) {
        int next = from;
        while (next < to) {
            int first = order[next];
            int count = 1;
            while (next + count < to && order[next + count] == first + count) {
                count++;
            }
            target.add(lines, index, first, first + count);
            next += count;
        }
    }

    /** Takes the last record back. */
    void removeLast() {
        index.removeLast();
        lines.truncate(index.byteEnd(index.size()));
    }

    /** Forgets everything, so that the memory can be used again. */
    void clear() {
        lines.truncate(0);
        index.clear();
        timed = true;
        ordered = true;
        latest = RecordEncoder.NO_TIME;
    }
}
