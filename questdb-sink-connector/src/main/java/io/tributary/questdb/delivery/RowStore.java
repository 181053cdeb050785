package io.tributary.questdb.delivery;

import io.tributary.questdb.ilp.LineBuffer;
import io.tributary.questdb.row.RecordEncoder;
import java.util.Arrays;
import org.apache.kafka.connect.sink.SinkRecord;

/**
 * Lines and, for each record behind them, where it came from and where its lines end. Filled by appending only; what is
 * in it never changes, so requests on the wire may share it.
 */
final class RowStore {
    private static final int INITIAL_RECORDS = 1_024;

    private final LineBuffer lines;
    private final boolean keepRecords;
    private PartitionTrack[] tracks = new PartitionTrack[INITIAL_RECORDS];
    private long[] offsets = new long[INITIAL_RECORDS];
    private int[] byteEnds = new int[INITIAL_RECORDS];
    private int[] rowEnds = new int[INITIAL_RECORDS];
    private long[] times = new long[INITIAL_RECORDS];
    private long[] arrivals = new long[INITIAL_RECORDS];
    /** Whether every record has a time, and whether none is earlier than the one before it. */
    private boolean timed = true;

    private boolean ordered = true;
    private long latest = RecordEncoder.NO_TIME;
    private SinkRecord[] records;
    private int size;
    private boolean reusable = true;

    /**
     * @param initialBytes what to reserve for lines
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     */
    RowStore(int initialBytes, boolean keepRecords) {
        this.lines = new LineBuffer(initialBytes);
        this.keepRecords = keepRecords;
        this.records = keepRecords ? new SinkRecord[INITIAL_RECORDS] : null;
    }

    /** Where an encoder appends the lines of the next record, before {@link #add}. */
    LineBuffer lines() {
        return lines;
    }

    /**
     * Takes note of a record whose lines have just been appended.
     *
     * @param time the time of its row, or {@link RecordEncoder#NO_TIME}
     * @param arrival when it came, of the clock for intervals
     */
    void add(SinkRecord record, PartitionTrack track, int rows, long time, long arrival) {
        note(track, record.originalKafkaOffset(), rows, time, arrival, record);
    }

    /** Copies one record of another store to the end of this one. */
    void addFrom(RowStore other, int index) {
        int start = other.byteEnd(index);
        lines.put(other.lines.array(), start, other.byteEnd(index + 1) - start);
        int rows = other.rowEnd(index + 1) - other.rowEnd(index);
        note(
                other.tracks[index],
                other.offsets[index],
                rows,
                other.times[index],
                other.arrivals[index],
                other.record(index));
    }

