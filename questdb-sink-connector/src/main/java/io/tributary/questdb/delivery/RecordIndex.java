package io.tributary.questdb.delivery;

import java.util.Arrays;
import org.apache.kafka.connect.sink.SinkRecord;

/** For each record of a run of lines: where it came from, how many rows it has and where its lines end. */
final class RecordIndex {
    private static final int INITIAL_RECORDS = 1_024;

    private PartitionTrack[] tracks = new PartitionTrack[INITIAL_RECORDS];
    private long[] offsets = new long[INITIAL_RECORDS];
    private int[] byteEnds = new int[INITIAL_RECORDS];
    private int[] rowEnds = new int[INITIAL_RECORDS];
    private SinkRecord[] records;
    private int size;

    /**
     * @param keepRecords whether the records themselves are kept, as reporting one takes
     */
    RecordIndex(boolean keepRecords) {
        this.records = keepRecords ? new SinkRecord[INITIAL_RECORDS] : null;
    }

    /**
     * Takes note of a record whose lines are the last ones.
     *
     * @param byteEnd where its lines end
     * @param record the record itself; only looked at when records are kept
     */
    void add(PartitionTrack track, long offset, int byteEnd, int rows, SinkRecord record) {
        if (size == offsets.length) {
            grow();
        }
        tracks[size] = track;
        offsets[size] = offset;
        byteEnds[size] = byteEnd;
        rowEnds[size] = rowEnd(size) + rows;
        if (records != null) {
            records[size] = record;
        }
        size++;
    }

    /** Takes note of a record of another index, whose lines now end elsewhere. */
    void addFrom(RecordIndex other, int record, int byteEnd) {
        add(other.tracks[record], other.offsets[record], byteEnd, other.rows(record), other.record(record));
    }

    void removeLast() {
        size--;
        tracks[size] = null;
        if (records != null) {
            records[size] = null;
        }
    }

    void clear() {
        Arrays.fill(tracks, 0, size, null);
        if (records != null) {
            Arrays.fill(records, 0, size, null);
        }
        size = 0;
    }

    private void grow() {
        int capacity = size * 2;
        tracks = Arrays.copyOf(tracks, capacity);
        offsets = Arrays.copyOf(offsets, capacity);
        byteEnds = Arrays.copyOf(byteEnds, capacity);
        rowEnds = Arrays.copyOf(rowEnds, capacity);
        if (records != null) {
            records = Arrays.copyOf(records, capacity);
        }
    }

    /** The number of records. */
    int size() {
        return size;
    }

    PartitionTrack track(int record) {
        return tracks[record];
    }

    long offset(int record) {
        return offsets[record];
    }

    /** The record itself; null when records are not kept. */
    SinkRecord record(int record) {
        return records == null ? null : records[record];
    }

    /** How many rows a record has. */
    int rows(int record) {
        return rowEnd(record + 1) - rowEnd(record);
    }

    /** How many bytes the lines of a record have. */
    int bytes(int record) {
        return byteEnd(record + 1) - byteEnd(record);
    }

    /** Where the lines of the first {@code count} records end. */
    int byteEnd(int count) {
        return count == 0 ? 0 : byteEnds[count - 1];
    }

    /** How many rows the first {@code count} records have. */
    int rowEnd(int count) {
        return count == 0 ? 0 : rowEnds[count - 1];
    }

    /** Where to end so that the records from {@code from} on have at most so many bytes together; at least one. */
    int fit(int from, int to, int maxBytes) {
        return Math.max(from + 1, searchEnd(byteEnds, from, to, (long) byteEnd(from) + maxBytes));
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
}