    private void note(PartitionTrack track, long offset, int rows, long time, long arrival, SinkRecord record) {
        if (size == offsets.length) {
            grow();
        }
        tracks[size] = track;
        offsets[size] = offset;
        byteEnds[size] = lines.size();
        rowEnds[size] = rowEnd(size) + rows;
        times[size] = time;
        arrivals[size] = arrival;
        timed &= time != RecordEncoder.NO_TIME;
        ordered &= size == 0 || time >= times[size - 1];
        latest = Math.max(latest, time);
        if (keepRecords) {
            records[size] = record;
        }
        size++;
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
            return size;
        }
        int count = 0;
        for (int i = 0; i < size; i++) {
            count += times[i] <= time ? 1 : 0;
        }
        return count;
    }

    /** Up to which place of a given order records fit into one request, at least one if there is one. */
    int fit(int[] order, int from, int to, RequestLimits limits) {
        if (from == 0 && rowEnd(size) <= limits.rows() && lines.size() <= limits.bytes()) {
            return to;
        }
        long rows = 0;
        long bytes = 0;
        for (int i = from; i < to; i++) {
            rows += rowEnd(order[i] + 1) - rowEnd(order[i]);
            bytes += byteEnd(order[i] + 1) - byteEnd(order[i]);
            if (rows > limits.rows() || bytes > limits.bytes()) {
                return Math.max(from + 1, i);
            }
        }
        return to;
    }

    /** When a record came, of the clock for intervals. */
    long arrival(int index) {
        return arrivals[index];
    }

    /** The time of each record; more of them than there are records. */
    long[] times() {
        return times;
    }

    /** How many records are not later than a time, when they are in the order of time. */
    int countUntil(long time, int[] order) {
        int low = 0;
        int high = size;
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

    /** Copies records to the end of another store, in a given order. */
    void copy(int[] order, int from, int to, RowStore target) {
        int next = from;
        while (next < to) {
            int first = order[next];
            int count = 1;
            while (next + count < to && order[next + count] == first + count) {
                count++;
            }
            target.addRun(this, first, first + count);
            next += count;
        }
    }

    private void addRun(RowStore other, int from, int to) {
        int shift = lines.size() - other.byteEnd(from);
        lines.putShort(other.lines.array(), other.byteEnd(from), other.byteEnd(to) - other.byteEnd(from));
        for (int i = from; i < to; i++) {
            int rows = other.rowEnd(i + 1) - other.rowEnd(i);
            note(other.tracks[i], other.offsets[i], rows, other.times[i], other.arrivals[i], other.record(i));
            byteEnds[size - 1] = other.byteEnds[i] + shift;
        }
    }

    /** Takes the last record back. Only before anything was sent. */
    void removeLast() {
        size--;
        lines.truncate(byteEnd(size));
        tracks[size] = null;
        if (keepRecords) {
            records[size] = null;
        }
    }

    private void grow() {
        int capacity = size * 2;
        tracks = Arrays.copyOf(tracks, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        byteEnds = Arrays.copyOf(byteEnds, capacity);
        rowEnds = Arrays.copyOf(rowEnds, capacity);
        times = Arrays.copyOf(times, capacity);
        arrivals = Arrays.copyOf(arrivals, capacity);
        if (keepRecords) {
            records = Arrays.copyOf(records, capacity);
        }
    }

    /** An empty store that keeps the same things. */
    RowStore emptyCopy() {
        return new RowStore(lines.size(), keepRecords);
    }

    /** The number of records. */
    int size() {
        return size;
    }

    PartitionTrack track(int index) {
        return tracks[index];
    }

    long offset(int index) {
        return offsets[index];
    }

    /** The record itself; null when records are not kept. */
    SinkRecord record(int index) {
        return keepRecords ? records[index] : null;
    }

    /** Where the lines of the first {@code count} records end. */
    int byteEnd(int count) {
        return count == 0 ? 0 : byteEnds[count - 1];
    }

    /** How many rows the first {@code count} records have. */
    int rowEnd(int count) {
        return count == 0 ? 0 : rowEnds[count - 1];
    }

    /** How many of the records from {@code from} on have at most so many bytes together; at least one. */
    int fit(int from, int to, int maxBytes) {
        int end = searchEnd(byteEnds, from, to, (long) byteEnd(from) + maxBytes);
        return Math.max(from + 1, end);
    }

    /** The index of the record that has a row, counted from 1 at the first record of all. */
    int recordOfRow(int row) {
        return searchEnd(rowEnds, 0, size, row - 1L);
    }

    /** The first index in a range whose end is beyond a limit. */
    private static int searchEnd(int[] ends, int from, int to, long limit) {
        int low = from;
        int high = to;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (ends[middle] <= limit) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Takes note that a request with these bytes failed: the HTTP client may read them a little longer. */
    void mayStillBeRead() {
        reusable = false;
    }

    /** Whether nobody reads the bytes any more once the last request with them is answered. */
    boolean isReusable() {
        return reusable;
    }

    /** Forgets everything, so that the memory can be used again. Only when no request reads it any more. */
    void clear() {
        lines.truncate(0);
        Arrays.fill(tracks, 0, size, null);
        if (keepRecords) {
            Arrays.fill(records, 0, size, null);
        }
        size = 0;
        timed = true;
        ordered = true;
        latest = RecordEncoder.NO_TIME;
    }
}
